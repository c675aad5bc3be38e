import { DocumentError } from '../errors.ts';
import { toPointer } from '../json.ts';
import { parseExpression } from './parse.ts';

/** The JSON Pointer that a `triggerDataPath` such as `@triggerBody().value` means; throws where it is no lone path. */
export const dataPointer = (dataPath: string): string => {
  const { parts } = parseExpression(dataPath);
  const [part] = parts;
  if (part?.kind !== 'path' || parts.length > 1)
    throw new DocumentError(
      `Cannot read the data path ${JSON.stringify(dataPath)}: expected one expression such as "@triggerBody().value"`,
    );
  return toPointer(part.path);
};
