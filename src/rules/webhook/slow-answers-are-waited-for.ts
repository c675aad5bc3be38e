import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { attemptsAt, heldFor, type Attempts } from './attempts.ts';

/** ms of waiting after which nobody is called hasty: a sender that waits five seconds, by any clock, waited a few. */
const PATIENT = 4500;

export const slowAnswersAreWaitedFor = defineRule<WebhookView, Attempts>({
  id: 'C-15',
  slug: 'slow-answers-are-waited-for',
  title: 'An answer of the callback that takes a few seconds is waited for',
  why: 'The platform has its slow moments. A sender that gives up after a second sends the event again, and the flow runs twice.',
  repair: 'Give the callback ten seconds and more before you repeat.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 { "id": 42 }\n(1 s later, before the answer) POST https://flow.example/run?sig=s1 { "id": 42 }',
    keeps: 'POST https://flow.example/run?sig=s1 { "id": 42 }\n(3 s later) 202 Accepted',
  },
  source: 'Limits of Azure Logic Apps: 120 s for an inbound request (Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  after: ['C-01', 'C-02', 'C-06', 'C-12'],
  needsEvents: true,
  noSubject: 'no notification was answered late',
  subjects: (view) =>
    attemptsAt(view.strained, view).filter(
      ({ attempts: [first], until }) =>
        first?.entry.delay !== undefined && until > first.entry.at + heldFor(first),
    ),
  about: ({ subscription }) => [subscription.id],
  *judge({ attempts }, view) {
    const [first] = attempts;
    const again = attempts[view.settings.perEmit];
    if (first === undefined) return;
    const callback = `A callback that takes ${seconds(first.entry.delay ?? 0)} to answer 202`;
    const repeatedAfter = again === undefined ? Infinity : again.entry.at - first.entry.at;
    if (again !== undefined && repeatedAfter < PATIENT)
      yield {
        message: `${callback} got the same event again after ${seconds(repeatedAfter)}`,
        seen: seen(again.entry, 'body'),
      };
    else if (first.entry.givenUp !== undefined && first.entry.givenUp < PATIENT)
      yield {
        message: `${callback} was not waited for: the connection was closed after ${seconds(first.entry.givenUp)}${again === undefined ? '' : `, and the same event came again after ${seconds(repeatedAfter)}`}`,
        seen: seen(first.entry, 'body'),
      };
  },
});
