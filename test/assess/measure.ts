// Measures assess on a folder of connectors: node dist/test/assess/measure.js FOLDER [--quiet-words] [--each]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../src/assess/assess.ts';
import type { Candidate } from '../../src/assess/assessment.ts';
import { messageOf } from '../../src/errors.ts';
import type { ReadDocument } from '../../src/model.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { stripTriggers } from './strip-triggers.ts';

const [folder = '.', ...flags] = process.argv.slice(2);
const quiet = flags.includes('--quiet-words');
const each = flags.includes('--each');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

type Kind = 'webhook' | 'polling';
interface Row {
  readonly connector: string;
  readonly key: string;
  readonly chosen?: Kind;
  readonly candidate?: Candidate;
}

const kindOf = (mechanism: string): Kind => (mechanism === 'webhook' ? 'webhook' : 'polling');

const readable = (connector: string, file: string): ReadDocument | undefined => {
  try {
    return readDefinition({ file, text: readFileSync(join(folder, connector, file), 'utf8') });
  } catch (error) {
    process.stderr.write(`${connector} is left out: ${messageOf(error)}\n`);
    return undefined;
  }
};

const rowsOf = (connector: string): Row[] => {
  const files = readdirSync(join(folder, connector));
  const file = files.find((f) => /^apidefinition.*\.json$/i.test(f));
  if (file === undefined) return [];
  const read = readable(connector, file);
  if (read === undefined) return [];
  const { root, original } = stripTriggers(read.root, quiet);
  const { candidates } = assess({ ...read, root });
  const chosen = new Map(read.triggers.map((t) => [`${t.method} ${t.path}`, kindOf(t.mechanism)]));
  const keyOf = (c: Candidate): string => `${c.method} ${original(c.path)}`;
  const found = new Map<string, Candidate>();
  for (const candidate of candidates)
    if (!found.has(keyOf(candidate))) found.set(keyOf(candidate), candidate);
  return [...new Set([...chosen.keys(), ...found.keys()])].map((key) => {
    const kind = chosen.get(key);
    const candidate = found.get(key);
    return { connector, key, ...(kind ? { chosen: kind } : {}), ...(candidate ? { candidate } : {}) };
  });
};

/** Something may be proposed; a list without a filter is none, it is what is missing. */
const isProposed = ({ candidate }: Row, kind: Kind): boolean =>
  candidate !== undefined &&
  kindOf(candidate.mechanism) === kind &&
  (kind === 'webhook' || candidate.standing !== 'lacking' || candidate.polling !== undefined);

const rows = readdirSync(folder, { withFileTypes: true })
  .filter((e) => e.isDirectory())
  .flatMap((e) => rowsOf(e.name));
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(2));

say('kind     chosen  proposed  right  precision  recall   ready/unsure/lacking of the right, of the others');
for (const kind of ['webhook', 'polling'] as const) {
  const chosen = rows.filter((r) => r.chosen === kind);
  const proposed = rows.filter((r) => isProposed(r, kind));
  const right = proposed.filter((r) => r.chosen === kind);
  const count = (list: readonly Row[]): string =>
    ['ready', 'unsure', 'lacking']
      .map((s) => list.filter((r) => r.candidate?.standing === s).length)
      .join('/');
  const others = proposed.filter((r) => r.chosen !== kind);
  say(
    [
      kind.padEnd(8),
      String(chosen.length).padEnd(7),
      String(proposed.length).padEnd(9),
      String(right.length).padEnd(6),
      percent(right.length, proposed.length).padEnd(10),
      percent(right.length, chosen.length).padEnd(8),
      count(right),
      count(others),
    ].join(' '),
  );
  if (!each) continue;
  for (const r of chosen.filter((c) => !isProposed(c, kind)))
    say(
      `  missed   ${r.connector}: ${r.key}${r.candidate ? `  (${r.candidate.mechanism}, ${r.candidate.missing.map((m) => m.says).join('; ')})` : ''}`,
    );
  for (const r of others)
    say(
      `  proposed ${r.connector}: ${r.key}  ${r.candidate?.standing}  ${r.candidate?.polling?.parameter ?? r.candidate?.webhook?.callback ?? ''} -> ${r.candidate?.polling?.expression ?? r.candidate?.webhook?.unsubscribe ?? ''}`,
    );
}
