import { closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

const isReplaceable = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;

const write = (path: string, pieces: Iterable<string>): void => {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
};

/**
 * Writes a text file, given whole or in pieces, whole or not at all, also where the process is ended meanwhile; makes the folders above it. What is
 * no file (a device, a pipe, a link) is written to as it is.
 */
export const writeWhole = (path: string, text: string | Iterable<string>): void => {
  makeFolder(dirname(path));
  const pieces = typeof text === 'string' ? [text] : text;
  if (!isReplaceable(path)) {
    write(path, pieces);
    return;
  }
  const beside = `${path}.new`;
  try {
    write(beside, pieces);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};
