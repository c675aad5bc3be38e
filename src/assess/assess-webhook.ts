import { defined } from '../defined.ts';
import { toPointer } from '../json.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Candidate, Remark } from './assessment.ts';
import { headOf, type Desk } from './operation-view.ts';
import { registrationBody } from './registration-body.ts';
import { isOwnAddress, registrationOf } from './registration.ts';
import { undeclaredRegistration } from './undeclared-registration.ts';
import { unsubscribingOf } from './unsubscribing.ts';
import type { Demand } from './webhook-demand.ts';
import { demandsOf } from './webhook-demands.ts';
import { evidenceOf, missingOf, openOf } from './webhook-remarks.ts';
import { risksOf } from './webhook-risks.ts';
import { standingOf } from './standing.ts';

/** Whether and how an operation registers a callback. */
export const assessWebhook = (desk: Desk, operation: Operation): Candidate[] => {
  const body = registrationBody(desk, operation);
  const ending = unsubscribingOf(desk, operation);
  if (body.callbacks.length === 0) return undeclaredRegistration(desk, operation, body, ending);
  const found = registrationOf(operation, body, ending, desk.operations);
  if (found === undefined) return [];
  const demands = demandsOf(desk, operation, found, body, ending);
  const demanded = (as: Demand['as']): Remark[] => demands.filter((d) => d.as === as).map((d) => d.remark);
  const missing = [...missingOf(desk, operation, found, body, ending), ...demanded('missing')];
  const open = [...openOf(desk, operation, found, body, ending), ...demanded('open')];
  const weight =
    found.callback.strength * 2 + (found.word === undefined ? 0 : 2) + (ending?.relation === 'child' ? 2 : 0);
  return [
    {
      ...headOf(desk, operation),
      mechanism: 'webhook',
      standing: standingOf(missing, open),
      evidence: evidenceOf(desk, found, operation, ending),
      missing,
      open,
      risks: [...risksOf(desk, operation, found, ending), ...demanded('risk')],
      weight: weight + (found.certain ? 2 : 0),
      webhook: {
        callback: toPointer(found.callback.path),
        certain: found.certain && !isOwnAddress(found, body),
        ...(ending === undefined || ending.relation === 'other-verb'
          ? {}
          : { unsubscribe: ending.operation.path }),
        ...defined({ notification: body.notification }),
      },
    },
  ];
};
