import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import type { Remark } from './assessment.ts';
import { proseOf, type Desk } from './operation-view.ts';

const nothing =
  /\bno (new |more |matching )?(\w+ )?(results?|items?|records?|entries|rows|data|content|matches|news)\b|\bnothing\b|\bempty\b|\bnone (was|were|is|are)\b/i;

/** Of a list below nothing that could itself be missing. */
const notFound = /\bno [\w ]{1,30}\b(found|available|match)/i;

const isEmptiness = (operation: Operation, says: string): boolean =>
  nothing.test(says) || (!operation.path.includes('{') && notFound.test(says));

/** An answer other than 200 that a list gives where it has nothing to tell. */
export const emptyAnswerOf = (desk: Desk, operation: Operation): Remark[] =>
  rawResponses(desk.document, operation)
    .filter(
      ({ status, response }) =>
        status === '204' ||
        (/^(304|404)$/.test(status) &&
          isEmptiness(operation, textMember(response.node, 'description') ?? '')),
    )
    .slice(0, 1)
    .map(({ status, response }) => ({
      rule: 'PP-04',
      says: `${status} seems to be the answer where there is nothing new; the gateway needs 200 with an empty list`,
      mend: 'answer 200 with an empty list',
      at: desk.place(response.pointer),
    }));

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
