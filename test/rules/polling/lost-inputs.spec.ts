import { nativeTrigger, parameter } from '../../samples/triggers.ts';
import { describeRule, event, news, poll, quiet, SERVICE, traceOf, watch } from '../story.ts';
import type { Trace } from '../../../src/model.ts';

const native = nativeTrigger();
const folders = nativeTrigger({
  path: '/folders/{folder}/new',
  parameters: [parameter('folder', { in: 'path' })],
});
const START = '/api/v1/voicemails?mailbox=a&mailbox=b';

/** A chain that begins at a target, and whose every Location is another one, with these statuses in turn. */
const chain = (first: string, then: string, statuses: readonly number[], trigger = native): Trace =>
  traceOf(trigger, [
    quiet('a', { location: `${SERVICE}${then}` }, { target: first }),
    event('one'),
    ...statuses.map((status) => (status === 202 ? quiet('a') : poll('a', { status }))),
    watch('a', ['one']),
  ]);
const dropped = '/api/v1/voicemails?since=1';
const skip = ['skip: no event that the inputs exclude was caused'];

describeRule('P-07', [
  {
    when: 'a required input is lost, and the chain brings nothing',
    trace: chain(START, dropped, [202, 202]),
    says: [
      'error: The Location lacks the required input "mailbox" of the first request, and GET /api/v1/voicemails?since=1 was answered 202',
    ],
  },
  {
    when: 'a required input is lost, and the chain is refused',
    trace: chain(START, dropped, [400, 400]),
    says: ['error: The Location lacks the required input "mailbox" of the first request'],
  },
  {
    when: 'an input is hidden in the state, and the state is refused once it is old',
    trace: chain(START, dropped, [202, 410]),
    says: skip,
  },
  {
    when: 'an input is hidden in the state, and news are refused',
    trace: chain(START, dropped, [202, 422]),
    says: skip,
  },
  {
    when: 'an input is hidden in the state, and news come with a status of their own',
    trace: chain(START, dropped, [206, 201]),
    says: skip,
  },
  {
    when: 'an input is hidden in the state of a chain that is refused, and another chain works',
    trace: traceOf(native, [
      quiet('a', { location: `${SERVICE}${dropped}` }, { target: START }),
      quiet('b', { location: `${SERVICE}${dropped}` }, { target: START }),
      event('one'),
      poll('a', { status: 404 }),
      news('b', ['one']),
    ]),
    says: skip,
  },
  {
    when: 'one of two values of an input is left out, and nothing comes',
    trace: chain(START, '/api/v1/voicemails?mailbox=a&since=1', [202]),
    says: ['error: The Location has "a" for the input "mailbox", which was "a", "b", and GET'],
  },
  {
    when: 'two values of an input become one, and nothing comes',
    trace: chain(START, '/api/v1/voicemails?mailbox=a%2Cb&since=1', [202]),
    says: ['error: The Location has "a%2Cb" for the input "mailbox", which was "a", "b", and GET'],
  },
  {
    when: 'all values of an input are kept, in another order, and nothing comes',
    trace: chain(START, '/api/v1/voicemails?mailbox=b&mailbox=a', [202]),
    says: skip,
  },
  {
    when: 'an input of the path is written differently, and means the same',
    trace: chain('/api/v1/folders/S%C3%BCd%2F1/new', '/api/v1/folders/S%c3%bcd%2f1/new/7', [202], folders),
    says: skip,
  },
  {
    when: 'a slash of an input parts the path',
    trace: chain('/api/v1/folders/S%C3%BCd%2F1/new', '/api/v1/folders/S%C3%BCd/1/new/7', [404], folders),
    says: ['error: The Location has "S%C3%BCd/1" for the input "folder", which was "S%C3%BCd%2F1", and GET'],
  },
  {
    when: 'a space of an input becomes a plus in the path',
    trace: chain('/api/v1/folders/A%201/new', '/api/v1/folders/A+1/new/7', [202], folders),
    says: ['error: The Location has "A+1" for the input "folder", which was "A%201", and GET'],
  },
  {
    when: 'an input is encoded once more',
    trace: chain('/api/v1/folders/A%201/new', '/api/v1/folders/A%25201/new/7', [202], folders),
    says: ['error: The Location has "A%25201" for the input "folder", which was "A%201", and GET'],
  },
]);
