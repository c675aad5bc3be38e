import { expect } from 'chai';
import { UsageError } from '../../src/errors.ts';
import { givenBy } from './given.ts';

const thrown = (name: string, ...words: string[]): Promise<unknown> =>
  givenBy(name, words).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('givenOf', () => {
  it('givenOf gives flags, lists and positionals, and no option that is not there, when a line is empty', async () => {
    expect(await givenBy('generate', [])).to.deep.equal({ config: [], check: false, positionals: [] });
  });

  it('givenOf gives every value of an option that may be repeated, in order', async () => {
    const { config, positionals } = await givenBy('generate', [
      'a.json',
      '--config',
      'x',
      '--config=y',
      'b.json',
    ]);
    expect({ config, positionals }).to.deep.equal({ config: ['x', 'y'], positionals: ['a.json', 'b.json'] });
  });

  it('givenOf gives a flag that begins with "no" when it is asked for, and only then', async () => {
    const asked = await givenBy('verify', ['--no-events']);
    expect([asked['noEvents'], asked['noPact']]).to.deep.equal([true, false]);
  });

  it('givenOf gives a value with its type when an option is more than a text', async () => {
    const { shard, maxWarnings } = await givenBy('verify', ['--shard', '2/3', '--max-warnings', '0']);
    expect({ shard, maxWarnings }).to.deep.equal({ shard: { index: 2, total: 3 }, maxWarnings: 0 });
    expect((await givenBy('can-i-deploy', ['--wait', '2m']))['wait']).to.equal(120_000);
    expect(await thrown('verify', '--shard', '4/3')).to.be.an.instanceOf(UsageError);
    expect(await thrown('can-i-deploy', '--wait', 'soon')).to.be.an.instanceOf(UsageError);
  });

  it('givenOf takes what follows "--" for a positional', async () => {
    expect((await givenBy('list', ['--', '--odd.json'])).positionals).to.deep.equal(['--odd.json']);
  });
});
