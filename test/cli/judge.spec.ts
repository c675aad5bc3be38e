import { expect } from 'chai';
import { withFolder } from '../folder.ts';
import { trace } from '../samples/reports.ts';
import { runIn, type Outcome } from './world.ts';

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
