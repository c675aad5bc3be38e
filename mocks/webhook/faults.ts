import { callbackFaults } from './callback-faults.ts';
import { cancellationFaults } from './cancellation-faults.ts';
import type { HookFault } from './fault.ts';
import { keepingFaults } from './keeping-faults.ts';
import { locationFaults } from './location-faults.ts';
import { notificationFaults } from './notification-faults.ts';
import { raceFaults } from './race-faults.ts';
import { refusalFaults } from './refusal-faults.ts';
import { registrationFaults } from './registration-faults.ts';
import { restartFaults } from './restart-faults.ts';
import { retryFaults } from './retry-faults.ts';
import { tenantFaults } from './tenant-faults.ts';

/** Every fault of subscriptions, in the order of their life. */
export const hookFaults: readonly HookFault[] = [
  ...registrationFaults,
  ...callbackFaults,
  ...refusalFaults,
  ...keepingFaults,
  ...raceFaults,
  ...locationFaults,
  ...notificationFaults,
  ...tenantFaults,
  ...retryFaults,
  ...cancellationFaults,
  ...restartFaults,
];
