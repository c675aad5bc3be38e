import type { Checked, Checkup } from './check.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
const OWN = ['127.0.0.1', 'localhost'];

const covers = (entries: readonly string[], host: string): boolean =>
  entries.some(
    (entry) => entry === '*' || entry === host || (host === '127.0.0.1' && /^127(\.|\/)/.test(entry)),
  );

/** Whether a proxy of the environment would catch calls to this machine. */
export const checkProxy = ({ world: { env } }: Pick<Checkup, 'world'>): Checked => {
  const what = 'Proxy';
  const valueOf = (name: string): string => env[name] ?? env[name.toLowerCase()] ?? '';
  const set = VARIABLES.filter((name) => valueOf(name) !== '');
  if (set.length === 0) return { what, state: 'good', says: 'no variable sets one' };
  const spared = valueOf('NO_PROXY')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  const caught = OWN.filter((host) => !covers(spared, host));
  // Their values may hold a password.
  if (caught.length === 0) return { what, state: 'good', says: `${set.join(', ')} spares this machine` };
  return {
    what,
    state: 'doubt',
    says: `${set.join(', ')} would catch calls to ${caught.join(' and ')}: not ours, but those of the service and of commands to the callback`,
    mend: `set NO_PROXY=${[...spared, ...caught].join(',')}`,
  };
};
