import { isObject, member, type Json } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { textMember } from './members.ts';

/** Where the operations are: an origin and the path in front of theirs. */
export interface Server {
  /** `''` where the document names none. */
  readonly origin: string;
  /** Without a trailing slash. */
  readonly basePath: string;
}

const path = (written: string): string => {
  const plain = written.replace(/[?#].*$/, '').replace(/^\/+|\/+$/g, '');
  return plain === '' ? '' : `/${plain}`;
};

const split = (url: string): Server => {
  const [, origin = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(.*)$/is.exec(url.trim()) ?? [];
  return { origin, basePath: path(rest) };
};

const swaggerServer = ({ root }: OpenApiDocument): Server => {
  const schemes = [member(root, 'schemes')].flat();
  const scheme = schemes.includes('https') || !schemes.includes('http') ? 'https' : 'http';
  const host = (textMember(root, 'host') ?? '').replace(/^[a-z]+:\/\//i, '');
  const { origin, basePath } = split(host === '' ? '' : `${scheme}://${host}`);
  return { origin, basePath: `${basePath}${path(textMember(root, 'basePath') ?? '')}` };
};

const filled = (server: Json | undefined): string => {
  const variables = member(server, 'variables');
  return (textMember(server, 'url') ?? '').replace(/\{([^{}]+)\}/g, (written, name: string) => {
    const value = member(member(variables, name), 'default');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : written;
  });
};

/** The first server of the innermost of these objects that names one; placeholders without a default survive. */
export const serverOf = (document: OpenApiDocument, owners: readonly Json[]): Server => {
  if (document.version === '2.0') return swaggerServer(document);
  for (const owner of [...owners, document.root]) {
    const servers = member(owner, 'servers');
    const server = Array.isArray(servers) ? (servers as readonly Json[]).find(isObject) : undefined;
    if (server !== undefined) return split(filled(server));
  }
  return { origin: '', basePath: '' };
};
