import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '../../src/scenarios/journal.ts';
import { processMark } from '../../src/service/process-mark.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { withServer, type Received, type Reply } from '../samples/server.ts';

const entryOn = (serviceUrl: string, id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  run: 'r1',
  // No process has this number.
  by: processMark.replace(/^\d+/, '4194305'),
  serviceUrl,
  trigger: 'OnAlarm',
  at: '2026-01-01T00:00:00.000Z',
  registration: '/hooks',
  location: `/hooks/${id}`,
  isNew: true,
  ...more,
});

interface Cleaned extends Outcome {
  readonly received: readonly string[];
  /** Ids that are still in the journal; undefined where it is gone. */
  readonly left: readonly string[] | undefined;
  readonly hasFolder: boolean;
}

/** Cleans up after a killed run on a service. */
const cleaned = (
  journal: (url: string) => readonly JournalEntry[],
  configured: Readonly<Record<string, unknown>> = {},
  argv: (url: string) => readonly string[] = () => [],
  answer: (request: Received) => Reply = () => ({ status: 204 }),
): Promise<Cleaned> => {
  const received: string[] = [];
  const handle = (request: Received): Reply => {
    const { method, target, body } = request;
    received.push(`${method} ${target} ${body}`.trim());
    return answer(request);
  };
  return withServer(handle, ({ url }) =>
    withFolder(
      { 'triggerpact.yaml': JSON.stringify({ service: { url }, triggers: { OnAlarm: configured } }) },
      async (folder) => {
        const file = join(folder, '.triggerpact', 'journal.json');
        mkdirSync(join(folder, '.triggerpact'));
        writeFileSync(file, JSON.stringify(journal(url)));
        const outcome = await runIn(folder, ['cleanup', ...argv(url)], { now: Date.now });
        const left = existsSync(file)
          ? (JSON.parse(readFileSync(file, 'utf8')) as JournalEntry[])
              .filter((e) => e.gone !== true)
              .map((e) => e.id)
          : undefined;
        return { ...outcome, received, left, hasFolder: existsSync(join(folder, '.triggerpact')) };
      },
    ),
  );
};

describe('cleanup', () => {
  it('cleanup deletes what a killed run left, and its journal', async () => {
    const { code, received, hasFolder } = await cleaned((url) => [entryOn(url, '1'), entryOn(url, '2')]);
    expect([code, received, hasFolder]).to.deep.equal([0, ['DELETE /hooks/1', 'DELETE /hooks/2'], false]);
  });

  const wide = ['/hooks', '/hooks/', '/hooks?', '/./hooks', '/%68ooks', '/'];
  for (const location of wide)
    it(`cleanup sends no DELETE to "${location}" when registrations go to "/hooks"`, async () => {
      const { code, stdout, received, left } = await cleaned((url) => [
        entryOn(url, '1', { location, isNew: false }),
      ]);
      expect([code, received, left]).to.deep.equal([2, [], ['1']]);
      expect(stdout).to.match(
        /^left: OnAlarm, registered 2026-.*could remove everybody’s; remove it by hand/,
      );
      expect(stdout).to.match(/What is left stays in ".*journal\.json"/);
    });

  it('cleanup knows from what is gone already that a Location is not everybody’s', async () => {
    const one = { location: '/hooks/a', isNew: false };
    const alone = await cleaned((url) => [entryOn(url, '1', one)]);
    expect([alone.code, alone.received]).to.deep.equal([2, []]);
    const told = await cleaned((url) => [
      entryOn(url, '1', one),
      entryOn(url, '2', { location: '/hooks/b', gone: true }),
    ]);
    expect([told.code, told.received]).to.deep.equal([0, ['DELETE /hooks/a']]);
  });

  it('cleanup calls nothing that another service gave, also when --url names the one that is there', async () => {
    const journal = () => [entryOn('http://127.0.0.1:1', '1')];
    for (const argv of [() => [], (url: string) => ['--url', url]]) {
      const { code, stdout, received, left } = await cleaned(journal, {}, argv);
      expect([code, received, left]).to.deep.equal([2, [], ['1']]);
      expect(stdout).to.match(/it is on http:\/\/127\.0\.0\.1:1, which is not the configured service/);
    }
  });

  it('cleanup leaves a run alone that is still going on', async () => {
    const by = processMark.replace(/^\d+/, String(process.ppid));
    const { code, stdout, received } = await cleaned((url) => [
      entryOn(url, '1', { by, at: new Date().toISOString() }),
    ]);
    expect([code, received]).to.deep.equal([2, []]);
    expect(stdout).to.match(/its run is still going on/);
  });

  it('cleanup sends the configured step, filled with what the run took', async () => {
    const step = {
      method: 'PUT',
      url: '/hooks/{{id}}',
      body: { state: 'off', id: '{{id}}' },
      take: { id: '/id' },
    };
    const { code, received } = await cleaned((url) => [entryOn(url, '1', { taken: { id: 17 } })], {
      cleanup: step,
    });
    expect([code, received]).to.deep.equal([0, ['PUT /hooks/17 {"state":"off","id":17}']]);
  });

  it('cleanup says what a registration without an answer may have made', async () => {
    const why = 'its registration got no answer, so it may have made one';
    const { code, stdout } = await cleaned((url) => {
      const { location: _, ...entry } = entryOn(url, '1', { why });
      return [entry];
    });
    expect([code, stdout.includes(why)]).to.deep.equal([2, true]);
  });

  it('cleanup keeps what the service did not remove', async () => {
    const { code, left } = await cleaned(
      (url) => [entryOn(url, '1'), entryOn(url, '2')],
      {},
      () => [],
      ({ target }) => ({ status: target.endsWith('1') ? 500 : 404 }),
    );
    expect([code, left]).to.deep.equal([2, ['1']]);
  });
});
