import type { Operation } from '../openapi/operation.ts';
import { answerDemands } from './callback-answer.ts';
import { choiceDemands } from './callback-choices.ts';
import { deliveryDemands } from './callback-delivery.ts';
import { limitDemands } from './callback-limits.ts';
import type { Desk } from './operation-view.ts';
import type { RegistrationBody } from './registration-body.ts';
import { secondCallDemands } from './registration-second-call.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';
import type { Demand } from './webhook-demand.ts';

/** What a service demands of callback URLs, of answers, of what is sent and of further calls. */
export const demandsOf = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
): Demand[] => [
  ...limitDemands(desk, operation, found),
  ...answerDemands(desk, operation, found),
  ...choiceDemands(desk, found, body),
  ...deliveryDemands(desk, operation, found),
  ...secondCallDemands(desk, operation, found, body, ending),
];
