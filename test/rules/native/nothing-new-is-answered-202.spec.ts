import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, news, poll, quiet, SETTLE, traceOf } from '../story.ts';

const native = nativeTrigger();
const foreign = { id: 9, caller: null, text: 'from somebody else' };

describeRule('P-02', [
  { when: 'nothing is new and the answer is 202', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'everything has arrived and the next answer is 202',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), quiet('a')]),
  },
  {
    when: 'an empty 200 says that nothing is new',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 200, body: [] })]),
    says: ['error: GET /api/v1/voicemails?since=0 had nothing new and was answered 200 without an item'],
  },
  {
    when: '204 says that nothing is new',
    trace: traceOf(native, [quiet('a'), quiet('a', { status: 204 })]),
    says: ['warning: GET …204; a warning only, as no run starts'],
  },
  {
    when: 'a Location is answered 404',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 404, text: 'no such state' })]),
    says: ['error: GET …, the Location that the service gave, was answered 404 no such state'],
  },
  {
    when: 'a Location is answered 500 while an event is on its way',
    trace: traceOf(native, [quiet('a'), event('one'), poll('a', { status: 500 })]),
    says: ['error: GET …was answered 500'],
  },
  {
    when: 'a Location redirects',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 302, location: 'https://login.example/' })]),
    says: ['error: GET …was answered 302'],
  },
  {
    when: 'one 503 heals, as the platform repeats such a poll',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 503 }), quiet('a')]),
    says: ['warning: GET …was answered 503; a warning only, as a later poll was answered'],
  },
  {
    when: 'a poll is throttled however often it is repeated',
    trace: traceOf(native, [quiet('a'), quiet('a'), poll('a', { status: 429 })]),
  },
  {
    when: 'a throttled poll was repeated and then answered 202',
    trace: traceOf(native, [
      quiet('a'),
      poll('a', { status: 429 }, { throttled: true }),
      quiet('a', {}, { state: 'followed' }),
    ]),
  },
  {
    when: 'items of somebody else keep arriving',
    trace: traceOf(native, [
      quiet('a'),
      news('a', [], { body: [foreign] }),
      news('a', [], { body: [foreign] }),
    ]),
    says: ['unknown: The service is not quiet'],
  },
  {
    when: 'items of somebody else arrive, and once nothing does',
    trace: traceOf(native, [quiet('a'), news('a', [], { body: [foreign] }), quiet('a')]),
  },
  {
    when: 'an item of another trigger’s event arrives',
    trace: traceOf(native, [
      quiet('a'),
      quiet('a'),
      event('other', { relation: 'possible' }),
      news('a', ['other']),
      quiet('a'),
    ]),
  },
  {
    when: 'an event is still on its way through a queue',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('a'), quiet('a')]),
  },
  {
    when: 'an excluded event happened and a poll is answered 202',
    trace: traceOf(native, [quiet('a'), event('other', { relation: 'excluded' }), quiet('a')]),
  },
  {
    when: 'an empty 200 comes so late after an event of another trigger that it cannot be on its way',
    trace: traceOf(native, [
      quiet('a'),
      event('other', { relation: 'possible' }),
      later(SETTLE + 1),
      poll('a', { status: 200, body: [] }),
    ]),
    says: ['error: GET …200 without an item'],
  },
  {
    when: 'an empty list comes while an event is on its way, which is for P-19 to tell',
    trace: traceOf(native, [quiet('a'), event('one'), poll('a', { status: 200, body: [] })]),
    says: ['skip: no poll was made at a time when nothing of ours was new'],
  },
  {
    when: 'an item of ours comes again, which is for P-14 to tell',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one']),
      quiet('a'),
      news('a', [], { body: [item('one')] }),
    ]),
  },
  {
    when: 'the connection breaks',
    trace: traceOf(native, [quiet('a'), poll('a', { failure: 'ECONNRESET' })]),
    says: ['skip: no poll was made at a time when nothing of ours was new'],
  },
]);
