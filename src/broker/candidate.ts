import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import type { Candidate } from './matrix.ts';
import { findRevision, requireVersion, type RevisionWorld } from './revision.ts';

/** A candidate as the command line names it. */
export interface CandidateOptions {
  readonly pacticipant?: string;
  readonly version?: string;
  readonly environment?: string;
}

/** Who goes where: the version is the commit unless it is given. */
export const candidateOf = async (
  options: CandidateOptions,
  environmentOption: string,
  config: Pick<Config, 'folder' | 'consumer' | 'provider'>,
  world: Omit<RevisionWorld, 'folder'>,
): Promise<Candidate> => {
  const { pacticipant, environment } = options;
  if (pacticipant === undefined) {
    const sides = [config.consumer, config.provider].filter((name) => name !== undefined);
    throw new UsageError(
      `Say which side it is about, the connector or the service: --pacticipant ${sides.map((name) => `"${name}"`).join(' or ') || 'NAME'}`,
    );
  }
  if (environment === undefined) throw new UsageError(`Say which environment: ${environmentOption} NAME`);
  const given = defined({ version: options.version });
  const found = await findRevision(given, { ...world, folder: config.folder });
  const { version } = requireVersion(found, '--app-version');
  return { pacticipant, environment, version };
};
