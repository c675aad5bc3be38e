import { empty, problem } from '../http/answer.ts';
import { firstTenant } from '../http/access.ts';
import type { HookFault } from './fault.ts';
import { hooks, interested } from './hooks.ts';

/** Mistakes in ending a subscription. */
export const cancellationFaults: readonly HookFault[] = [
  {
    name: 'delete-demands-body',
    description: 'DELETE without a body that gives a reason is answered 400.',
    must: ['U-01'],
    may: ['U-02', 'U-03', 'U-05'],
    change: {
      hooks: {
        cancel: (cancellation) =>
          cancellation.call.body === undefined
            ? problem(400, 'Property "reason" is missing')
            : hooks.cancel(cancellation),
      },
    },
  },
  {
    name: 'delete-demands-header',
    description: 'DELETE without an X-Confirm header is answered 412.',
    must: ['U-01'],
    may: ['U-02', 'U-03', 'U-05'],
    change: {
      hooks: {
        cancel: (cancellation) =>
          cancellation.call.headers['x-confirm'] === undefined
            ? problem(412, 'Header "X-Confirm" is missing')
            : hooks.cancel(cancellation),
      },
    },
  },
  {
    name: 'delete-answers-500',
    description: 'DELETE ends the subscription, and fails while it writes its audit log.',
    must: ['U-02'],
    may: ['U-01', 'U-05'],
    pact: true,
    change: {
      hooks: {
        cancel: (cancellation) => {
          const answer = hooks.cancel(cancellation);
          return answer.status === 204 ? problem(500, 'Audit log unavailable') : answer;
        },
      },
    },
  },
  {
    name: 'delete-redirects',
    description: 'DELETE ends the subscription and redirects to the list of subscriptions.',
    must: ['U-02'],
    may: ['U-01'],
    change: {
      hooks: {
        cancel: (cancellation) => {
          const answer = hooks.cancel(cancellation);
          const list = cancellation.call.path.replace(/\/[^/]*$/, '');
          return answer.status === 204
            ? empty(302, [['Location', `${cancellation.call.origin}${list}`]])
            : answer;
        },
      },
    },
  },
  {
    name: 'delivers-after-delete',
    description: 'DELETE is answered 204 and does nothing.',
    must: ['U-03'],
    may: ['U-04', 'L-04'],
    change: {
      hooks: {
        cancel: ({ subscription }) =>
          subscription === undefined ? problem(404, 'No such subscription') : empty(204),
      },
    },
  },
  {
    name: 'delivers-late-after-delete',
    description: 'Deleted subscriptions stay in a second queue, which is served after the others.',
    must: ['U-03'],
    may: ['L-04', 'C-08'],
    change: {
      hooks: {
        recipients: (registry, notice) => [
          ...hooks.recipients(registry, notice),
          ...interested(registry.ended(), notice),
        ],
        delay: (registry, subscription) => (registry.find(subscription.id) === undefined ? 500 : 0),
        isLive: () => true,
      },
    },
  },
  {
    name: 'delete-removes-all',
    description: 'DELETE ends every subscription, not only the one it names.',
    must: ['U-04'],
    may: ['C-19', 'L-01', 'L-03', 'U-02', 'U-07'],
    change: {
      hooks: {
        cancel: (cancellation) => {
          const answer = hooks.cancel(cancellation);
          if (answer.status === 204) {
            for (const { id } of cancellation.registry.live()) cancellation.registry.end(id);
          }
          return answer;
        },
      },
    },
  },
  {
    name: 'second-delete-crashes',
    description: 'A DELETE that is repeated is answered 500.',
    must: ['U-05'],
    may: ['U-06'],
    change: {
      hooks: {
        cancel: (cancellation) =>
          cancellation.registry.ended().some((s) => s.id === cancellation.id)
            ? problem(500, 'Sequence contains no elements')
            : hooks.cancel(cancellation),
      },
    },
  },
  {
    name: 'unknown-id-crashes',
    description: 'DELETE of a subscription that never was is answered 500.',
    must: ['U-06'],
    may: [],
    change: {
      hooks: {
        cancel: (cancellation) =>
          cancellation.subscription === undefined &&
          !cancellation.registry.ended().some((s) => s.id === cancellation.id)
            ? problem(500, 'Object reference not set')
            : hooks.cancel(cancellation),
      },
    },
  },
  {
    name: 'unknown-id-answers-204',
    description: 'DELETE of a subscription that never was is answered 204, as if there had been one.',
    must: ['U-06'],
    may: [],
    change: {
      hooks: {
        cancel: (cancellation) => {
          hooks.cancel(cancellation);
          return empty(204);
        },
      },
    },
  },
  {
    name: 'delete-needs-no-credentials',
    description: 'Whoever knows the Location can end the subscription.',
    must: ['U-07'],
    may: ['S-03'],
    change: { hooks: { mayCancel: (_, keys) => firstTenant(keys) } },
  },
  {
    name: 'cancels-for-any-tenant',
    description: 'A DELETE looks a subscription up by its id alone, whoever it belongs to.',
    must: ['S-03'],
    may: [],
    change: {
      hooks: {
        cancel: ({ id, registry }) => {
          if (registry.find(id) === undefined) return problem(404, 'No such subscription');
          registry.end(id);
          return empty(204);
        },
      },
    },
  },
  {
    name: 'cancels-by-post',
    description: 'A subscription is ended by POST to its Location, and DELETE is answered 405.',
    must: ['U-10'],
    may: ['U-01', 'U-02', 'U-03', 'U-05', 'U-06', 'L-04'],
    change: { hooks: { verbs: { register: 'POST', cancel: 'POST' } } },
  },
];
