import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { Mechanism, ReadDocument, TriggerDefinition } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
import { didYouMean } from '../suggest.ts';

/** A trigger, or where it is: what `readDefinitions` gave, or an OpenAPI document as an object. */
export type DefinitionInput = TriggerDefinition | ReadDocument | readonly ReadDocument[] | object;

const documents = keptBy<object, ReadDocument>();

const isTrigger = (given: object): given is TriggerDefinition => 'mechanism' in given && 'delivery' in given;

const isDocument = (given: object): given is ReadDocument => 'triggers' in given && 'locate' in given;

const documentsOf = (given: object): readonly ReadDocument[] => {
  if (Array.isArray(given)) return given as readonly ReadDocument[];
  if (isDocument(given)) return [given];
  return [documents(given, () => readDefinition({ file: 'the definition', text: JSON.stringify(given) }))];
};

/** The trigger that is meant: by its operationId, or the only one. Throws UsageError where there is none. */
export const definitionOf = (given: DefinitionInput, id: string | undefined): TriggerDefinition => {
  if (!isObject(given) && !Array.isArray(given))
    throw new UsageError(`Cannot read a definition out of ${typeof given}: give an OpenAPI document`);
  if (isTrigger(given)) return given;
  const triggers = documentsOf(given).flatMap((d) => d.triggers);
  const ids = triggers.map((t) => t.id);
  const found = id === undefined && triggers.length === 1 ? triggers[0] : triggers.find((t) => t.id === id);
  if (found !== undefined) return found;
  throw new UsageError(
    id === undefined
      ? `The definition has ${triggers.length} triggers: name one of ${ids.join(', ')}`
      : `There is no trigger "${id}" in the definition${didYouMean(id, ids)}`,
  );
};

/** Stands for a trigger of which nothing is known but how the platform learns of news. */
export const anyTrigger = (mechanism: Mechanism): TriggerDefinition => ({
  id: 'the trigger',
  mechanism,
  delivery: 'batch',
  summary: '',
  deprecated: false,
  method: mechanism === 'webhook' ? 'POST' : 'GET',
  path: '/',
  basePath: '',
  pointer: '',
  consumes: [],
  produces: [],
  parameters: [],
  responses: {},
  unsubscribe: [],
  paths: [],
  policies: [],
  security: [],
  dynamic: [],
  noGenericTest: false,
  definitions: {},
});
