import type { Revenant, Survivor } from '../../evidence/restart.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import type { Exchange } from '../../model.ts';
import { counted } from '../../counted.ts';
import { defineRule, type Remark } from '../rule.ts';
import { softened } from './assumed.ts';
import { cutBody } from './cut-body.ts';
import { isLongEnough, tooShort } from './waits.ts';
import { answerOf, requestLine, seconds, seen } from './wording.ts';

/** A state that is unknown stays so, however long it is waited for. */
const isRefused = ({ intent, response }: Exchange): boolean =>
  intent.kind === 'poll' && [400, 404, 410, 422].includes(response?.status ?? 0);

const CAME_BACK: Readonly<Record<Revenant['what'], string>> = {
  again: 'that it had brought before',
  old: 'from before the chain began, and had not brought till then',
  excluded: 'that the trigger’s inputs exclude; before the restart none did',
};

const cameBack = ({ what, events, exchange }: Revenant, trigger: string): Remark => ({
  message: `After a restart of the service ${requestLine(exchange)}, on a chain from before it, brought ${counted(events.length, 'event')} ${CAME_BACK[what]}`,
  ...(events[0] !== undefined && what === 'excluded' ? softened(events[0], trigger) : {}),
  ...(what === 'old' ? { lowered: 'it repeats nothing that the chain had brought' } : {}),
  seen: seen(exchange, 'body'),
});

export const whatWasSubscribedSurvivesARestart = defineRule<TriggerView, Survivor | Revenant>({
  id: 'L-08',
  slug: 'what-was-subscribed-survives-a-restart',
  title: 'Subscriptions and states survive a restart of the service',
  why: 'A flow registers once and waits for months; a polling one keeps its Location as long. A service that forgets them at a deployment silences every flow, and nobody is told.',
  repair:
    'Keep subscriptions in a database, and let a state mean the same after a restart: no position in memory, no key that is made at the start.',
  example: {
    breaks: 'POST /subscriptions → 201\nThe service is restarted, voicemail 42 arrives\nNothing is sent',
    keeps:
      'POST /subscriptions → 201\nThe service is restarted, voicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
  },
  source: 'Derived: the platform holds a subscription or a Location for months and never asks after it',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'W-22', 'C-19', 'U-04', 'L-02', 'P-03', 'P-04', 'P-06', 'P-07', 'P-14', 'P-15', 'PP-06'],
  optional: 'restart',
  noSubject: 'the service was not restarted (`service.restart`), or nothing had come before it was',
  subjects: (view) =>
    view.attributable ? [...view.survivors.filter((s) => s.came || s.isProven), ...view.revenants] : [],
  about: ({ observer }) => [observer],
  *judge(subject, view) {
    if ('what' in subject) {
      yield cameBack(subject, view.trigger.id);
      return;
    }
    const { came, isUnread, waited, exchange, isFromBefore } = subject;
    if (came) return;
    if (isUnread) yield cutBody('What came after the restart');
    else if (!isLongEnough(waited, view.settle) && !isRefused(exchange)) yield tooShort(view.settle);
    else if (exchange.intent.kind === 'poll') {
      yield {
        message: `After a restart of the service a chain from before it did not bring an event (waited ${seconds(waited)}); ${requestLine(exchange)} was answered ${answerOf(exchange)}`,
        seen: seen(exchange, 'status', { value: exchange.response?.status ?? null }),
      };
    } else if (isFromBefore === true) {
      yield {
        message: `An event that the service had taken just before it was restarted reached nobody (waited ${seconds(waited)})`,
        repair: 'Store an event, or what is to be sent of it, before the call that caused it is answered.',
        lowered: 'what is under way may be cut short together with the service',
        seen: seen(exchange, 'callback'),
      };
    } else
      yield {
        message: `After a restart of the service a subscription from before it receives nothing (waited ${seconds(waited)})`,
        seen: seen(exchange, 'callback'),
      };
  },
});
