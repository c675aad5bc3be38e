import { cancellationFaults } from './cancellation-faults.ts';
import type { MockFault } from './fault.ts';
import { listingFaults } from './listing-faults.ts';
import { locationFaults } from './location-faults.ts';
import { notificationFaults } from './notification-faults.ts';
import { pollingFaults } from './polling-faults.ts';
import { registrationFaults } from './registration-faults.ts';
import { sharedFaults } from './shared-faults.ts';

/** Every way in which the mock can break its contract. */
export const mockFaults: readonly MockFault[] = [
  ...sharedFaults,
  ...locationFaults,
  ...pollingFaults,
  ...listingFaults,
  ...registrationFaults,
  ...notificationFaults,
  ...cancellationFaults,
];
