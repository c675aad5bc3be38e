import { isObject, member } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import type { Place } from '../model.ts';
import { answerOf } from './answer-list.ts';
import type { Candidate, Remark } from './assessment.ts';
import { headOf, proseOf, type Desk } from './operation-view.ts';
import { standingOf } from './standing.ts';

/** Of a job that ends: 202 means that it is not done, and not that there is nothing new. */
const working =
  /\b(still|currently) (running|processing|pending|being)\b|\bin progress\b|\bnot (yet )?(done|finished|complete|completed|ready)\b|\b(job|export|report|operation) is (running|pending)\b/i;

/** What decides whether an operation is polled for events, and the document does not tell. */
const openOf = (desk: Desk, operation: Operation, undeclared: Place | undefined): Remark[] => {
  const ofOneThing = /\{[^}]*\}(\/(result|results|status|state|output))?\/?$/i.test(operation.path);
  return [
    ...(undeclared === undefined
      ? []
      : [
          {
            rule: 'P-03',
            says: 'The 202 declares no Location; the state has no other place',
            mend: 'declare the header, and send it with 200 and 202',
            at: undeclared,
          },
        ]),
    ...(ofOneThing
      ? [
          {
            says: 'The path names one thing: this may be the state of a job, which ends, and no stream of events',
            at: desk.place(operation.pointer),
          },
        ]
      : []),
  ];
};

/** Whether an operation declares what native polling needs: 202, and a Location with the state. */
export const assessNative = (desk: Desk, operation: Operation): Candidate[] => {
  if (operation.method !== 'GET') return [];
  const responses = rawResponses(desk.document, operation);
  const accepted = responses.find((r) => r.status === '202');
  const ok = responses.find((r) => r.status === '200');
  if (accepted === undefined || ok === undefined) return [];
  const header = (response: typeof accepted): string | undefined => {
    const headers = member(response.response.node, 'headers');
    return isObject(headers) ? Object.keys(headers).find((h) => h.toLowerCase() === 'location') : undefined;
  };
  const at = desk.place(accepted.response.pointer);
  const declared = header(accepted) !== undefined;
  const isList = answerOf(desk, operation).kind === 'list';
  if (!declared && !isList) return [];
  const says = `${proseOf(operation)} ${textMember(accepted.response.node, 'description') ?? ''}`;
  if (working.test(says)) return [];
  const open = openOf(desk, operation, declared ? undefined : at);
  return [
    {
      ...headOf(desk, operation),
      mechanism: 'native',
      standing: standingOf([], open),
      evidence: [
        { says: 'Answers 202 while there is nothing new', at },
        ...(declared ? [{ says: 'The 202 carries a Location, which can hold the state', at }] : []),
      ],
      missing: [],
      open,
      risks:
        header(ok) === undefined
          ? [
              {
                rule: 'P-04',
                says: 'The 200 declares no Location; it must carry the new state',
                at: desk.place(ok.response.pointer),
              },
            ]
          : [],
      weight: isList ? 2 : 1,
    },
  ];
};
