import { expect } from 'chai';
import { createLiveLine, type LiveLine } from '../../src/cli/live-line.ts';
import { isLively } from '../../src/cli/is-lively.ts';
import { progressLine } from '../../src/cli/progress-line.ts';
import { gatedWorld } from '../../src/evidence/gate.ts';
import type { World } from '../../src/world.ts';
import { runIn } from './world.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';

const NOON = new Date(2026, 0, 1, 12, 0, 0).getTime();
const step = { what: 'first events', since: NOON };
const wait = (what: string, left: number, since = NOON) => ({ what, since, left: () => left });

/** What a terminal shows in the end: the last line without those that were written over, and the lines above. */
const shown = (written: string): string =>
  written
    .split('\n')
    .map((text) => text.split('\r\u001B[K').at(-1))
    .join('\n');

const terminal = (): { readonly line: LiveLine; readonly world: World; readonly text: () => string } => {
  let written = '';
  const write = (text: string): void => void (written += text);
  const line = createLiveLine({ write, columns: () => 80, now: () => NOON });
  const world = gatedWorld({
    cwd: '/',
    env: {},
    stdout: (text) => line.beside(text, write),
    stderr: (text) => line.beside(text, write),
    makeProgress: line.progress,
    isTerminal: true,
    signal: new AbortController().signal,
    now: () => NOON,
    version: '9.9.9',
  });
  return { line, world, text: () => written };
};

describe('progressLine', () => {
  const cases: readonly (readonly [string, readonly ReturnType<typeof wait>[], string])[] = [
    ['a step alone', [], 'first events (3 s)'],
    ['the end of all', [wait('', 60_000, NOON - 9000)], 'first events (3 s, latest 12:01:03)'],
    [
      'what may take longest, and how many others',
      [wait('1 event on A', 2000), wait('2 events on B', 5000, NOON + 1000), wait('', 60_000)],
      'first events: awaiting 2 events on B and 1 more (2 s, latest 12:00:08)',
    ],
    [
      'no later end than that of all',
      [wait('1 event on A', 20_000), wait('', 1000)],
      'first events: awaiting 1 event on A (3 s, latest 12:00:04)',
    ],
  ];
  for (const [what, waits, line] of cases)
    it(`progressLine tells of ${what}`, () => {
      expect(progressLine(step, waits, NOON + 3000, 200)).to.equal(line);
    });

  it('progressLine fits the columns, keeps the times, and obeys nothing in a name', () => {
    const odd = { what: `\u001B[2J${'鐘が鳴る\n'.repeat(20)}`, since: NOON };
    const line = progressLine(odd, [], NOON + 3000, 40);
    expect(line).to.match(/^\\u001b\[2J鐘.*…? \(3 s\)$/);
    const columns = Array.from(line, (c): number =>
      /\p{Script=Han}|\p{Script=Hiragana}/u.test(c) ? 2 : 1,
    ).reduce((sum, n) => sum + n, 0);
    expect(columns).to.be.at.most(40);
  });
});

describe('createLiveLine', () => {
  it('createLiveLine makes room for what else is printed, and is gone in the end', () => {
    const { line, world, text } = terminal();
    world.progress.step('first events');
    world.stderr('warning: something\n');
    world.progress.step('a burst of events');
    expect(shown(text())).to.match(/^warning: something\n. a burst of events \(0 s\)$/);
    world.stdout('pass\n');
    line.end();
    expect(shown(text())).to.equal('warning: something\npass\n');
  });

  it('createLiveLine shows no secret, also one that is learnt later', () => {
    const { line, world, text } = terminal();
    world.progress.step('waiting for a-long-key');
    const before = text().length;
    world.learn(() => [{ name: 'KEY', value: 'a-long-key' }]);
    world.progress.wait('another-long-key', () => 5000);
    world.learn(() => [{ name: 'OTHER', value: 'another-long-key' }]);
    world.progress.step('the a-long-key again');
    line.end();
    expect(text().slice(before)).to.contain('‹secret:KEY›').and.not.to.contain('long-key');
  });

  it('createLiveLine writes over no text that waits for its end', () => {
    const { line, world, text } = terminal();
    world.stdout('half a ');
    world.progress.step('first events');
    world.stdout('line\n');
    line.end();
    expect(text()).to.equal('half a line\n');
  });
});

describe('isLively', () => {
  for (const [what, isTTY, env, expected] of [
    ['a terminal', true, {}, true],
    ['a terminal without colours', true, { NO_COLOR: '1' }, true],
    ['no terminal', undefined, {}, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['the terminal of a build', true, { CI: 'true' }, false],
  ] as const)
    it(`isLively is ${expected} for ${what}`, () => {
      expect(isLively(isTTY === undefined ? {} : { isTTY }, env)).to.equal(expected);
    });
});

describe('--quiet', () => {
  for (const [argv, progress] of [
    [[], /causing \d+ events.*\nfirst polls and registrations\n/],
    [['--quiet'], /^$/],
  ] as const)
    it(`verify ${argv.join(' ') || 'without --quiet'} tells ${argv.length === 0 ? 'each step in a line' : 'only mistakes'}`, async () => {
      await withServer(createDoorbell().handle, (server) =>
        withFolder(files(server.url), async (folder) => {
          const options = ['verify', '--no-pact', '--trigger', 'OnRings', ...argv];
          const { code, stderr } = await runIn(folder, options, { now: Date.now });
          expect(code).to.equal(0);
          expect(stderr).to.match(progress);
        }),
      );
    });
});
