import type { CredentialValues } from '../model.ts';

const wrong = (value: string): string => {
  const scheme = /^([A-Za-z][A-Za-z0-9-]*)\s+\S/.exec(value)?.[1];
  if (scheme?.toLowerCase() === 'basic') return `${scheme} ${btoa('triggerpact:no-such-user')}`;
  return scheme === undefined ? 'triggerpact-wrong-key' : `${scheme} triggerpact-wrong-token`;
};

/** Credentials of the same names and schemes that no service may take. */
export const falsify = ({ headers, query }: CredentialValues): CredentialValues => {
  const all = (record: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, wrong(value)]));
  return { headers: all(headers), query: all(query) };
};
