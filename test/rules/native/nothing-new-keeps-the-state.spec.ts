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
    when: 'the URL is signed anew, and holds for longer',
    trace: traceOf(native, [
      quiet('a', at('4&expires=1795761922&sig=Zm9v')),
      quiet('a', at('4&expires=1795761925&sig=YmFy')),
    ]),
  },
  {
    when: 'the URL holds the id of the request that it was given with',
    trace: traceOf(native, [quiet('a', at('4&request-id=a1')), quiet('a', at('4&request-id=a2'))]),
  },
  {
    when: 'the URL is signed anew because its state moves',
    trace: traceOf(native, [quiet('a', at('09:00&sig=Zm9v')), quiet('a', at('09:01&sig=YmFy'))]),
    says: ['warning: GET /api/v1/voicemails?since=09:00&sig=Zm9v had nothing new'],
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
    when: 'the state is encrypted anew for each answer, so that what it names cannot be known',
    trace: traceOf(native, [
      quiet('a', at('aXh5eFurd1JdwQJxmy3H02R1d8G26oB-6agWvYlEg1cL3WxYK5Eomp55mDDS7XD1_Fpt1')),
      quiet('a', at('7Em497hD_Q4nTPppS9didGvzJ-NMjFEchX-Fatark6de2IS2uqvnm7GsfCFq09ckvbW1l')),
    ]),
    says: ['skip: …or nobody else can read their states'],
  },
  {
    when: 'an encrypted state is written part by part: vector, text, tag',
    trace: traceOf(native, [
      quiet('a', at('v1:9f1c2ab47d0e63b85a2c41f7:be07:31d08e6f5ac2b9470d1e8c63f5a7b290')),
      quiet('a', at('v1:04d7be19c3a85f62e1709b3d:4a9c:e85f17b3290c6da4f1b3520e97c84da6')),
    ]),
    says: ['skip: …'],
  },
  {
    when: 'the state is a Fernet token, which begins with the time at which it was made',
    trace: traceOf(native, [
      quiet('a', at(`gAAAAABpJ0-${'aXh5eFurd1JdwQJxmy3H02R1d8G26oB6'.repeat(3)}`)),
      quiet('a', at(`gAAAAABpJ1_${'7Em497hDyQ4nTPppS9didGvzJxNMjFEc'.repeat(3)}`)),
    ]),
    says: ['skip: …'],
  },
  {
    when: 'the state is a random key to what the service keeps',
    trace: traceOf(native, [
      quiet('a', at('1b4e28ba-2fa1-41d2-883f-0016d3cca427')),
      quiet('a', at('9c858901-8a57-4791-81fe-4c455b099bc9')),
    ]),
    says: ['skip: …'],
  },
  {
    when: 'a signature is another each time, and what it signs is not',
    trace: traceOf(native, [
      quiet('a', at(`${part({ last: 4 })}.q8Zr1Pw3Lx7Vn5Tk2Hs9Dg4B`)),
      quiet('a', at(`${part({ last: 4 })}.Jc6Yb0Mf3Xu8Re1Wo5Ai7Nq2`)),
    ]),
    says: ['skip: …'],
  },
  {
    when: 'a signed state moves, and can be read',
    trace: traceOf(native, [
      quiet('a', at(`${part({ since: 1795738802 })}.q8Zr1Pw3Lx7Vn5Tk2Hs9Dg4B`)),
      quiet('a', at(`${part({ since: 1795738807 })}.Jc6Yb0Mf3Xu8Re1Wo5Ai7Nq2`)),
    ]),
    says: ['warning: GET /api/v1/voicemails?since=eyJ'],
  },
  {
    when: 'a time moves, and a signature behind it is another one',
    trace: traceOf(native, [
      quiet('a', at('1795738802-9f1c2ab47d0e63b85a2c41f7be0731d0')),
      quiet('a', at('1795738807-04d7be19c3a85f62e1709b3d4a9ce85f')),
    ]),
    says: ['warning: GET /api/v1/voicemails?since=1795738802'],
  },
  {
    when: 'a time moves in a parameter of its own, beside a signature',
    trace: traceOf(native, [
      quiet('a', at('09:00&sig=9f1c2ab47d0e63b85a2c41f7be0731d0')),
      quiet('a', at('09:01&sig=04d7be19c3a85f62e1709b3d4a9ce85f')),
    ]),
    says: ['warning: GET /api/v1/voicemails?since=09:00'],
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
