import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';

/** What a command said, and how many subscriptions the doorbell had after it. */
interface Step extends Outcome {
  readonly subscriptions: number;
  readonly keepsJournal: boolean;
}

interface Story {
  readonly run: Step;
  readonly next: Step;
  readonly early: Step;
  readonly late: Step;
}

/** A run on a doorbell that deletes nothing, another one, `cleanup` while it is so, and once it is mended. */
const tell = (): Promise<Story> => {
  let isBroken = true;
  const doorbell = createDoorbell((r) => (r.method === 'DELETE' && isBroken ? { status: 500 } : undefined));
  return withServer(doorbell.handle, (server) =>
    withFolder(files(server.url), async (folder) => {
      const step = async (...argv: readonly string[]): Promise<Step> => ({
        ...(await runIn(folder, argv, { now: Date.now })),
        subscriptions: doorbell.subscriptions.size,
        keepsJournal: existsSync(join(folder, '.triggerpact', 'journal.json')),
      });
      const run = await step('verify', '--no-pact');
      const next = await step('verify', '--no-pact', '--no-events');
      const early = await step('cleanup');
      isBroken = false;
      return { run, next, early, late: await step('cleanup') };
    }),
  );
};

describe('verify, where nothing can be deleted', () => {
  let story: Story;
  before(async () => {
    story = await tell();
  });

  it('verify keeps a journal of what it could not delete, and cleanup removes it later', () => {
    const { run, early, late } = story;
    expect([run.code, run.keepsJournal], run.stdout).to.deep.equal([1, true]);
    expect(run.subscriptions).to.be.greaterThan(10);
    expect(run.stdout).to.include(
      `may be left on the service: DELETE /v1/hooks/1 was answered 500; run \`triggerpact cleanup\` later (${run.subscriptions} times)`,
    );
    expect([early.code, late.code, late.subscriptions]).to.deep.equal([2, 0, 0]);
    expect([early.keepsJournal, late.keepsJournal]).to.deep.equal([true, false]);
  });

  it('verify says what an earlier run left on the service', () => {
    const { run, next } = story;
    const says = `${run.subscriptions} subscriptions of OnRing that an earlier run made may still be on the service`;
    expect(next.stderr).to.include(says);
    expect(next.stdout).to.include(says);
  });
});
