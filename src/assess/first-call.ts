import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import type { Remark } from './assessment.ts';
import { proseOf, type Desk, type QueryParameter } from './operation-view.ts';
import type { PolledList } from './polled-list.ts';

const refused =
  /\b((sync|delta|change) token|cursor|state|since)\b.{0,40}\b(missing|omitted|not (given|provided|supplied|passed|included))\b.{0,120}\b4(?!01|03)\d\d\b|without (a |the )?(valid )?((sync|delta|change) token|cursor)\b.{0,80}\b(4(?!01|03)\d\d|error|refused|rejected|fails?)\b/i;

/** Where it is said that a call without a state is refused: JSON Pointer. */
export const firstCallRefused = (desk: Desk, operation: Operation): string | undefined => {
  if (refused.test(proseOf(operation))) return operation.pointer;
  return rawResponses(desk.document, operation).find(
    ({ status, response }) =>
      status.startsWith('4') && refused.test(`${textMember(response.node, 'description') ?? ''} ${status}`),
  )?.response.pointer;
};

const now =
  /\bdefault(?:s|ing)?(?: value)?(?: is|:| to)? (?:the )?(?:now|current (?:time|date|moment|timestamp|instant))\b(?! ?[-–]| minus| less)|\b(?:now|current (?:time|date|moment)) (?:is (?:the default|used)|by default)\b/;

/** A filter that by itself begins now: without it, nothing is there to take a state from. */
export const beginsNow = ({ desk, filter }: PolledList): Remark[] =>
  now.test(filter.parameter.says)
    ? [
        {
          rule: 'PP-07',
          says: `Without "${filter.parameter.name}" the list begins now: the first poll finds nothing to take the state from`,
          mend: 'answer the first call with what there is',
          at: desk.place(filter.parameter.pointer),
        },
      ]
    : [];

const given = String.raw`(?:pass|provid|suppl|specif|giv|includ|set|sen[dt]|use|requir|present)\w*`;
/** `You must pass either "since" or "cursor"`, `one of "since" and "cursor" is required`. */
const oneOf = [
  new RegExp(
    String.raw`\b(?:must|ha(?:s|ve) to|needs? to)\b[^.]{0,20}\b${given}\b[^.]{0,40}?\b(?:either|one of)\b([^.]{0,200})`,
  ),
  new RegExp(
    String.raw`\b(?:either|one of)\b([^.]{0,200}?)\b(?:is|are|must be|has to be|needs to be) ${given}\b`,
  ),
];
const notBoth =
  /\b(?:never|not|cannot be|but not) (?:use |used |give |combine )?(?:both|combined|together)\b|mutually exclusive/;

const mentions = (says: string, { name }: QueryParameter): boolean =>
  says.split(/[^\w$[\].:-]+/).includes(name.toLowerCase());

/** What a text says of a choice among the ways to bound a list, one of which has to be taken. */
export interface Choice {
  readonly pointer: string;
  /** The state cannot be sent beside what is chosen first. */
  readonly isStrict: boolean;
}

/** Where it is said that a call needs this filter or another by state, and the first poll has no state. */
export const forcedChoice = ({ operation, parameters, filters, filter }: PolledList): Choice | undefined => {
  const texts = [
    { says: proseOf(operation), pointer: operation.pointer },
    ...parameters.map(({ says, pointer }) => ({ says, pointer })),
  ];
  const found = texts.find(({ says }) => {
    const group = oneOf.map((pattern) => pattern.exec(says)?.[1]).find((g) => g !== undefined) ?? '';
    const named = parameters.filter((p) => mentions(group, p));
    return (
      named.length > 1 &&
      named.includes(filter.parameter) &&
      named.every((p) => filters.some((f) => f.parameter === p))
    );
  });
  return found === undefined ? undefined : { pointer: found.pointer, isStrict: notBoth.test(found.says) };
};
