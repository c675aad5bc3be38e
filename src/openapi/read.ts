import { defined } from '../defined.ts';
import { DocumentError, messageOf } from '../errors.ts';
import { member, type Json } from '../json.ts';
import { once } from '../kept.ts';
import type { Place, ReadDocument, ReadWarning } from '../model.ts';
import { openDocument, type Warn } from './document.ts';
import { sayDoubts } from './doubts.ts';
import { operationsOf } from './operation.ts';
import type { ParsedText } from './parsed-text.ts';
import { namesOf, readProperties, type ConnectorProperties } from './properties.ts';
import { schemaLibrary } from './schema-library.ts';
import { serverOf } from './server.ts';
import { parseText } from './text.ts';
import { readTrigger } from './trigger.ts';
import { unsubscribeOperations } from './unsubscribe.ts';

/** A definition as found: its text, and that of the file with its policies. */
export interface DefinitionText {
  readonly file: string;
  readonly text: string;
  readonly properties?: { readonly file: string; readonly text: string };
  /** The file of an unpacked solution with the operations that the script handles. */
  readonly scriptOperations?: { readonly file: string; readonly text: string };
  /** Whether a definition that shares the file with the policies has an operation. */
  readonly isNamedElsewhere?: (operationId: string) => boolean;
  /** The script.csx beside it. */
  readonly script?: { readonly file: string; readonly text: string };
  /** Names under which the policies were looked for in vain. */
  readonly lookedFor?: readonly string[];
  /** What was odd about the files. */
  readonly doubts?: readonly string[];
}

const COMPANION_REPAIR = 'Write the file as strict JSON.';
const OUTSIDE_REPAIR = 'Put the file into the folder of the definition.';

const forgivenIn = (file: string, parsed: ParsedText): ReadWarning[] =>
  parsed.forgiven.map(({ message, at }) => ({ message, place: { file, ...at } }));

const placeIn =
  (file: string, parsed: ParsedText) =>
  (pointer: string): Place => ({ file, pointer, ...parsed.locate(pointer) });

/** Where a file cannot be read. */
const placeOf = (error: unknown, file: string): Place =>
  (error instanceof DocumentError ? error.place : undefined) ?? { file };

/** Operations that an unpacked solution lists for its script; undefined where it has no such file. */
const readScriptOperations = ({
  scriptOperations,
}: DefinitionText): { readonly names?: readonly string[]; readonly warnings: readonly ReadWarning[] } => {
  if (scriptOperations === undefined) return { warnings: [] };
  const { file, text } = scriptOperations;
  try {
    return { names: namesOf(parseText(file, text).root), warnings: [] };
  } catch (error) {
    const message = `${messageOf(error)}; which operations the script handles is not known`;
    return { warnings: [{ message, place: placeOf(error, file), repair: COMPANION_REPAIR, unread: true }] };
  }
};

const scriptOf = (
  { script }: DefinitionText,
  { scriptOperations = [] }: ConnectorProperties,
): ReadDocument['script'] => (script === undefined ? undefined : { ...script, operations: scriptOperations });

const readPropertiesText = (
  input: DefinitionText,
): {
  readonly root?: Json;
  readonly place?: (pointer: string) => Place;
  readonly warnings: readonly ReadWarning[];
} => {
  if (input.properties === undefined) return { warnings: [] };
  const { file, text } = input.properties;
  try {
    const parsed = parseText(file, text);
    return { root: parsed.root, place: placeIn(file, parsed), warnings: forgivenIn(file, parsed) };
  } catch (error) {
    const message = `${messageOf(error)}; policies and scripts are not known, the triggers are read without them`;
    return { warnings: [{ message, place: placeOf(error, file), repair: COMPANION_REPAIR, unread: true }] };
  }
};

/**
 * Reads the triggers of an OpenAPI document. Throws a DocumentError only where the text cannot be parsed or is no
 * OpenAPI document; whatever else is odd becomes a warning.
 */
export const readDefinition = (input: DefinitionText): ReadDocument => {
  const { file } = input;
  const parsed = parseText(file, input.text);
  const locate = placeIn(file, parsed);
  const said = new Map<string, ReadWarning>();
  const document = openDocument(file, parsed.root, (message, pointer, about) => {
    const key = `${pointer} ${message}`;
    if (!said.has(key)) said.set(key, { message, place: locate(pointer), ...about });
  });
  const connector = readPropertiesText(input);
  const scripted = readScriptOperations(input);
  const properties = { ...readProperties(connector.root), ...defined({ scriptOperations: scripted.names }) };
  const operations = operationsOf(document);
  const collect = schemaLibrary(document);
  const around = {
    document,
    properties,
    hasScript: input.script !== undefined,
    operations,
    paths: [...new Set(operations.map((o) => o.path))].toSorted(),
    collect,
    unsubscribe: once(() => {
      const collector = collect();
      return { operations: unsubscribeOperations(document, operations, collector), collector };
    }),
  };
  const triggers = operations
    .filter((o) => member(o.node, 'x-ms-trigger') !== undefined)
    .map((operation) => readTrigger(around, operation));
  const aside: ReadWarning[] = [];
  const say: Warn = (message, pointer) => {
    if (connector.place !== undefined) aside.push({ message, place: connector.place(pointer), rule: 'D-26' });
  };
  sayDoubts(document, properties, triggers, operations, say, input.isNamedElsewhere ?? (() => false));
  const title = member(member(document.root, 'info'), 'title');
  return {
    file,
    title: typeof title === 'string' ? title : '',
    origin: serverOf(document, []).origin,
    triggers,
    warnings: [
      ...(input.doubts ?? []).map((message) => ({ message, place: { file }, repair: OUTSIDE_REPAIR })),
      ...forgivenIn(file, parsed),
      ...said.values(),
      ...connector.warnings,
      ...scripted.warnings,
      ...aside,
    ],
    root: parsed.root,
    ...defined({
      properties: connector.root,
      lookedFor: input.lookedFor,
      script: scriptOf(input, properties),
    }),
    locate,
    ...defined({ locateProperties: connector.place }),
    length: input.text.length,
  };
};
