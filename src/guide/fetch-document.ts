import { HarnessError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { isMarked } from '../workspace/definition-names.ts';
import { readDefinition } from '../openapi/read.ts';
import { call } from './call.ts';

/** A document that a running service gives of itself. */
export interface FetchedDocument {
  readonly read: ReadDocument;
  readonly text: string;
  /** Where it was found. */
  readonly url: string;
}

/** Where services customarily give their document: FastAPI, Fastify, NestJS, Express, Swashbuckle, springdoc and others. */
const WELL_KNOWN = [
  'openapi.json',
  'swagger.json',
  'swagger/v1/swagger.json',
  'v3/api-docs',
  'api-docs',
  'documentation/json',
  'api-json',
  'docs/json',
  'docs/openapi.json',
  'api/openapi.json',
  'openapi/v1.json',
  'api-docs.json',
  'api-docs/swagger.json',
  'openapi.yaml',
  'swagger.yaml',
  'v2/api-docs',
  'apispec_1.json',
];

const addressesOf = (url: string): readonly URL[] => {
  const base = new URL(url);
  const folder = base.pathname.replace(/\/*$/, '/');
  const found = [
    ...(base.pathname === '/' ? [] : [base]),
    ...WELL_KNOWN.map((path) => new URL(folder + path, base.origin)),
    ...WELL_KNOWN.map((path) => new URL(`/${path}`, base.origin)),
  ];
  return found.filter((one, i) => found.findIndex((other) => other.href === one.href) === i);
};

const ACCEPT = [['Accept', 'application/json, application/yaml;q=0.9, */*;q=0.8']] as const;

const AT_ONCE = 6;

const documentAt = async (address: URL, signal: AbortSignal): Promise<FetchedDocument | undefined> => {
  const { status, text } = await call({ method: 'GET', url: address, headers: ACCEPT }, signal);
  if (status !== 200 || !isMarked(text)) return undefined;
  try {
    return { read: readDefinition({ file: address.href, text }), text, url: address.href };
  } catch (error) {
    // It only looks like one: the next may be one.
    if (!(error instanceof HarnessError)) throw error;
    return undefined;
  }
};

/** Looks for the OpenAPI document of a running service at the URL itself and where services customarily have it. */
export const fetchDocument = async (
  url: string,
  signal: AbortSignal,
): Promise<FetchedDocument | undefined> => {
  const addresses = addressesOf(url);
  // A few at a time: a service need not bear all at once.
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((address) => documentAt(address, signal)));
    const [first] = found.filter((one) => one !== undefined);
    if (first !== undefined) return first;
  }
  return undefined;
};
