import { expect } from 'chai';
import type { Report } from '../../src/model.ts';
import { exploreMock } from './explore-mock.ts';

const broken = (report: Report): readonly string[] => [...new Set(report.findings.map((f) => f.rule))];

/** Seed and path, as the report tells them. */
const replayOf = ({ notes }: Report): { readonly seed: number; readonly path: string } => {
  const [, seed, path = ''] = /--seed (\d+) --path ([\d:]+)/.exec(notes[0]?.message ?? '') ?? [];
  return { seed: Number(seed), path };
};

const played = (said: string): readonly string[] =>
  [...said.matchAll(/^(?:schedule \d+|again, shorter): (.*)$/gm)].map((m) => m[1] ?? '');

describe('explore', function () {
  this.timeout(180_000);

  it('finds nothing in services that keep their contracts, and tells how to play the same again', async () => {
    const settings = { runs: 5, seed: 11 };
    const all = await Promise.all([
      exploreMock('voicemail', settings),
      exploreMock('invoices', settings),
      exploreMock('alarms', settings),
    ]);
    for (const { report, said } of all) {
      expect([report.verdict, report.reason, report.findings]).to.deep.equal(['pass', undefined, []]);
      expect(report.notes[0]?.message).to.match(
        /^\d schedules were played, and no rule failed; --seed 11 plays the same again$/,
      );
      expect(said).to.match(/^causing at most \d+ events in 5 schedules;/m);
    }
  });

  it('finds the order that loses an event, the shortest, and the same one again by seed and path', async () => {
    const service = { fault: 'loses-burst', triggers: ['OnNewVoicemail'] };
    const { report } = await exploreMock('voicemail', { runs: 20, seed: 5 }, service);
    expect([report.verdict, broken(report)]).to.deep.equal(['fail', ['P-15']]);
    const again = await exploreMock('voicemail', { runs: 20, ...replayOf(report) }, service);
    expect([again.report.verdict, broken(again.report)]).to.deep.equal(['fail', ['P-15']]);
    const [only = '', ...others] = played(again.said);
    expect(others).to.deep.equal([]);
    expect(only).to.match(/^poll \w; cause (an event; cause an event|two events side by side)$/);
    expect(report.notes[0]?.message).to.include(`breaks P-15 of OnNewVoicemail: ${only}. To play it again`);
  });

  it('finds the DELETE after which a subscription lives on', async () => {
    const { report } = await exploreMock(
      'voicemail',
      { runs: 20, seed: 1 },
      { fault: 'delivers-after-delete', triggers: ['OnVoicemailReceived'] },
    );
    expect([report.verdict, broken(report)]).to.deep.equal(['fail', ['U-03']]);
    expect(report.notes[0]?.message).to.match(
      /: register a subscription; register a subscription; delete the oldest subscription; cause (an event|two events side by side)\. To play it again/,
    );
  });

  // The first schedule of this seed deletes one of its subscriptions itself.
  const seed = 5;
  for (const [moment, called, sentAgain] of [
    ['a registration', 'POST /api/subscriptions', 0],
    ['a DELETE, which is sent again, as it may not have arrived', 'DELETE /api/subscriptions/', 1],
  ] as const)
    it(`removes everything that it registered, also where it is interrupted during ${moment}`, async () => {
      const interrupt = new AbortController();
      const { report, calls } = await exploreMock(
        'alarms',
        { runs: 20, seed },
        {
          world: { signal: interrupt.signal },
          onCall: (call) => {
            if (call.startsWith(called)) interrupt.abort();
          },
        },
      );
      const made = calls.filter((c) => c.startsWith('POST /api/subscriptions'));
      const removals = calls.filter((c) => c.startsWith('DELETE /api/subscriptions/'));
      expect([report.verdict, report.reason]).to.deep.equal(['unknown', 'the run was interrupted']);
      expect(made).to.have.lengthOf.greaterThan(0);
      expect(new Set(removals).size).to.equal(made.length);
      expect(removals.length - made.length).to.equal(sentAgain);
    });

  it('says what to configure where nothing can be caused without a person', async () => {
    const change = exploreMock(
      'alarms',
      { runs: 1, seed: 1 },
      {
        change: (config) => ({
          ...config,
          triggers: { OnAlarmRaised: { inputs: {}, emitOther: [], perEmit: 1, expect: {} } },
        }),
      },
    );
    expect(await change.catch((e: Error) => e.message)).to.equal(
      'Nothing to explore: no event can be caused without a person; configure `triggers.OnAlarmRaised.emit`',
    );
  });
});
