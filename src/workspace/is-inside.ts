import { isAbsolute, relative, sep } from 'node:path';

/** Whether an absolute path is a folder or something below it; both without links. */
export const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};
