import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { readFloors, type Floor } from '../laws/floors.ts';

const BEGIN = '<!-- floors.json, written by "npm run docs" -->';
const END = '<!-- end of floors.json -->';

const row = (name: string, floor: number, { pure }: Floor, does: string): string => {
  const places = name.split(', ').map((place) => `\`${place}\``);
  return `| ${floor} | ${places.join(', ')} | ${pure ? 'yes' : ''} | ${does} |`;
};

/** The floors as a table, the lowest first. */
const floorTable = (floors: readonly Floor[]): string =>
  [
    '| floor | room | pure | does |',
    '| --- | --- | --- | --- |',
    ...floors.flatMap((floor, i) =>
      Object.entries(floor.rooms).map(([name, does]) => row(name, i, floor, does)),
    ),
  ].join('\n');

const globsOf = (floors: readonly Floor[]): readonly string[] =>
  floors
    .flatMap(({ rooms }) => Object.keys(rooms).flatMap((name) => name.split(', ')))
    .map((place) => (place.endsWith('.ts') ? `src/${place}` : `src/${place}/**`));

interface LinterConfig {
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly excludeFiles?: readonly string[];
    readonly rules: Readonly<Record<string, unknown>>;
  }[];
}

/** The linter's configuration, with the rules of pure floors on those that are pure. */
const linterConfig = (config: LinterConfig, floors: readonly Floor[]): LinterConfig => ({
  ...config,
  overrides: config.overrides.map((override) =>
    'no-restricted-properties' in override.rules
      ? {
          files: globsOf(floors.filter((f) => f.pure)),
          excludeFiles: globsOf(floors.filter((f) => !f.pure)).filter((glob) =>
            /^src\/[^/]+(\/[^/*]|\.ts$)/.test(glob),
          ),
          rules: override.rules,
        }
      : override,
  ),
});

const style = (): object => JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;

/** The files that hold a copy of the list of floors: path → text. */
export const floorFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const floors = readFloors();
  const [before = '', rest = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  const page = `${before}${BEGIN}\n\n${floorTable(floors)}\n\n${END}${after}`;
  const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as LinterConfig;
  return {
    'ARCHITECTURE.md': await format(page, { ...style(), parser: 'markdown' }),
    '.oxlintrc.json': await format(JSON.stringify(linterConfig(config, floors)), {
      ...style(),
      parser: 'json',
    }),
  };
};
