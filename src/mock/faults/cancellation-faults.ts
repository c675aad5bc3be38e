import { carriesKey } from '../core/access.ts';
import { empty, problem } from '../core/call.ts';
import { isCallTo } from '../core/registry.ts';
import { subscribing } from '../core/subscribing.ts';
import type { MockFault } from './fault.ts';

/** Mistakes in ending a subscription. */
export const cancellationFaults: readonly MockFault[] = [
  {
    name: 'delete-demands-header',
    description: 'DELETE without an X-Confirm header is answered 412.',
    breaks: { webhook: 'U-01' },
    change: {
      subscribing: {
        cancel: (subscription, call, desk) =>
          call.headers['x-confirm'] === undefined
            ? problem(412, 'Header "X-Confirm" is missing')
            : subscribing.cancel(subscription, call, desk),
      },
    },
  },
  {
    name: 'delete-answers-500',
    description: 'DELETE ends the subscription, and fails while it writes its audit log.',
    breaks: { webhook: 'U-02' },
    change: {
      subscribing: {
        cancel: (subscription, call, desk) => {
          const answer = subscribing.cancel(subscription, call, desk);
          return answer.status === 204 ? problem(500, 'Audit log unavailable') : answer;
        },
      },
    },
  },
  {
    name: 'delivers-after-delete',
    description: 'DELETE is answered 204 and does nothing.',
    breaks: { webhook: 'U-03' },
    change: {
      subscribing: {
        cancel: (subscription) =>
          subscription === undefined ? problem(404, 'There is no such subscription') : empty(204),
      },
    },
  },
  {
    name: 'delete-removes-all',
    description: 'DELETE ends every subscription, not only the one it names.',
    breaks: { webhook: 'U-04' },
    change: {
      subscribing: {
        cancel: (subscription, call, desk) => {
          const answer = subscribing.cancel(subscription, call, desk);
          if (answer.status === 204) for (const other of desk.registry.live()) desk.registry.end(other);
          return answer;
        },
      },
    },
  },
  {
    name: 'delete-needs-no-credentials',
    description: 'Whoever knows the Location can end the subscription.',
    breaks: { webhook: 'U-07' },
    change: {
      access: {
        isGood: (call, scheme, key) => call.method === 'DELETE' || carriesKey(call, scheme, key),
      },
    },
  },
  {
    name: 'second-delete-crashes',
    description: 'A DELETE that is repeated is answered 500.',
    breaks: { webhook: 'U-05' },
    change: {
      subscribing: {
        cancel: (subscription, call, desk) =>
          subscription === undefined && desk.registry.ended().some((s) => isCallTo(call, s.target))
            ? problem(500, 'Sequence contains no elements')
            : subscribing.cancel(subscription, call, desk),
      },
    },
  },
  {
    name: 'unknown-id-answers-204',
    description: 'DELETE of a subscription that never was is answered 204, as if there had been one.',
    breaks: { webhook: 'U-06' },
    change: {
      subscribing: {
        cancel: (subscription, call, desk) => {
          subscribing.cancel(subscription, call, desk);
          return empty(204);
        },
      },
    },
  },
];
