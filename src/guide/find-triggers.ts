import { UsageError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { apiOperations, type ApiOperation } from '../setup/api-operation.ts';
import type { World } from '../world.ts';
import { askLogin, type Login } from './ask-login.ts';
import { askService, type ServicePlace } from './ask-service.ts';
import type { Asker } from './asker.ts';
import { chooseDefinition } from './choose-definition.ts';
import { savedDocument, withProperties } from './complete-definition.ts';
import { draftTriggers, type MadeDefinition } from './draft-triggers.ts';
import { fetchDocument } from './fetch-document.ts';

/** What the questions about a service begin with. */
export interface GuideOptions {
  readonly definitions: readonly string[];
  readonly url?: string;
  /** Name of the variable with the key. */
  readonly secret?: string;
}

/** The service, its triggers, and how to log in. */
export interface FoundTriggers {
  readonly place: ServicePlace;
  readonly login: Login;
  readonly made: MadeDefinition;
  /** What of its documents may cause an event. */
  readonly operations: readonly ApiOperation[];
}

const nothingFound = (place?: ServicePlace): UsageError =>
  new UsageError(
    place?.isThere === true
      ? `No OpenAPI document here, and none at ${place.url} where services customarily have it: name its file (triggerpact init FILE) or its own URL (--url)`
      : `No trigger definition and no OpenAPI document here: put it into this folder, name its file (triggerpact init FILE), or ${place === undefined ? 'give --url of the running service' : `start the service at ${place.url}`}`,
  );

const MAKING = ['POST', 'PUT'];

const without = (operations: readonly ApiOperation[], { triggers }: ReadDocument): readonly ApiOperation[] =>
  operations.filter((o) => !triggers.some((t) => t.method === o.method && t.path === o.path));

/** Finds the definition, the service and the login; drafts what has no trigger. Undefined where nothing is agreed on. */
export const findTriggers = async (
  options: GuideOptions,
  asker: Asker,
  world: World,
): Promise<FoundTriggers | undefined> => {
  const { signal } = world;
  const local = await chooseDefinition(options.definitions, asker, world);
  if (local === undefined && asker.isSilent && options.url === undefined) throw nothingFound();
  const asked = await askService(options.url, local, asker);
  const mayAsk = asked.isThere && asked.mayBeCalled;
  const fetched = mayAsk ? await fetchDocument(asked.url, signal) : undefined;
  const document = local ?? fetched?.read;
  if (document === undefined) throw nothingFound(asked);
  if (fetched !== undefined)
    asker.say(local === undefined ? 'good' : 'note', `Its OpenAPI document: ${fetched.url}`);
  // The URL of the document itself says where the service is, but is not where its paths begin.
  const place = fetched?.url === asked.url ? { ...asked, url: new URL(asked.url).origin } : asked;
  const login = await askLogin(document, place, options.secret, asker, world);
  const plain: MadeDefinition =
    local === undefined && fetched !== undefined && document.triggers.length > 0
      ? savedDocument(fetched)
      : { read: document, files: {} };
  const made =
    document.triggers.length > 0
      ? await withProperties(plain, asker)
      : await draftTriggers(document, place, login, asker, signal);
  if (made === undefined) return undefined;
  const documents = [document, ...(fetched === undefined || local === undefined ? [] : [fetched.read])];
  const operations = documents.flatMap((read) => without(apiOperations(read, MAKING), made.read));
  const unique = operations.filter(
    (one, i) => operations.findIndex((o) => o.method === one.method && o.path === one.path) === i,
  );
  return { place, login, made, operations: unique };
};
