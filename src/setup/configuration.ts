import { stringify } from 'yaml';
import type { Json, JsonObject } from '../json.ts';
import type { TriggerDefinition } from '../model.ts';

/** What `init` knows of one trigger. */
export interface TriggerAnswers {
  readonly trigger: TriggerDefinition;
  readonly inputs: Readonly<Record<string, Json>>;
  /** How one event comes about; absent: it is not known. */
  readonly emit?: 'manual' | JsonObject;
  /** The operation that it calls, for people. */
  readonly operation?: string;
  readonly eventId?: { readonly emitted: string; readonly arrived: string };
}

/** What `init` knows. */
export interface Answers {
  /** Path of the definition, from the configuration's folder. */
  readonly definition: string;
  readonly url: string;
  /** Where the URL is a guess, or not tried. */
  readonly urlNote?: string;
  /** With `${NAME}` for values. */
  readonly credentials?: JsonObject;
  /** What the credentials are, for people. */
  readonly credentialsNote?: string;
  readonly triggers: readonly TriggerAnswers[];
}

const flow = (value: Json): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();

// A control character would end the comment, or make the file none.
const comment = (text: string, indent: string): string =>
  `${indent}# ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;

const key = (name: string): string => flow(name);

const how = ({ mechanism }: TriggerDefinition): string =>
  mechanism === 'webhook' ? 'webhook' : `polling, ${mechanism}`;

const causeOf = (operation: string | undefined): string =>
  `How one event comes about${operation === undefined ? '' : ` (${operation})`}`;

const legend = [
  '# {{token}} is another text for each event, and is looked for in what arrives; {{inputs.NAME}} stands for an',
  '# input, so that events that it excludes can be made as well.',
];

const emitLines = ({ emit, operation, trigger }: TriggerAnswers): readonly string[] => {
  if (emit === 'manual')
    return [comment('You cause each event yourself, when a run asks for it.', '    '), '    emit: manual'];
  if (emit === undefined)
    return [
      comment(
        `${causeOf(undefined)}: a request that makes one, with {{token}} in a text that arrives.`,
        '    ',
      ),
      ...(trigger.hint === undefined ? [] : [comment(`The definition says: ${trigger.hint}`, '    ')]),
      '    # emit: { method: POST, url: /items, body: { title: "Test {{token}}" } }',
    ];
  return [
    comment(causeOf(operation), '    '),
    '    emit:',
    ...Object.entries(emit).map(([name, value]) => `      ${name}: ${flow(value)}`),
  ];
};

const triggerLines = (answers: TriggerAnswers): readonly string[] => {
  const { trigger, inputs, eventId } = answers;
  const lines = [
    ...(Object.keys(inputs).length === 0
      ? []
      : ['    # What the maker of a flow fills in', `    inputs: ${flow(inputs)}`]),
    ...emitLines(answers),
    ...(eventId === undefined
      ? []
      : ['    # The same id is in what arrives', `    eventId: ${flow(eventId)}`]),
  ];
  return [
    comment(`${trigger.summary === '' ? trigger.id : trigger.summary} (${how(trigger)})`, '  '),
    `  ${key(trigger.id)}:`,
    // A key whose lines are all comments would be null.
    ...(lines.every((line) => /^\s*#/.test(line)) ? ['    inputs: {}', ...lines] : lines),
  ];
};

/** The text of `triggerpact.yaml`, with comments. */
export const configurationText = (answers: Answers): string => {
  const { definition, url, urlNote, credentials, credentialsNote, triggers } = answers;
  return [
    '# yaml-language-server: $schema=./node_modules/triggerpact/schema/triggerpact.schema.json',
    '# What `triggerpact verify` judges, and how; all keys: docs/configuration.md of the package.',
    `definitions: ${flow(definition)}`,
    'service:',
    comment(urlNote ?? 'Where the paths of the definition are; another one for a run: verify --url', '  '),
    `  url: ${flow(url)}`,
    '  # start: [npm, start]     # lets a run start the service, and end it',
    '  # ready: /health          # answered 2xx once the service can be called',
    ...(credentials === undefined
      ? []
      : [
          comment(credentialsNote ?? 'Values come from the environment.', '  '),
          `  credentials: ${flow(credentials)}`,
          '  # Where a call gives the token: `login: { method: POST, url: /login, … }` beside it, and {{token}} in the value.',
        ]),
    ...(triggers.length === 0 ? [] : [...legend, 'triggers:', ...triggers.flatMap(triggerLines)]),
    '',
  ].join('\n');
};
