import { defined } from '../../defined.ts';
import { parseJson } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import type { MockAnswer, MockCall } from '../core/call.ts';
import type { MockEvent } from '../core/events.ts';
import type { Happening } from '../core/happening.ts';
import { shownCallback } from './concealed.ts';

/** One line of what happened. */
export interface TrafficEntry {
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'event' | 'poll' | 'registration' | 'unsubscribe' | 'notification' | 'call';
  readonly trigger?: string;
  readonly text: string;
  readonly outcome: string;
  readonly good: boolean;
  readonly body?: string;
}

/** What happened, before it has its place. */
export type Told = Omit<TrafficEntry, 'n' | 'at'>;

const LONGEST_BODY = 4000;

/** Whether a callback or a poller got what it should. */
const isGood = (status: number): boolean => status >= 200 && status < 300;

/** A body as it is shown: JSON in lines, and not all of a long one. */
export const shownBody = (body: string): string => {
  const value = parseJson(body);
  const text = value === undefined ? body : JSON.stringify(value, null, 2);
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text;
};

/** An event that was caused. */
export const eventTold = ({ trigger, token, values }: MockEvent): Told => {
  const body = Object.keys(values).length === 0 ? undefined : JSON.stringify(values);
  const outcome = `for ${trigger ?? 'every trigger'}`;
  return { kind: 'event', text: token, outcome, good: true, ...defined({ trigger, body }) };
};

/** What a callback answered. */
export const answerOf = ({ receipt }: Happening & { readonly type: 'attempt' }): string =>
  receipt === undefined ? 'no answer' : String(receipt.status);

/** An attempt to notify a callback. */
export const attemptTold = (happening: Happening & { readonly type: 'attempt' }): Told => {
  const { subscription, notification, attempt, receipt } = happening;
  const answer = answerOf(happening);
  return {
    kind: 'notification',
    trigger: subscription.trigger.id,
    text: `${notification.method} ${shownCallback(notification.url)}`,
    outcome: attempt === 0 ? answer : `${answer}, attempt ${attempt + 1}`,
    good: isGood(receipt?.status ?? 0),
    body: notification.body,
  };
};

const kindOf = (trigger: TriggerDefinition | undefined, call: MockCall): TrafficEntry['kind'] => {
  if (trigger !== undefined) return trigger.mechanism === 'webhook' ? 'registration' : 'poll';
  return call.method === 'DELETE' ? 'unsubscribe' : 'call';
};

/** A call to what is mocked; `target` is what may be shown of its own. */
export const callTold = (
  call: MockCall,
  { status, transport, body }: MockAnswer,
  { trigger, target, isNews }: { trigger: TriggerDefinition | undefined; target: string; isNews: boolean },
): Told => {
  const silence = transport === 'reset' ? 'connection reset' : 'no answer';
  const answer = isNews ? `${status}, news` : String(status);
  return {
    kind: kindOf(trigger, call),
    text: `${call.method} ${target}`,
    outcome: transport === undefined ? answer : silence,
    good: isGood(status) && transport === undefined,
    ...defined({ trigger: trigger?.id, body }),
  };
};
