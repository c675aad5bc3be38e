import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { isLongEnough } from '../shared/waits.ts';
import { hasCome, isUnread, livingAt, watchedFor } from './registrations.ts';

const isRefusal = ({ status }: Registration): boolean =>
  status !== undefined && status >= 400 && status !== 401 && status !== 403 && status !== 429;

const lengthOf = ({ callback }: Registration): number => callback?.length ?? 0;

/** A call that hangs may do so by chance, unlike an answer that refuses. */
const isSilent = ({ exchange }: Registration): boolean => exchange.response === undefined;

/** The same registration with a plainer callback, which was accepted: made after the refused one, with nothing else changed. */
const plainer = (refused: Registration, view: WebhookView): Registration | undefined =>
  view.registrations.find(
    (r) =>
      r.accepted &&
      r.credentials === 'own' &&
      r.asPlatform === refused.asPlatform &&
      r.exchange.at > refused.exchange.at &&
      r.callbackKind === (refused.callbackKind === 'shaped' ? 'issued' : 'short'),
  );

export const realCallbacksAreAccepted = defineRule<WebhookView, Registration>({
  id: 'W-11',
  slug: 'real-callbacks-are-accepted',
  title: 'Callback URLs as the platform makes them are accepted, and notified',
  why: 'The platform’s callback URLs have 300 characters and more, several parameters, %2F in them and a signature. A service that takes only tidy ones can be used by no flow.',
  repair:
    'Take any absolute http(s) URL of up to 2,048 characters at least, and keep it as text; do not check it with a pattern of your own.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example:443/run?sp=%2Ftriggers&sig=…" } (312 characters)\n400 Bad Request\n{ "error": "callbackUrl is too long" }',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example:443/run?sp=%2Ftriggers&sig=…" } (312 characters)\n201 Created',
  },
  source:
    'Callback URLs of Azure Logic Apps and Power Automate; reapit/foundations#5234 (rejected as invalid)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no registration was made',
  subjects: (view) =>
    view.registrations.filter(
      (r) => r.credentials === 'own' && (r.callbackKind === 'issued' || r.callbackKind === 'shaped'),
    ),
  about: (r) => [r.subscription],
  *judge(registration, view) {
    const { exchange, accepted, callbackKind } = registration;
    if (!accepted) {
      const isOpen = isSilent(registration);
      const other = isOpen || isRefusal(registration) ? plainer(registration, view) : undefined;
      if (other === undefined) return;
      const longest = lengthOf(registration) > 2000;
      const answer = isOpen ? `got ${answerOf(exchange)}` : `was answered ${answerOf(exchange)}`;
      yield {
        message: `A callback URL of ${lengthOf(registration)} characters ${answer}; one of ${lengthOf(other)} was accepted`,
        seen: seen(exchange, 'callback'),
        ...(longest
          ? { lowered: 'the platform’s have been no longer than 1024' }
          : isOpen
            ? { lowered: 'a call without an answer may have other causes' }
            : {}),
      };
      return;
    }
    const subscription = view.shaped.find((s) => s.id === registration.subscription);
    if (callbackKind !== 'shaped' || subscription === undefined || !view.attributable) return;
    const missed = expectedEvents(view.events, view.trigger.id).filter(
      (e) =>
        e.at > subscription.from &&
        isLongEnough(watchedFor(subscription, e, view), view.settle) &&
        !hasCome(e, subscription) &&
        !isUnread(e, subscription) &&
        view.subscriptions.some((s) => hasCome(e, s)) &&
        // Where usual ones get nothing either, the URL is not what matters.
        livingAt(e.at, view).every((s) => hasCome(e, s)),
    );
    const came = view.events.some((e) => hasCome(e, subscription));
    if (missed.length > 0 && !came)
      yield {
        message: `A callback URL of ${lengthOf(registration)} characters was accepted, and no event reached it; usual ones were notified. The URL: "${registration.callback?.slice(-120) ?? ''}"`,
        seen: seen(exchange, 'callback'),
      };
  },
});
