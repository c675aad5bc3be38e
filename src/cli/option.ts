/** One option of a command: how it is parsed, and what `--help` says of it. */
export interface Option {
  /** Absent for a flag. */
  readonly value?: string;
  readonly repeatable?: true;
  /** The only values it may take. */
  readonly values?: readonly string[];
  readonly help: string;
}

/** Options by name, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

/** Options that several commands share. */
export const shared = {
  config: {
    value: 'PATH',
    repeatable: true,
    help: 'configuration file or its folder; default triggerpact.yaml here',
  },
  trigger: { value: 'ID', repeatable: true, help: 'only this trigger (operationId)' },
  profile: {
    value: 'NAME',
    values: ['strict', 'field'],
    help: 'strict: what the documentation promises; field: what is seen to work',
  },
  reporter: {
    value: 'NAME[=FILE]',
    repeatable: true,
    help: 'text (default), json, junit, sarif, github (default beside text where GITHUB_ACTIONS is true) or markdown; to standard output or to a file',
  },
  'max-warnings': { value: 'N', help: 'exit with 1 when there are more warnings' },
  require: {
    value: 'RULES',
    repeatable: true,
    help: 'exit with 2 when one of these was not judged: P-04,U-03 or all',
  },
} as const satisfies Options;
