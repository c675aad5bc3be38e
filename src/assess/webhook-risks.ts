import { isObject, member } from '../json.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import type { Remark } from './assessment.ts';
import { testCallOf } from './handshake.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import { isForeign, type Unsubscribing } from './unsubscribing.ts';

/** That the answer may not say where a registration is ended. */
const risksOfAnswer = (desk: Desk, operation: Operation): Remark[] => {
  const success = rawResponses(desk.document, operation).filter((r) =>
    /^(2\d\d|2xx|default)$/i.test(r.status),
  );
  const created = success.find((r) => r.status === '201') ?? success[0];
  const headers = created === undefined ? undefined : member(created.response.node, 'headers');
  if (isObject(headers) && Object.keys(headers).some((h) => h.toLowerCase() === 'location')) return [];
  return [
    {
      rule: 'W-03',
      says: 'No answer declares Location; without it in the 201 the platform cannot unsubscribe',
      at: desk.place(created?.response.pointer ?? operation.pointer),
    },
  ];
};

/** What the Location has to be so that the DELETE ends this registration, and no other. */
const risksOfEnding = (desk: Desk, operation: Operation, ending: Unsubscribing | undefined): Remark[] => {
  if (ending === undefined) return [];
  const { relation, asked } = ending;
  const at = desk.place(ending.operation.pointer);
  const risks: Remark[] = [];
  if (asked.length > 0 && relation !== 'other-verb')
    risks.push({
      rule: 'W-05',
      says: `The DELETE requires ${asked.map((name) => `"${name}"`).join(', ')} in the query: the Location must carry it`,
      at,
    });
  if (relation === 'same')
    risks.push({
      rule: 'W-05',
      says: 'The DELETE has the path of the registration: its Location must tell this registration from others in the query',
      at,
    });
  if (relation === 'named' && !isForeign(operation, ending))
    risks.push({
      rule: 'W-06',
      says: `That DELETE ${ending.operation.path} ends it is told by its name only`,
      at,
    });
  return risks;
};

/** That a callback is called for trial: to a flow, that is an event like any other. */
const risksOfTrial = (desk: Desk, operation: Operation, registration: Registration): Remark[] => {
  const pointer = testCallOf(desk, operation, registration);
  if (pointer === undefined) return [];
  return [
    {
      rule: 'W-14',
      says: 'The description speaks of a call for trial when it is registered, which starts the flow like any other',
      at: desk.place(pointer),
    },
  ];
};

/** What can go wrong although a registration can be used. */
export const risksOf = (
  desk: Desk,
  operation: Operation,
  registration: Registration,
  ending: Unsubscribing | undefined,
): Remark[] => [
  ...risksOfAnswer(desk, operation),
  ...risksOfEnding(desk, operation, ending),
  ...risksOfTrial(desk, operation, registration),
];
