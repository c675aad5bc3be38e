import { posix } from 'node:path';
import { readDefinition } from '../openapi/read.ts';
import { proposeProperties } from '../setup/propose-properties.ts';
import type { ReadDocument } from '../model.ts';
import type { Asker } from './asker.ts';
import type { FetchedDocument } from './fetch-document.ts';
import type { MadeDefinition } from './draft-triggers.ts';

/** A document with triggers that a service gives of itself, as a file. */
export const savedDocument = ({ text }: FetchedDocument): MadeDefinition => {
  const file = `triggers/openapi.${/^\s*\{/.test(text) ? 'json' : 'yaml'}`;
  return {
    read: readDefinition({ file, text }),
    files: { [file]: text.endsWith('\n') ? text : `${text}\n` },
  };
};

/** Adds the apiProperties.json that polling by policy needs, where none is there and the definition tells of it. */
export const withProperties = async (made: MadeDefinition, asker: Asker): Promise<MadeDefinition> => {
  const proposal = proposeProperties(made.read);
  if (proposal === undefined) return made;
  const { triggers, properties } = proposal;
  const names = triggers.join(', ');
  const file = posix.join(posix.dirname(made.read.file.replaceAll('\\', '/')), 'apiProperties.json');
  const isAgreed = await asker.confirm(
    `${names}: a filter and no Location is polling by policy, which needs ${file}. Write it?`,
    true,
  );
  if (!isAgreed) return made;
  asker.say('good', `${names}: polling by policy, as ${file} says`);
  const text = `${JSON.stringify(properties, undefined, 2)}\n`;
  const read = rereadWith(made.read, { file, text });
  return { read, files: { ...made.files, [file]: text } };
};

const rereadWith = (
  read: ReadDocument,
  properties: { readonly file: string; readonly text: string },
): ReadDocument => {
  const again = readDefinition({ file: read.file, text: JSON.stringify(read.root), properties });
  return { ...again, locate: read.locate, warnings: read.warnings, length: read.length };
};
