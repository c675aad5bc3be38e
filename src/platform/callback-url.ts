/**
 * How a callback URL is shaped: `usual`, as today's are; `short`, with nothing but its secret; a number, the usual one
 * padded to that many characters; `odd`, with what a careless parser changes.
 */
export type CallbackShape = 'usual' | 'short' | 'odd' | number;

/** The two secrets of a callback URL, by which an arrival is known. */
export interface CallbackSecrets {
  readonly path: string;
  readonly signature: string;
}

const ENVIRONMENT = 'default7d3f2c1ab0e54c6f9a1d2e3f4b5c6d';
const SCALE_UNIT = '/powerautomate/automations/direct/cu/01/environments';
// Mixed-case escapes, a plus, a tilde and an empty parameter: all of them legal, all of them met.
const ODD = '&code=a%2Fb%2fc+d~e&x=';
// A trigger that a maker named: a path is as case-sensitive as a signature.
const ODD_PATH = 'triggers/When_it_Rings/run';

const queryOf = (shape: CallbackShape, signature: string, length: number): string => {
  const fixed = `api-version=1&tenantId=tid-${ENVIRONMENT}&environmentName=${ENVIRONMENT}&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0`;
  const odd = shape === 'odd' ? ODD : '';
  const bare = `${fixed}${odd}&sig=${signature}`;
  const missing = typeof shape === 'number' ? shape - length - bare.length - '&pad='.length : 0;
  return missing > 0
    ? `${fixed}&pad=${'0123456789abcdef'.repeat(200).slice(0, missing)}&sig=${signature}`
    : bare;
};

/** A callback URL on an origin, with the form and the length (300 characters and more) that the platform's have. */
export const callbackUrl = (
  origin: string,
  { path, signature }: CallbackSecrets,
  shape: CallbackShape = 'usual',
): string => {
  if (shape === 'short') return `${origin}/workflows/${path}`;
  const below = shape === 'odd' ? ODD_PATH : 'triggers/manual/paths/invoke';
  const base = `${origin}${SCALE_UNIT}/${ENVIRONMENT}/workflows/${path}/${below}?`;
  return base + queryOf(shape, signature, base.length);
};
