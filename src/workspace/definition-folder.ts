import { defined } from '../defined.ts';
import type { ReadDocument } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
import { definitionsAmong } from './definition-names.ts';
import { findCompanions } from './find-companions.ts';

/** One folder, on the disk or in a revision of Git. */
export interface DefinitionFolder {
  /** Names of what is in it. */
  readonly names: readonly string[];
  /** The path of a file for people. */
  readonly shown: (name: string) => string;
  readonly read: (name: string) => Promise<string>;
  /** Whether a file is a link that leads out of the folder. */
  readonly isOutside?: (name: string) => Promise<boolean>;
}

/** The text of a file, which may begin with the mark of UTF-16. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { ignoreBOM: true }).decode(
    bytes,
  );

const OPERATION_ID = /operationId["']?\s*:\s*["']?([^"',\s}]+)/g;

/** Whether another definition of the folder, which goes by the same policies, has an operation of a name. */
const namedBeside = async (
  { names, read }: DefinitionFolder,
  own: string,
): Promise<(id: string) => boolean> => {
  const others = await definitionsAmong(
    names.filter((n) => n !== own),
    () => Promise.resolve(false),
  );
  const texts = await Promise.all(others.map((name) => read(name).catch(() => '')));
  const ids = new Set(texts.flatMap((text) => [...text.matchAll(OPERATION_ID)].map(([, id]) => id)));
  return (id) => ids.has(id);
};

/** Reads one definition of a folder, with the policies and the script that belong to it. */
export const readFromFolder = async (folder: DefinitionFolder, name: string): Promise<ReadDocument> => {
  const { shown, read } = folder;
  const found = await findCompanions(folder, name);
  const beside = async (
    companion: string | undefined,
  ): Promise<{ file: string; text: string } | undefined> =>
    companion === undefined ? undefined : { file: shown(companion), text: await read(companion) };
  const text = await read(name);
  const properties = await beside(found.properties);
  const scriptOperations = await beside(found.scriptOperations);
  const script = await beside(found.script);
  const input = {
    file: shown(name),
    text,
    doubts: found.doubts,
    ...defined({
      properties,
      scriptOperations,
      script,
      lookedFor: properties === undefined ? found.lookedFor : undefined,
    }),
  };
  const document = readDefinition(input);
  if (!found.isShared || !document.warnings.some((w) => w.rule === 'D-26')) return document;
  return readDefinition({ ...input, isNamedElsewhere: await namedBeside(folder, name) });
};
