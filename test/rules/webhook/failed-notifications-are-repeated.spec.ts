import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, traceOf, unsubscribe, watch } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const busy = { status: 429, retryAfter: 2 } as const;

const repeatedSoon = [
  register('s1', {}, strained),
  event('one'),
  notify('s1', ['one'], { status: 503 }),
  later(700),
  notify('s1', ['one']),
];

describeRule('C-07', [
  {
    when: 'a busy callback is called again in time',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(2000),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a busy callback is called again too early',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(500),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['warning: A notification that was answered 429 with Retry-After: 2 came again after 0.5 s'],
  },
  {
    when: 'a busy callback is never called again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      watch('s1', ['one'], 10_000),
    ]),
    says: ['warning: A notification that was answered 429 did not come again within 10 s'],
  },
  {
    when: 'a busy callback is called again with the back-off of the service, or its jitter',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      watch('s1', ['one'], 4000),
    ]),
  },
  {
    when: 'a busy callback says that it is gone before the repeat is due',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(500),
      event('two'),
      notify('s1', ['two'], { status: 410 }),
      watch('s1', ['one', 'two'], 10_000),
    ]),
  },
  {
    when: 'nobody was notified of anything, though others were owed an event, when the repeat was due',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1', {}, strained),
      event('one'),
      notify('s0', ['one']),
      notify('s1', ['one'], busy),
      event('two'),
      later(9000),
      notify('s0', ['two']),
      watch('s1', ['one', 'two'], 3000),
    ]),
  },
  {
    when: 'of two that failed only the later is called again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503 }),
      event('two'),
      notify('s1', ['two'], { status: 503 }),
      later(700),
      notify('s1', ['two']),
      watch('s1', ['one', 'two'], 4000),
    ]),
    says: [
      'warning: An event whose notification was answered 503 was never told again, though another one that failed with it, or later, at the same callback was repeated, and taken',
    ],
  },
  {
    when: 'of a batch that failed only the first is told again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      event('two'),
      notify('s1', ['one', 'two'], { status: 503 }),
      later(700),
      notify('s1', ['one']),
      watch('s1', ['one', 'two'], 4000),
    ]),
    says: ['warning: An event whose notification was answered 503 was never told again'],
  },
  {
    when: 'of two that failed the later is called again first',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503 }),
      event('two'),
      notify('s1', ['two'], { status: 503 }),
      later(700),
      notify('s1', ['two']),
      later(700),
      notify('s1', ['one']),
      watch('s1', ['one', 'two'], 4000),
    ]),
  },
  {
    when: 'one busy moment ended the subscription',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      notify('s2', ['one']),
      watch('s1', ['one'], 4000),
      unsubscribe('s1', { status: 404 }),
      unsubscribe('s2'),
    ]),
    says: [
      'warning: After one notification was answered 429 the subscription was gone: nothing more came, and its DELETE was answered 404',
    ],
  },
  {
    when: 'a failing callback that asked for another try is called again sooner',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503, retryAfter: 1 }),
      later(500),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a failing callback that asked for another try is never called again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503, retryAfter: 1 }),
      watch('s1', ['one'], 10_000),
    ]),
    says: ['warning: A notification that was answered 503 did not come again within 10 s'],
  },
  {
    when: 'the repeat of an event has another id than everybody was told at first',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503, body: { data: { id: 'e-1', text: 'tp-one.' } } }),
      notify('s2', ['one'], { body: { data: { id: 'e-1', text: 'tp-one.' } } }),
      later(500),
      notify('s1', ['one'], { body: { data: { id: 'e-2', text: 'tp-one.' } } }),
    ]),
    says: ['warning: The repeat of a notification has another id than the first attempt: "e-1" became "e-2"'],
  },
  {
    when: 'the repeat of a batch of one event has another id than everybody was told at first',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503, body: [{ id: 'e-1', text: 'tp-one.' }] }),
      notify('s2', ['one'], { body: [{ id: 'e-1', text: 'tp-one.' }] }),
      later(500),
      notify('s1', ['one'], { body: [{ id: 'e-2', text: 'tp-one.' }] }),
    ]),
    says: ['warning: The repeat of a notification has another id than the first attempt: "e-1" became "e-2"'],
  },
  {
    when: 'each attempt has an id of its own, whomever it goes to',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503, body: { id: 'a-1', text: 'tp-one.' } }),
      notify('s2', ['one'], { body: { id: 'a-2', text: 'tp-one.' } }),
      later(500),
      notify('s1', ['one'], { body: { id: 'a-3', text: 'tp-one.' } }),
    ]),
  },
  {
    when: 'the repeat has another id where the configuration says that the event’s stands',
    trace: traceOf(
      trigger,
      [
        register('s1', {}, strained),
        event('one'),
        notify('s1', ['one'], { status: 503, body: { key: 1, text: 'tp-one.' } }),
        later(500),
        notify('s1', ['one'], { body: { key: 2, text: 'tp-one.' } }),
      ],
      { trigger: { arrivedId: '/key' } },
    ),
    says: ['warning: The repeat of a notification has another id than the first attempt: "1" became "2"'],
  },
  {
    when: 'a failing callback may be called again much later',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503 }),
      watch('s1', ['one'], 4000),
    ]),
  },
  {
    when: 'an answer that was not waited for is taken for a success, though other failures are repeated',
    trace: traceOf(trigger, [
      ...repeatedSoon,
      event('two'),
      notify('s1', ['two'], { delay: 5000, givenUp: 2000 }),
      watch('s1', ['two'], 6000),
    ]),
    says: [
      'warning: A notification that was answered nothing in 2 s did not come again within 6 s; others that failed came again after 0.7 s at most',
    ],
  },
  {
    when: 'a notification is never repeated, though others that failed soon were',
    trace: traceOf(trigger, [
      ...repeatedSoon,
      event('two'),
      notify('s1', ['two'], { status: 408 }),
      watch('s1', ['two'], 4000),
    ]),
    says: [
      'warning: A notification that was answered 408 did not come again within 4 s; others that failed came again after 0.7 s at most',
    ],
  },
  {
    when: 'it goes by time whether a repeat is overdue: a longer one came before',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503 }),
      later(3000),
      notify('s1', ['one']),
      event('two'),
      notify('s1', ['two'], { status: 408 }),
      watch('s1', ['two'], 4000),
    ]),
  },
  {
    when: 'what was to be repeated is lost as others end',
    trace: traceOf(trigger, [
      ...repeatedSoon,
      register('s2', {}, strained),
      register('s3', {}, strained),
      event('two'),
      notify('s1', ['two'], { status: 503 }),
      notify('s3', ['two'], { status: 410 }),
      unsubscribe('s2'),
      watch('s1', ['two'], 4000),
    ]),
    says: [
      'warning: A notification that was answered 503 did not come again …. Before it was due, another subscription was deleted, and another callback answered 410',
    ],
  },
  {
    when: 'the repeat is cut',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(2000),
      notify('s1', [], { text: '{"alarm":"', truncated: true }),
      watch('s1', ['one'], 4000),
    ]),
    says: ['skip: no notification was answered 408, 429 or 5xx'],
  },
  {
    when: 'no callback failed',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no notification was answered 408, 429 or 5xx'],
  },
]);
