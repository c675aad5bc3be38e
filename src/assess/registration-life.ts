import { valueAt } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import { schemaBelow } from '../openapi/media-type.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import { partsOf, propertiesOf } from '../openapi/schema-parts.ts';
import type { Remark } from './assessment.ts';
import { sentencesOf } from './callback-words.ts';
import { nameWords } from '../name-words.ts';
import { proseOf, type Desk } from './operation-view.ts';
import type { RegistrationBody } from './registration-body.ts';

const expiring = /^(expires?|expiration|expiry|ttl|lease)/;

/** What a registration comes with, and which may end before it does. */
const things = new Set(['token', 'secret', 'access', 'session', 'key', 'certificate', 'url', 'link']);

const isExpiry = (name: string): boolean => {
  const words = nameWords(name);
  return words.some((w) => expiring.test(w)) && !words.some((w) => things.has(w));
};

/** The field of the answer that says when a registration ends. */
const expiringAnswer = (desk: Desk, operation: Operation): { name: string; pointer: string } | undefined =>
  rawResponses(desk.document, operation)
    .filter((r) => r.status.startsWith('2'))
    .flatMap(({ response }) => {
      const written = schemaBelow(response);
      return written === undefined
        ? []
        : propertiesOf(partsOf(desk.document.root, written.schema, written.pointer).parts);
    })
    .find(({ name }) => isExpiry(name));

const ends = /\b(ends?|expires?|expired|renew(ed|al|ing)?|removed|deleted|lifetime|time.to.live)\b/;
const endless = /\b(never|forever|no expir|not expire|does not end|unlimited|indefinite)/;
const endsByItself =
  /\b(subscriptions?|web ?hooks?|registrations?|channels?)\b[^.]{0,30}\b(expires?|must be renewed|needs? to be renewed|has to be renewed|will expire)\b|\bmust be renewed\b/;

const isSaidToEnd = ({ document }: Desk, pointer: string): boolean => {
  const says = (textMember(valueAt(document.root, pointer), 'description') ?? '').toLowerCase();
  return ends.test(says) && !endless.test(says);
};

/** That a registration may end by itself, where body or answer say so (L-06). */
export const endingRegistration = (desk: Desk, operation: Operation, body: RegistrationBody): Remark[] => {
  const told = expiringAnswer(desk, operation);
  const asked = body.names.find(({ name, required }) => required && isExpiry(name));
  const ending =
    asked ?? body.names.find((named) => isExpiry(named.name) && isSaidToEnd(desk, named.pointer));
  const prose = ending === undefined && told === undefined && endsByItself.test(proseOf(operation));
  const common = { rule: 'L-06', mend: 'let it live until it is deleted' };
  return [
    ...(told === undefined
      ? []
      : [
          {
            ...common,
            says: `The answer tells "${told.name}": a registration may end, and the platform renews none`,
            at: desk.place(told.pointer),
          },
        ]),
    ...(ending === undefined
      ? []
      : [
          {
            ...common,
            says: `"${ending.name}" ${asked === undefined ? 'is said to end it' : 'is required'}: a registration ends, and the platform renews none`,
            at: desk.place(ending.pointer),
          },
        ]),
    ...(prose
      ? [
          {
            ...common,
            says: 'The description says that a registration ends by itself, and the platform renews none',
            at: desk.place(operation.pointer),
          },
        ]
      : []),
  ];
};

const one = String.raw`(?:one|a single|1) (?:(?:active|push|event) )?`;
const hook = String.raw`(?:web ?hooks?|subscriptions?|registrations?)\b(?! at a time)`;
const held = String.raw`(?:web ?hooks?|subscriptions?|call ?backs?|registrations?|urls?|end ?points?)\b(?! at a time)`;
const alone = new RegExp(
  [
    String.raw`\b(?:only|at most|just) ${one}${held}`,
    String.raw`\b(?:only|at most|just) (?:have|has|hold|create|register|be|exist|support|allow)s? ${one}${hook}`,
    String.raw`\b(?:maximum|max\.?|limit|limited|restricted) (?:of |to |is )*${one}${held}`,
    String.raw`\b(?:one|a single|1) (?:push )?(?:web ?hook|subscription) (?:per|for each)\b`,
    String.raw`\b(?:earlier|previous|existing|old|any other)\b.{0,40}\b(?:is|are|will be|gets?) (?:replaced|deleted|removed|overwritten)\b`,
    String.raw`\breplaces (?:the|any|an) (?:earlier|previous|existing|old)\b`,
  ].join('|'),
);

/** One for each URL, which every flow has of its own; or one URL for each. */
const ofOneUrl =
  /\bsame (?:\w+ )?(?:url|uri|call ?back|address|end ?point)\b|\b(?:url|uri|end ?point|call ?back)s?\b[^.]{0,20}\b(?:per|for each|for an?|for one) (?:web ?hook|subscription|registration|request)\b/;

/** That one registration may be held for several flows (W-22): by a PUT, or because it is said. */
export const sharedRegistration = (desk: Desk, operation: Operation): Remark[] => {
  const at = desk.place(operation.pointer);
  const mend = 'add a POST that makes one for each caller';
  if (sentencesOf(proseOf(operation)).some((s) => alone.test(s) && !ofOneUrl.test(s)))
    return [
      {
        rule: 'W-22',
        says: 'The description speaks of one registration only: a second flow would take it from the first',
        mend: 'hold one for each caller',
        at,
      },
    ];
  if (operation.method !== 'PUT') return [];
  const isNamed = /\}[^/]*\/?$/.test(operation.path);
  const says = isNamed
    ? 'A PUT names its registration itself: of two flows with one name, the second would replace the first'
    : 'A PUT on a fixed path holds one registration: a second flow would take it from the first';
  return [{ rule: 'W-22', says, mend, at }];
};
