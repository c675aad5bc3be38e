import { expect } from 'chai';
import { allRules } from '../../src/rules/index.ts';
import { judgeTrace } from '../../src/rules/judge-trace.ts';
import type { Secret } from '../../src/secret.ts';
import { redact } from '../../src/evidence/redact.ts';
import type { Trace } from '../../src/model.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import {
  event,
  item,
  list,
  listed,
  location,
  news,
  notify,
  poll,
  quiet,
  register,
  silence,
  subscriptionAt,
  token,
  traceOf,
  unsubscribe,
  watch,
} from '../rules/story.ts';

const CANARY = 'canary/7+sings=';
const secrets: readonly Secret[] = [{ name: 'X-Api-Key', value: CANARY }];
const encoded = encodeURIComponent(CANARY);

/** Services that put the credential wherever one can be put, and break some rules beside. */
const traces: Readonly<Record<string, Trace>> = {
  'a native service with the key in Location and bodies': traceOf(nativeTrigger(), [
    quiet('a', { location: location(`0&key=${encoded}`) }),
    event('one', { expect: { '/text': CANARY } }),
    news('a', [], { body: [item('one', { id: 'x', echo: CANARY })], location: location(`1&key=${encoded}`) }),
    watch('a', ['one']),
    poll('a', { status: 500, text: `Traceback: key=${CANARY}` }),
    poll('a', { status: 200, body: [] }, { credentials: 'bad', state: 'replayed' }),
  ]),
  'a list that shows the key': traceOf(policyTrigger(), [
    listed('a', list([item('old', { id: 'x', self: `/invoices/1?key=${encoded}` })])),
    event('one'),
    listed('a', list([item('old', { id: 'x', self: `/invoices/1?key=${encoded}` })]), {
      values: { since_id: CANARY },
    }),
    watch('a', ['one']),
  ]),
  'a webhook with the key in its Location': traceOf(webhookTrigger(), [
    register('s1', { location: `${subscriptionAt('s1')}?key=${encoded}`, body: { id: CANARY } }),
    register('s2', { location: `${subscriptionAt('s1')}?key=${encoded}` }),
    event('one', { ids: [CANARY] }),
    notify('s1', ['one'], { body: { alarm: { key: CANARY, text: token('one') } } }),
    watch('s1', ['one']),
    watch('s2', ['one']),
    unsubscribe('s1', { status: 400, text: CANARY }),
    silence('s1', ['one']),
  ]),
};

const withConsequences = (ids: ReadonlySet<string>): ReadonlySet<string> => {
  const more = allRules.filter((r) => !ids.has(r.id) && (r.after ?? []).some((id) => ids.has(id)));
  return more.length === 0 ? ids : withConsequences(new Set([...ids, ...more.map((r) => r.id)]));
};

/**
 * What a secret is replaced by is all that these look for, so that a trace that still holds it shows them nothing; nor
 * does it silence those that come after them.
 */
const looksForSecrets = withConsequences(new Set(['S-05', 'S-06']));

const others = (judged: ReturnType<typeof judgeTrace>) =>
  judged.map((t) => ({
    ...t,
    results: t.results.filter((r) => !looksForSecrets.has(r.id)),
    findings: t.findings.filter((f) => !looksForSecrets.has(f.rule)),
  }));

describe('redaction', () => {
  for (const [what, trace] of Object.entries(traces)) {
    it(`redaction leaves nothing of a secret in the trace of ${what}`, () => {
      const text = JSON.stringify(redact(trace, secrets));
      expect(text).to.include('‹secret:X-Api-Key›');
      expect(text).not.to.match(/canary|Y2FuYXJ5/);
    });

    it(`redaction does not change what the rules say of ${what}`, () => {
      const raw = judgeTrace(trace);
      expect(raw.flatMap((t) => t.findings).length).to.be.greaterThan(1);
      expect(others(judgeTrace(redact(trace, secrets)))).to.deep.equal(redact(others(raw), secrets));
    });
  }

  it('redaction shows where a Location holds the key', () => {
    const [trace] = Object.values(traces);
    if (trace === undefined) throw new Error('there are traces');
    const found = (t: Trace) => judgeTrace(t).flatMap((j) => j.findings.filter((f) => f.rule === 'S-05'));
    expect(found(redact(trace, secrets))).to.have.lengthOf(2);
    expect(found(trace)).to.deep.equal([]);
  });
});
