import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, location, news, quiet, SERVICE, traceOf } from '../story.ts';

const native = nativeTrigger();
const at = (n: number | string) => ({ location: location(n) });

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
const token = (claims: object): string =>
  `${part({ alg: 'HS256' })}.${part(claims)}.c2ln${part(claims).length}`;

describeRule('P-13', [
  {
    when: 'the state stays',
    trace: traceOf(native, [quiet('a', at(4)), quiet('a', at(4)), quiet('a', at(4))]),
  },
  {
    when: 'the state moves to now with every poll',
    trace: traceOf(native, [quiet('a', at('09:00')), quiet('a', at('09:01'))]),
    says: [
      'warning: GET /api/v1/voicemails?since=09:00 had nothing new, and its Location holds another state: "/api/v1/voicemails?since=09:01"',
    ],
  },
  {
    when: 'the state moves to now, and the field may do so',
    trace: traceOf(native, [quiet('a', at('09:00')), quiet('a', at('09:01'))]),
    profile: 'field',
    says: ['skip: switched off'],
  },
  {
    when: 'the state in the path moves',
    trace: traceOf(native, [
      quiet('a', { location: `${SERVICE}/api/v1/voicemails/after/1` }),
      quiet('a', { location: `${SERVICE}/api/v1/voicemails/after/2` }),
    ]),
    says: ['warning: GET /api/v1/voicemails/after/1 had nothing new'],
  },
  {
    when: 'the same state is written in another way',
    trace: traceOf(native, [
      quiet('a', { location: `${SERVICE}/api/v1/voicemails?since=a:b&mailbox=x` }),
      quiet('a', { location: `${SERVICE}/api/v1/voicemails?mailbox=x&since=a%3Ab` }),
    ]),
  },
  {
    when: 'the state is a token that is signed anew, and says the same',
    trace: traceOf(native, [
      quiet('a', at(token({ last: 4, iat: 1 }))),
      quiet('a', at(token({ last: 4, iat: 2 }))),
    ]),
  },
  {
    when: 'the state is a token, and moves',
    trace: traceOf(native, [
      quiet('a', at(token({ last: 4, iat: 1 }))),
      quiet('a', at(token({ last: 5, iat: 2 }))),
    ]),
    says: ['warning: GET /api/v1/voicemails?since=eyJ'],
  },
  {
    when: 'the Location is the same, but relative',
    trace: traceOf(native, [quiet('a', at(1)), quiet('a', { location: '/api/v1/voicemails?since=1' })]),
  },
  {
    when: 'a state that counts everything moves past what the inputs leave out',
    trace: traceOf(native, [quiet('a', at(1)), event('other', { relation: 'excluded' }), quiet('a', at(2))]),
    says: ['skip: no two polls with nothing happening between them were answered 202'],
  },
  {
    when: 'the poll before brought something',
    trace: traceOf(native, [quiet('a', at(1)), event('one'), news('a', ['one'], at(2)), quiet('a', at(3))]),
    says: ['skip: no two polls'],
  },
  {
    when: 'only the first poll was answered 202, whose state is a new one',
    trace: traceOf(native, [quiet('a', at(1))]),
    says: ['skip: no two polls'],
  },
]);
