import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, list, listed, location, news, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const foreign = { credentials: 'other', state: 'replayed', target: '/api/v1/voicemails?since=0' } as const;
const told = [quiet('a'), event('one'), news('a', ['one'])];

describeRule('S-02', [
  {
    when: 'the state is refused',
    trace: traceOf(native, [...told, poll('a', { status: 404 }, foreign)]),
  },
  { when: 'the state brings nothing', trace: traceOf(native, [...told, quiet('a', {}, foreign)]) },
  {
    when: 'the state brings what is the second tenant’s own',
    trace: traceOf(native, [...told, news('a', ['elsewhere'], {}, foreign)]),
  },
  {
    when: 'the state brings the second tenant an event of the first',
    trace: traceOf(native, [...told, news('a', ['one'], {}, foreign)]),
    says: [
      'error: GET /api/v1/voicemails?since=0, a state of the first tenant, brought the second tenant an event of the first',
    ],
  },
  {
    when: 'everybody may read, which is for P-30 to tell',
    trace: traceOf(native, [
      ...told,
      news('a', ['one'], {}, { credentials: 'bad', state: 'replayed', target: '/api/v1/voicemails?since=0' }),
      news('a', ['one'], {}, foreign),
    ]),
    says: ['skip: because P-30 failed'],
  },
  {
    when: 'the state holds the credentials of the first tenant, which is for S-05 to tell',
    trace: traceOf(native, [
      quiet('a', { location: location('0&key=‹secret:X-Api-Key›') }),
      event('one'),
      news('a', ['one']),
      news('a', ['one'], {}, foreign),
    ]),
    says: ['skip: because S-05 failed'],
  },
  {
    when: 'a list shows all tenants’ items, which is for S-01 to tell',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
      listed('a', list([item('one', { id: 2 })]), { credentials: 'other', state: 'none' }),
      listed('a', list([item('one', { id: 2 })]), {
        credentials: 'other',
        state: 'replayed',
        values: { since_id: '1' },
      }),
    ]),
    says: ['skip: because S-01 failed'],
  },
  {
    when: 'no second tenant is configured',
    trace: traceOf(native, told),
    says: ['skip: no second tenant is configured'],
  },
]);
