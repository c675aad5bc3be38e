import { UsageError } from '../errors.ts';
import type { ConfigInput, CredentialsInput } from './input.ts';
import type { Source } from './source.ts';

/** A shorter one cannot be told from other text, so it could not be kept out of reports. */
const SHORTEST = 6;

const secretOf = (value: string): string => /^[A-Za-z][\w-]* (\S+)$/.exec(value)?.[1] ?? value;

const checkValues = (
  name: 'credentials' | 'otherCredentials',
  input: CredentialsInput | undefined,
  source: Source,
): void => {
  if (input === undefined || typeof input === 'function' || 'command' in input) return;
  for (const part of ['headers', 'query'] as const)
    for (const [key, value] of Object.entries(input[part] ?? {}))
      // What a login fills in is measured once it is there.
      if (secretOf(value).length < SHORTEST && !('login' in input && value.includes('{{')))
        throw new UsageError(
          `${source.place(['service', name, part, key])}: The credential "${key}" is shorter than ${SHORTEST} characters: it could not be kept out of reports; configure a longer one`,
        );
};

/** Refuses credentials that are too short to be redacted safely. */
export const checkCredentials = (config: ConfigInput, source: Source): void => {
  checkValues('credentials', config.service?.credentials, source);
  checkValues('otherCredentials', config.service?.otherCredentials, source);
};
