import type { ReadDocument } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
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

/** Reads one definition of a folder, with the policies and the script that belong to it. */
export const readFromFolder = async (folder: DefinitionFolder, name: string): Promise<ReadDocument> => {
  const { shown, read } = folder;
  const file = shown(name);
  const text = await read(name);
  const { properties, hasScript, lookedFor, doubts } = await findCompanions(folder, name);
  if (properties === undefined) return readDefinition({ file, text, hasScript, lookedFor, doubts });
  return readDefinition({
    file,
    text,
    hasScript,
    doubts,
    properties: { file: shown(properties), text: await read(properties) },
  });
};
