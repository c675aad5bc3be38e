import { DocumentError } from '../errors.ts';
import { isObject, member, textOf, type Json, type JsonObject } from '../json.ts';
import type { ReadWarning } from '../model.ts';
import { textMember } from './members.ts';

/** Which specification a document follows, as far as reading differs. */
export type Version = '2.0' | '3.0' | '3.1';

/** Takes what is odd at a JSON Pointer, and what else is to be known of it. */
export type Warn = (message: string, pointer: string, about?: Pick<ReadWarning, 'rule' | 'unread'>) => void;

/** A parsed document while it is read. */
export interface OpenApiDocument {
  readonly root: JsonObject;
  readonly version: Version;
  /** Says something that does not stop the reader; the same words about the same place are said once. */
  readonly warn: Warn;
}

const versionOf = (root: JsonObject): Version | undefined => {
  const swagger = member(root, 'swagger');
  // What was never published is read as what it must mean; that it is odd is said elsewhere.
  if (/^2(\.\d+)*$/.test(textOf(swagger))) return '2.0';
  const written = member(root, 'openapi');
  const openapi = typeof written === 'number' ? String(written) : (textMember(root, 'openapi') ?? '');
  if (/^3\.0(\.|$)/.test(openapi) || openapi === '3') return '3.0';
  return /^3\.\d+(\.|$)/.test(openapi) ? '3.1' : undefined;
};

/** Recognises a parsed document; throws where it is no OpenAPI or Swagger document of a known version. */
export const openDocument = (file: string, root: Json, warn: OpenApiDocument['warn']): OpenApiDocument => {
  const written = member(root, 'swagger') ?? member(root, 'openapi');
  if (!isObject(root) || written === undefined)
    throw new DocumentError(
      `Cannot read "${file}": it is no OpenAPI document, it has neither "swagger" nor "openapi"`,
      { file },
    );
  const version = versionOf(root);
  if (version === undefined)
    throw new DocumentError(
      `Cannot read "${file}": version ${JSON.stringify(written)} is none of Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1`,
      { file, pointer: Object.hasOwn(root, 'swagger') ? '/swagger' : '/openapi' },
    );
  return { root, version, warn };
};
