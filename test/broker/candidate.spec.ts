import { expect } from 'chai';
import { candidateOf, type CandidateOptions } from '../../src/broker/candidate.ts';
import { withFolder } from '../folder.ts';

const candidate = (options: CandidateOptions, env: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  withFolder({}, (folder) =>
    candidateOf(
      options,
      '--to-environment',
      { folder, consumer: 'C', provider: 'P' },
      { env, signal: new AbortController().signal },
    ),
  ).catch((error: unknown) => String(error));

describe('candidateOf', () => {
  it('candidateOf takes the version that is given', async () => {
    const given = { pacticipant: 'P', version: '1.2', environment: 'production' };
    expect(await candidate(given)).to.deep.equal(given);
  });

  it('candidateOf takes the commit of the build when no version is given', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'a1b2c3' };
    expect(await candidate({ pacticipant: 'P', environment: 'production' }, env)).to.include({
      version: 'a1b2c3',
    });
  });

  it('candidateOf says what is missing, and names the sides that the configuration knows', async () => {
    expect(await candidate({})).to.include('--pacticipant "C" or "P"');
    expect(await candidate({ pacticipant: 'P' })).to.include('--to-environment NAME');
  });
});
