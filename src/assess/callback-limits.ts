import { member, valueAt } from '../json.ts';
import type { Place } from '../model.ts';
import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Located } from '../openapi/reference.ts';
import { partsOf } from '../openapi/schema-parts.ts';
import { isSaid, place, saidBy, sentencesOf, whereSaid } from './callback-words.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Demand } from './webhook-demand.ts';

/** Characters of a callback URL of today, and those that a service should have room for. */
const TODAY = 280;
const ROOM = 1024;

const lengths = [
  /\bmax(?:imum|imal)?\.?(?: allowed)? length(?: of| is|:)? ?(\d{2,4})\b/i,
  /\bmax(?:imum|imal)?\.?(?: of|:)? ?(\d{2,4}) (?:characters|chars|bytes|letters)\b/i,
  /\b(?:at most|up to|not? (?:longer|more) than|fewer than|not exceed|limited to|less than) (\d{2,4}) (?:characters|chars|bytes|letters)\b/i,
  /\b(\d{2,4}) (?:characters|chars) (?:or less|max|at most|limit)/i,
];

const isQueryRefused = (sentence: string): boolean =>
  /(?:\b(?:not|cannot|never)|n['’]t) (?:\w+ )?(?:contain|include|have|carry|hold|allow|support|accept|permit)\w*\b[^.]{0,20}\bquery\b/i.test(
    sentence,
  ) ||
  /\b(?:no|without) (?:a |any )?query\b(?!.{0,60}\b(?:required|needed|necessary)\b)/i.test(sentence) ||
  /\bquery[ -]?(?:strings?|parameters?|params?)? (?:is|are) (?:removed|stripped|dropped|ignored|forbidden|cut)/i.test(
    sentence,
  );

const isPortRefused = (sentence: string): boolean =>
  /\b(?:not|cannot|never|no|without)\b[^.]{0,20}\b(?:contain|include|specify|have|a|any|explicit)[^.]{0,12}\bport\b/i.test(
    sentence,
  );

const hosts =
  /\b(?:domain|host(?:name)?)s?\b[^.]{0,40}\b(?:white-?listed|allow-?listed|on the (?:white|allow)-?list|approved)\b/i;

const base = 'https://a.co/w';
/** What callback URLs have, each on its own; short, so that no pattern takes long. */
const shapes = [
  { part: 'query', url: `${base}?a=b&c=d_-` },
  { part: 'percent sign', url: `${base}?a=%2Fb` },
  { part: 'port', url: 'https://a.co:443/w' },
] as const;

const isMatch = (pattern: string, text: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
};

const refusedBy = (pattern: string): readonly string[] =>
  isMatch(pattern, base) ? shapes.filter(({ url }) => !isMatch(pattern, url)).map(({ part }) => part) : [];

/** The property that takes the URL, and what is said of it. */
interface Taker {
  readonly name: string;
  readonly at: Place;
  readonly parts: readonly Located[];
  readonly sentences: readonly string[];
}

const rule = 'W-11';
const mend = 'take URLs of 2048 characters, with their port and query as they are';

const lengthDemands = ({ name, at, parts, sentences }: Taker): Demand[] => {
  const declared = parts.map(({ node }) => member(node, 'maxLength')).find((n) => typeof n === 'number');
  const told = sentences
    .flatMap((s) => lengths.map((words) => Number(words.exec(s)?.[1] ?? NaN)))
    .find((n) => n > 0);
  const most = declared ?? told;
  if (most === undefined || most >= ROOM) return [];
  return most < TODAY
    ? [
        {
          as: 'missing',
          remark: { rule, says: `${name} holds ${most} characters; callback URLs are longer`, mend, at },
        },
      ]
    : [
        {
          as: 'risk',
          remark: { rule, says: `${name} holds ${most} characters; a callback URL can be longer`, at },
        },
      ];
};

const patternDemands = ({ name, at, parts }: Taker): Demand[] => {
  const refused = parts.flatMap(({ node }) => refusedBy(textMember(node, 'pattern') ?? ''));
  const says = `The pattern of ${name} leaves no room for a ${refused.join(' or a ')}, which callback URLs have`;
  return refused.length === 0 ? [] : [{ as: 'missing', remark: { rule, says, mend, at } }];
};

const about = new RegExp(String.raw`\b${place}`, 'i');

/** Callback URLs that a registration is said not to take. */
export const limitDemands = (desk: Desk, operation: Operation, { callback }: Registration): Demand[] => {
  const { root } = desk.document;
  const { parts } = partsOf(root, valueAt(root, callback.pointer), callback.pointer);
  const own = {
    text: parts.map(({ node }) => saidBy(node, '').text).join('\n\n'),
    pointer: callback.pointer,
  };
  const general = [saidBy(operation.node, operation.pointer)];
  const taker: Taker = {
    name: `"${callback.path.join('.')}"`,
    at: desk.place(callback.pointer),
    parts,
    sentences: sentencesOf(own.text),
  };
  const query =
    whereSaid([own], isQueryRefused) ?? whereSaid(general, (s) => about.test(s) && isQueryRefused(s));
  const told = (as: Demand['as'], where: string | undefined, says: string): Demand[] =>
    where === undefined
      ? []
      : [{ as, remark: { rule, says, at: desk.place(where), ...(as === 'risk' ? {} : { mend }) } }];
  return [
    ...lengthDemands(taker),
    ...told(
      'missing',
      query,
      'The description allows no query in the URL; that of a flow carries its signature there',
    ),
    ...patternDemands(taker),
    ...told(
      'risk',
      whereSaid([own], isPortRefused),
      'The description allows no port in the URL; that of a flow may name its own, which is 443',
    ),
    ...told(
      'risk',
      whereSaid([own, ...general], (s) => isSaid(hosts, s)),
      'The description takes URLs of hosts that were allowed before: those of the platform have to be among them',
    ),
  ];
};
