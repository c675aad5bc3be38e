import { isObject, member } from '../json.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import { answerOf } from './answer-list.ts';
import type { Candidate, Remark } from './assessment.ts';
import { headOf, type Desk } from './operation-view.ts';
import { standingOf } from './standing.ts';

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
  const ofOneThing = /\{[^}]*\}\/?$/.test(operation.path);
  const open: Remark[] = [
    ...(declared
      ? []
      : [
          {
            rule: 'P-03',
            says: 'The 202 declares no Location; the state has no other place',
            mend: 'declare the header, and send it with 200 and 202',
            at,
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
