import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import type { Remark } from './assessment.ts';
import type { Desk } from './operation-view.ts';

const nothing =
  /\bno (new |more |matching )?(\w+ )?(results?|items?|records?|entries|rows|data|content|matches|news)\b|\bnothing\b|\bempty\b|\bnone (was|were|is|are)\b/i;

/** Of a list below nothing that could itself be missing. */
const notFound = /\bno [\w ]{1,30}\b(found|available|match)/i;

const isEmptiness = (operation: Operation, says: string): boolean =>
  nothing.test(says) || (!operation.path.includes('{') && notFound.test(says));

/** "null when nothing matches", "204 if there are none". */
const none = String.raw`(?:there (?:are|is|were|was) (?:none|nothing)|none (?:match\w*|found|exist)|nothing|no (?:new |more |matching )?(?:results?|items?|records?|entries|rows|data|content|matches|news)|the (?:list|result) is empty)\b`;
const saidOtherwise = new RegExp(
  String.raw`\b(204|null)\b[^.;]{0,40}\b(?:if|when|where) ${none}|\b(?:if|when|where) ${none}[^.;]{0,40}\b(204|null)\b`,
);

/** What is said in words of an answer that holds nothing and is no empty list. */
export const saidEmptyAnswer = (desk: Desk, operation: Operation, told: string): Remark[] => {
  const [, one, other] = saidOtherwise.exec(told) ?? [];
  const answer = one ?? other;
  return answer === undefined
    ? []
    : [
        {
          rule: 'PP-04',
          says: `${answer} is said to be the answer where there is nothing new; the gateway needs 200 with an empty list`,
          mend: 'answer 200 with an empty list',
          at: desk.place(operation.pointer),
        },
      ];
};

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
