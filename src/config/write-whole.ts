import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

const isReplaceable = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;

/**
 * Writes a text file whole or not at all, also where the process is ended meanwhile; makes the folders above it. What is
 * no file (a device, a pipe, a link) is written to as it is.
 */
export const writeWhole = (path: string, text: string): void => {
  makeFolder(dirname(path));
  if (!isReplaceable(path)) {
    writeFileSync(path, text);
    return;
  }
  const beside = `${path}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};
