import type { EventEntry } from '../../model.ts';
import type { Subscription, WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { cutBody } from '../shared/cut-body.ts';
import { isLongEnough, tooShort } from '../shared/waits.ts';
import { hasCome, isUnread, watchedFor } from './registrations.ts';

interface Survivor {
  readonly subscription: Subscription;
  readonly event: EventEntry;
}

export const subscriptionsSurviveARestart = defineRule<WebhookView, Survivor>({
  id: 'L-08',
  slug: 'subscriptions-survive-a-restart',
  title: 'Subscriptions survive a restart of the service',
  why: 'A flow registers once and waits for months. A service that forgets its subscribers at a deployment silences every flow, and nobody is told.',
  repair: 'Keep subscriptions in a database, not in memory.',
  example: {
    breaks: 'POST /subscriptions → 201\nThe service is restarted, voicemail 42 arrives\nNothing is sent',
    keeps:
      'POST /subscriptions → 201\nThe service is restarted, voicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
  },
  source: 'Derived: the platform holds a subscription for months and never asks after it',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'W-22', 'C-19', 'U-04', 'L-02'],
  noSubject: 'the service was not restarted (`service.restart`)',
  *subjects(view) {
    for (const window of view.windows.filter((w) => w.restarted === true)) {
      const subscription = view.subscriptions.find((s) => s.id === window.observer);
      const event = view.events.find((e) => e.token === window.events.at(-1));
      if (subscription !== undefined && event !== undefined) yield { subscription, event };
    }
  },
  about: ({ subscription }) => [subscription.id],
  *judge({ subscription, event }, view) {
    if (hasCome(event, subscription)) return;
    if (isUnread(event, subscription)) {
      yield cutBody('A notification');
      return;
    }
    const waited = watchedFor(subscription, event, view);
    if (!isLongEnough(waited, view.settle)) {
      yield tooShort(view.settle);
      return;
    }
    yield {
      message: `After a restart of the service a subscription from before it receives nothing (waited ${seconds(waited)})`,
      seen: seen(subscription.registration.exchange, 'callback'),
    };
  },
});
