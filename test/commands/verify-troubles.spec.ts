import { expect } from 'chai';
import { isEmit, verify, type Instead, type Setting } from './verify-doorbell.ts';

/** What a run gives when the service, or what it is told about it, is no good; and what it must say. */
const troubles: readonly (readonly [
  what: string,
  instead: Instead,
  setting: Setting,
  code: number,
  says: RegExp,
  /** Nothing shows how to remove what may have been registered: the journal keeps it. */
  keeps?: 'the journal',
])[] = [
  [
    'every answer is an HTML page',
    () => ({ status: 200, text: '<!doctype html><title>Log in</title>' }),
    {},
    1,
    /HTML page; check that `service\.url` is the API itself/,
    'the journal',
  ],
  [
    'every connection is reset',
    () => ({ transport: 'reset' }),
    {},
    2,
    /got no answer \(ECONNRESET/,
    'the journal',
  ],
  [
    'nothing is ever answered',
    () => ({ transport: 'hang' }),
    { changes: () => ({ timing: { timeout: '500ms' } }) },
    2,
    /the run was not over within 0\.5 s \(timing\.timeout\)/,
    'the journal',
  ],
  ['the credentials are refused', () => ({ status: 401 }), {}, 2, /401: check `service\.credentials`/],
  [
    'the emit step is refused',
    (r) => (isEmit(r) ? { status: 401, json: { error: 'who are you' } } : undefined),
    {},
    2,
    /The emit step POST http:\/\/[^ ]*\/v1\/rings was answered 401: \{"error":"who are you"\}/,
  ],
  [
    'the event never arrives',
    (r) => (isEmit(r) ? { status: 201 } : undefined),
    {},
    1,
    /if the step does not cause this event, correct `emit`/,
  ],
  [
    'every Location is answered 404',
    (r) => (r.target.includes('after=') ? { status: 404 } : undefined),
    { argv: ['--trigger', 'OnRings'] },
    1,
    /the Location that the service gave, was answered 404/,
  ],
  [
    'the polls are throttled for ever',
    (r) =>
      r.target.startsWith('/v1/rings/new') ? { status: 429, headers: { 'Retry-After': '0' } } : undefined,
    { argv: ['--trigger', 'OnRings'] },
    2,
    /was throttled \(429\)/,
  ],
];

describe('verify', () => {
  for (const [what, instead, setting, code, says, keeps] of troubles)
    it(`verify exits with ${code} and one clear reason when ${what}`, async () => {
      const run = await verify(instead, setting);
      expect([run.code, run.doorbell.subscriptions.size, run.leftovers], run.stdout).to.deep.equal([
        code,
        0,
        keeps !== undefined,
      ]);
      expect(run.stdout).to.match(says);
      expect(run.stdout + run.stderr).not.to.match(/internal error|This is a bug|crashed/);
    });
});
