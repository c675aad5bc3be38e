import { UsageError } from '../errors.ts';

/** An option, as far as a shell completes it. */
export interface CompletedOption {
  /** `--max-warnings`. */
  readonly flag: string;
  readonly help: string;
  /** What stands for its value; absent for a flag. */
  readonly value?: string;
  /** The only values that it may take; without them, a value is taken for a path. */
  readonly choices?: readonly string[];
  readonly repeatable: boolean;
}

/** A command, as far as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** The only positionals that it may take; without them, a positional is taken for a path. */
  readonly choices?: readonly string[];
}

type Script = (commands: readonly CompletedCommand[]) => string;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join('');

const bash: Script = (commands) => `_triggerpact() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" words=""
  case "\${COMP_WORDS[1]} $before" in
${indented(
  commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, choices }) =>
      choices === undefined ? [] : [`"${name} ${flag}") words="${choices.join(' ')}" ;;`],
    ),
  ),
)}    *)
      if [ "$COMP_CWORD" -eq 1 ]; then
        words="${commands.map((c) => c.name).join(' ')} --help --version"
      else
        case "\${COMP_WORDS[1]} $word" in
${indented(
  commands.flatMap(({ name, options, choices }) => [
    `      "${name} -"*) words="${[...options.map((o) => o.flag), '--help'].join(' ')}" ;;`,
    ...(choices === undefined ? [] : [`      "${name} "*) words="${choices.join(' ')}" ;;`]),
  ]),
)}        esac
      fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _triggerpact triggerpact
`;

const bracketed = (help: string): string => help.replaceAll(/[[\]:\\]/g, '\\$&');

const zshOption = ({ flag, help, value, choices, repeatable }: CompletedOption): string => {
  const name = `${repeatable ? '*' : ''}${flag}[${bracketed(help)}]`;
  if (value === undefined) return quoted(name);
  return quoted(`${name}:${bracketed(value)}:${choices === undefined ? '_files' : `(${choices.join(' ')})`}`);
};

const zsh: Script = (commands) => `#compdef triggerpact
_triggerpact() {
  local -a commands
  commands=(
${indented(commands.map(({ name, summary }) => quoted(`${name}:${bracketed(summary)}`)))}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name=$words[2]
  shift words
  (( CURRENT-- ))
  case $name in
${indented(
  commands.map(({ name, options, choices }) => {
    const rest = choices === undefined ? "'*:file:_files'" : `'1:value:(${choices.join(' ')})'`;
    return `${name}) _arguments ${[...options.map(zshOption), "'--help[this text]'", rest].join(' ')} ;;`;
  }),
)}  esac
}
if [ "$funcstack[1]" = _triggerpact ]; then _triggerpact "$@"; else compdef _triggerpact triggerpact; fi
`;

const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish: Script = (commands) =>
  commands
    .flatMap(({ name, summary, options, choices }) => {
      const within = `complete -c triggerpact -n ${fishText(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        `complete -c triggerpact -n __fish_use_subcommand -f -a ${name} -d ${fishText(summary)}`,
        ...(choices === undefined ? [] : [`${within} -f -a ${fishText(choices.join(' '))}`]),
        ...options.map(({ flag, help, value, choices: only }) => {
          const takes =
            value === undefined ? '' : only === undefined ? ' -r' : ` -x -a ${fishText(only.join(' '))}`;
          return `${within} -l ${flag.slice(2)}${takes} -d ${fishText(help)}`;
        }),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');

const scripts: Readonly<Record<string, Script>> = { bash, zsh, fish };

/** The script that completes command lines in a shell: `bash`, `zsh` or `fish`. */
export const completion = (shell: string, commands: readonly CompletedCommand[]): string => {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined)
    throw new UsageError(`Unknown shell "${shell}"; known: ${Object.keys(scripts).join(', ')}`);
  return script(commands);
};
