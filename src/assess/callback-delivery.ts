import { member, pointerSegments } from '../json.ts';
import { nameWords } from '../name-words.ts';
import { callbackObjects } from '../openapi/callback-object.ts';
import { isJsonType } from '../openapi/media-type.ts';
import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { asksForHandshake } from './callback-challenge.ts';
import { isSaid, saidOf, whereSaid } from './callback-words.ts';
import type { Desk } from './operation-view.ts';
import { valuesOf, type NamedPlace, type RegistrationBody } from './registration-body.ts';
import type { Registration } from './registration.ts';
import type { Demand } from './webhook-demand.ts';

/** A property by which a service lets it be chosen how it calls. */
interface Choice {
  readonly rule: 'C-01' | 'C-03';
  readonly name: RegExp;
  readonly known: RegExp;
  readonly right: RegExp;
  readonly takes: string;
}

const choices: readonly Choice[] = [
  {
    rule: 'C-03',
    name: /^(?:(?:payload|body|message|notification|delivery|communication|data|web ?hook|hook|event|request|callback|post|output) )*(?:format|encoding|(?:content|media|mime) type|serialization)$/,
    known: /json|xml|form|url.?encoded|soap|csv|yaml|proto|avro|^https?$|multipart|html|^text/i,
    right: /json/i,
    takes: 'a flow reads JSON alone',
  },
  {
    rule: 'C-01',
    name: /^(?:(?:http|request|callback|web ?hook|hook|call|delivery|notification|url|post) )*(?:method|verb)$/,
    known: /^(?:get|post|put|patch|delete|head)$/i,
    right: /^post$/i,
    takes: 'a flow takes POST alone',
  },
];

const toldDefault = /\bdefault(?:s|ed)?(?: value| format| method)?(?: is| to|:)? ?["'`]?([\w/+.-]+)/i;

/** What is sent where nothing is chosen, as far as the document tells. */
const defaultOf = ({ parts }: NamedPlace): string | undefined => {
  const declared = parts.map(({ node }) => textMember(node, 'default')).find((d) => d !== undefined);
  const told = parts.map(({ node }) => toldDefault.exec(textMember(node, 'description') ?? '')?.[1]);
  return declared ?? told.find((d) => d !== undefined);
};

const chosen = (desk: Desk, named: NamedPlace, { rule, known, right, takes }: Choice): Demand[] => {
  const values = valuesOf(named);
  const wrong = values.filter((v) => known.test(v) && !right.test(v));
  const at = desk.place(named.pointer);
  const name = `"${named.name}"`;
  if (values.length > 0 && wrong.length === values.length)
    return [
      {
        as: 'missing',
        remark: { rule, says: `${name} offers ${wrong.join(', ')}; ${takes}`, mend: 'offer that', at },
      },
    ];
  const preset = defaultOf(named);
  if (preset !== undefined && known.test(preset) && !right.test(preset))
    return [{ as: 'risk', remark: { rule, says: `${name} is "${preset}" by default; ${takes}`, at } }];
  return preset === undefined && named.required && wrong.length > 0
    ? [{ as: 'risk', remark: { rule, says: `${name} may be ${wrong.join(', ')}; ${takes}`, at } }]
    : [];
};

const form = String.raw`(?:x-www-form-urlencoded|form[ -]?(?:url)?[ -]?encoded|form[ -]data|multipart|xml|soap)\b`;
const sentAsForm = [
  new RegExp(
    String.raw`\b(?:payloads?|events?|notifications?|deliver(?:y|ies)|messages?|callbacks?|web ?hooks?)\b[^.]{0,40}\b(?:is|are|will be|gets?) (?:sent|posted|delivered|encoded|formatted|serialized|submitted)\b.{0,40}\b${form}`,
    'i',
  ),
  new RegExp(String.raw`\b(?:posts|sends|delivers|we (?:post|send|deliver))\b.{0,30}\b${form}`, 'i'),
];
const otherVerb =
  /\b(?:as|with|by|via|using|in) (?:an? )?(?:http )?(?:get|put|patch)(?: requests?| calls?)?\b|\b(?:sends?|makes?|issues?) (?:an? )?(?:http )?(?:get|put|patch) (?:request|call)s?\b/i;
const delivering = /\b(?:events?|notifications?|deliver\w+|each|every|whenever)\b/i;

const once = [
  /\b(?:it|web ?hooks?|hooks?|call ?backs?|urls?|subscriptions?) (?:is|are|will be) (?:only )?(?:called|triggered|fired|invoked|notified) (?:only once|once only|once|one time)\b(?! (?:per|for|each|every|when|an?|the|this|it|after|that)\b)/i,
  /\b(?:deleted|removed|disabled|switched off|deactivated|unsubscribed|discarded) after (?:the |its |an? )?(?:first |single |one )(?:successful )?(?:delivery|call|event|notification|use)\b/i,
  /\b(?:one[ -]time|single[ -]use|one[ -]shot) (?:web ?hooks?|hooks?|call ?backs?|subscriptions?)\b/i,
];

/** What is said of how the callback is called. */
const saidOfCalls = (desk: Desk, operation: Operation, { callback }: Registration): Demand[] => {
  const said = saidOf(desk, operation, callback);
  const missing = (at: string | undefined, rule: string, says: string, mend: string): Demand[] =>
    at === undefined ? [] : [{ as: 'missing', remark: { rule, says, mend, at: desk.place(at) } }];
  const json = callbackObjects(desk.document, operation).flatMap(({ content }) =>
    content === undefined || isJsonType(pointerSegments(content.pointer).at(-1) ?? '')
      ? []
      : [content.pointer],
  );
  return [
    ...missing(
      json[0] ?? whereSaid(said, (s) => !/json/i.test(s) && sentAsForm.some((words) => isSaid(words, s))),
      'C-03',
      'What is sent is no JSON, which is all that a flow reads',
      'offer JSON',
    ),
    ...missing(
      whereSaid(
        said,
        (s) => isSaid(otherVerb, s) && delivering.test(s) && !/\bpost/i.test(s) && !asksForHandshake(s),
      ),
      'C-01',
      'The description calls by another verb than POST, which is all that a flow takes',
      'call by POST',
    ),
    ...(callback.once
      ? []
      : missing(
          whereSaid(said, (s) => once.some((words) => isSaid(words, s))),
          'C-19',
          'The description says that it is called once only: every later event is lost',
          'tell it of every event',
        )),
  ];
};

const outdated =
  /\bthis (?:end ?point|operation|method|api|call|resource|version|web ?hook)\b[^.]{0,30}\bdeprecated\b|^\W*deprecated\b/i;

/** That a registration may be gone soon. */
const deprecation = (desk: Desk, operation: Operation, found: Registration): Demand[] => {
  const marked = member(operation.node, 'deprecated') === true ? operation.pointer : undefined;
  const at =
    marked ?? whereSaid(saidOf(desk, operation, found.callback).slice(0, 1), (s) => isSaid(outdated, s));
  return at === undefined
    ? []
    : [{ as: 'risk', remark: { says: 'It is deprecated: it may be gone one day', at: desk.place(at) } }];
};

/** How a callback is called where a flow could not take it. */
export const deliveryDemands = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
): Demand[] => [
  ...body.names.flatMap((named) =>
    choices.flatMap((choice) =>
      choice.name.test(nameWords(named.name).join(' ')) ? chosen(desk, named, choice) : [],
    ),
  ),
  ...saidOfCalls(desk, operation, found),
  ...deprecation(desk, operation, found),
];
