import type { Repository } from './reporter.ts';

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);

const normal = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
};

/** A path of a revision of Git, `HEAD:connector/api.json`, without the revision; it is from the repository's root. */
const pathInRevision = (file: string): string | undefined =>
  /^[^:]{2,}:(?!\/\/)(?!\.{1,2}\/)(.+)$/s.exec(file)?.[1];

/** A file of a report as seen from the repository's root; undefined where it lies outside. */
export const repositoryPath = (file: string, repository: Repository | undefined): string | undefined => {
  const committed = pathInRevision(file);
  if (committed !== undefined) return normal(committed);
  const path = /^[A-Za-z]:\\/.test(file) ? file.replaceAll('\\', '/') : file;
  if (repository === undefined)
    return isAbsolute(path) || normal(path).startsWith('..') ? undefined : normal(path);
  const absolute = normal(isAbsolute(path) ? path : `${repository.folder}/${path}`);
  const root = normal(repository.root);
  return absolute.startsWith(`${root}/`) ? absolute.slice(root.length + 1) : undefined;
};
