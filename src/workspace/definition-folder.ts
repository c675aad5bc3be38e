import type { ReadDocument } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';

/** One folder, on the disk or in a revision of Git. */
export interface DefinitionFolder {
  /** Names of what is in it. */
  readonly names: readonly string[];
  /** The path of a file for people. */
  readonly shown: (name: string) => string;
  readonly read: (name: string) => Promise<string>;
}

/** The text of a file, which may begin with the mark of UTF-16. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { ignoreBOM: true }).decode(
    bytes,
  );

/** Reads one definition of a folder, with the apiProperties.json and the script.csx beside it. */
export const readFromFolder = async (folder: DefinitionFolder, name: string): Promise<ReadDocument> => {
  const { names, shown, read } = folder;
  const file = shown(name);
  const text = await read(name);
  const properties = names.find((n) => n.toLowerCase() === 'apiproperties.json');
  const hasScript = names.some((n) => n.toLowerCase() === 'script.csx');
  if (properties === undefined) return readDefinition({ file, text, hasScript });
  return readDefinition({
    file,
    text,
    hasScript,
    properties: { file: shown(properties), text: await read(properties) },
  });
};
