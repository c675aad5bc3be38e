import { expect } from 'chai';
import type { Exchange, Report } from '../../src/model.ts';
import { savedTrace } from '../../src/saved-trace.ts';
import { nativeTrigger } from '../samples/triggers.ts';
import { withFolder } from '../folder.ts';
import { trace } from '../samples/reports.ts';
import { runIn, type Outcome } from './world.ts';

const polls = nativeTrigger();

const judge = (files: Readonly<Record<string, string>>, ...argv: string[]): Promise<Outcome> =>
  withFolder(files, (cwd) => runIn(cwd, ['judge', ...argv]));

describe('judge', () => {
  it('cannot tell when a trace holds nothing to judge', async () => {
    const { code, stdout } = await judge({ 't.json': JSON.stringify(trace) }, 't.json');
    expect(code).to.equal(2);
    expect(stdout)
      .to.match(/^unknown: nothing was judged/)
      .and.include('C → P');
  });

  it('names the Pact interactions that it does not judge again', async () => {
    const [entry] = trace.entries;
    const verified = { ...entry, trigger: polls.id, intent: { kind: 'other', what: 'Pact: first-poll' } };
    const saved = savedTrace({
      ...trace,
      triggers: [{ definition: polls, rules: { 'P-03': 'error' } }],
      entries: [verified as Exchange],
    });
    const { stdout } = await judge({ 't.json': JSON.stringify(saved) }, 't.json', '--reporter', 'json');
    const [note] = (JSON.parse(stdout) as Report).notes;
    expect(note?.trigger).to.equal(polls.id);
    expect(note?.message).to.match(
      /^Not judged again, only by verify: its Pact interactions \(a first poll, a poll with no new voicemails/,
    );
  });

  const mistakes = [
    { files: {}, argv: [], says: 'Missing required argument "trace"' },
    { files: {}, argv: ['t.json'], says: 'Cannot read trace "t.json"' },
    { files: { 't.json': '{' }, argv: ['t.json'], says: 'it is no trace' },
    { files: { 't.json': '{"entries": []}' }, argv: ['t.json'], says: 'it is no trace' },
    {
      files: { 't.json': JSON.stringify({ ...trace, schemaVersion: 3 }) },
      argv: ['t.json'],
      says: 'its schemaVersion is 3, this version knows 2',
    },
  ];
  for (const { files, argv, says } of mistakes)
    it(`says "${says}" when it cannot judge`, async () => {
      const { code, stderr } = await judge(files, ...argv);
      expect(code).to.equal(2);
      expect(stderr).to.include(`error: `).and.include(says);
    });
});
