import { webhookTrigger } from '../../samples/triggers.ts';
import { callbackTarget, describeRule, event, notify, type NotifyHow, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const given = callbackTarget('s1');
const long = `/workflows/s1/${'longer/'.repeat(30)}invoke?api=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&code=a%2Fb%2fc+d~e&x=&sig=dvT2RCFVigdy6Bvwl_ODcSyJFpFXcgA5wos75z0Cm2k`;
const used = (target: string, how: NotifyHow = {}, callback?: string) =>
  traceOf(trigger, [
    register('s1', {}, callback === undefined ? {} : { callback }),
    event('one'),
    notify('s1', ['one'], { target, ...how }),
  ]);

describeRule('C-02', [
  { when: 'the callback URL is used as given', trace: used(given) },
  {
    when: 'it is decoded before use',
    trace: used(decodeURIComponent(given)),
    says: ['warning: The callback URL was re-encoded'],
  },
  {
    when: 'the query is dropped',
    trace: used(given.split('?')[0] ?? ''),
    says: [
      'error: The callback URL was cut after 20 characters: given "/workflows/s1/invoke?sp=%2Ftriggers%2Frun&sig=s-s1_x", used "/workflows/s1/invoke"',
    ],
  },
  {
    when: 'an empty parameter is dropped far behind in a long URL',
    trace: used(long.replace('&x=', ''), {}, `http://127.0.0.1:9000${long}`),
    says: [
      'error: The callback URL was changed: given "…%2fc+d~e&x=&sig=dvT2RCFVigdy6…", used "…c+d~e&sig=dvT2RCFVigdy6Bvw',
    ],
  },
  {
    when: 'a long URL is cut',
    trace: used(long.slice(0, 255), {}, `http://127.0.0.1:9000${long}`),
    says: [
      'error: The callback URL was cut after 255 characters: given "…1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&c…", used "…%2Fm"',
    ],
  },
  {
    when: 'a parameter is appended',
    trace: used(`${given}&event=new`),
    says: ['error: The callback URL was changed'],
  },
  {
    when: 'it is encoded twice',
    trace: used(given.replaceAll('%2F', '%252F')),
    says: ['error: The callback URL was changed'],
  },
  {
    when: 'it is damaged so much that it names no subscription',
    trace: used(`/?sig=s-s1_x`, { lost: true }),
    says: ['error: The callback URL was changed: given no such target'],
  },
  {
    when: 'a signature holds a percent sign that is no escape',
    trace: used('/workflows/s1?sig=100%', {}, 'http://127.0.0.1:9000/workflows/s1?sig=100%'),
  },
  {
    when: 'a proxy passes the whole URL on',
    trace: used(`http://127.0.0.1:9000${given}`),
  },
  {
    when: 'a proxy before the receiver strips its own prefix',
    trace: used(given, {}, `https://tunnel.example/hooks${given}`),
  },
  {
    when: 'the address was probed with a challenge in the query',
    trace: traceOf(trigger, [
      notify('s1', [], { method: 'GET', text: '', target: `${given}&challenge=x`, status: 405 }),
      register('s1'),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'nothing arrived',
    trace: traceOf(trigger, [register('s1'), event('one')]),
    says: ['skip: no notification arrived'],
  },
]);
