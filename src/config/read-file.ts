import { readFileSync, statSync, type Stats } from 'node:fs';
import { HarnessError, UsageError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';

const LARGEST = 20_000_000;

const kindOf = (found: Stats): string => {
  if (found.isDirectory()) return 'it is a folder, not a file';
  if (found.isFIFO()) return 'it is a pipe, not a file: write what it gives into a file first';
  if (found.isSocket()) return 'it is a socket, not a file';
  return 'it is a device, not a file';
};

const readRegular = async <T>(path: string, what: string, read: (path: string) => T): Promise<T> => {
  try {
    // Of thousands of small files, promises would cost more than the reading.
    const found = statSync(path);
    if (!found.isFile()) throw new UsageError(`Cannot read ${what}: ${kindOf(found)}`);
    if (found.size > LARGEST)
      throw new UsageError(`Cannot read ${what}: it is larger than ${LARGEST / 1e6} MB`);
    return read(path);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new UsageError(`Cannot read ${what}: ${reasonOf(cause)}`, { cause });
  }
};

/**
 * The bytes of a file of at most 20 MB; `what` names it in the error: `definition "a.json"`. Only a file has an end: a pipe
 * or a device may keep a reader for ever. Throws UsageError.
 */
export const readRegularFile = (path: string, what: string): Promise<Buffer> =>
  readRegular(path, what, (p) => readFileSync(p));

/** The text of a file, as `readRegularFile` reads it: in UTF-8, what is not UTF-8 replaced; a byte order mark stays. */
export const readRegularText = (path: string, what: string): Promise<string> =>
  readRegular(path, what, (p) => readFileSync(p, 'utf8'));

const looksWide = (bytes: Uint8Array): boolean => {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0) && bytes.length > 1;
};

/** A text file in UTF-8, as `readRegularFile` reads it; another encoding is told as what it is. */
export const readUtf8File = async (path: string, what: string): Promise<string> => {
  const bytes = await readRegularFile(path, what);
  if (looksWide(bytes))
    throw new UsageError(`Cannot read ${what}: it is written in UTF-16; save it as UTF-8`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(
      `Cannot read ${what}: it is not written in UTF-8, but probably in Latin-1 (Windows-1252); save it as UTF-8`,
    );
  }
};
