import { addressOf } from './address.ts';
import { isObject, member, type Json, type JsonObject } from './json.ts';
import { readDefinition, savedDefinition } from './mechanism.ts';
import type { ContractTrigger, Trace } from './model.ts';

/** The layout of saved traces; a reader refuses a higher one. */
export const traceSchemaVersion = 2;

/** A trace as it is written to a file. */
export const savedTrace = (trace: Trace): JsonObject => ({
  ...(trace as unknown as JsonObject),
  triggers: trace.triggers.map(({ definition, rules }) => ({
    definition: savedDefinition(definition),
    rules,
  })),
});

/** Layout 1 named an unsubscribe otherwise, and told a callback elsewhere by its host alone. */
const fromLayout1 = (entry: JsonObject): JsonObject => {
  const { intent } = entry;
  if (!isObject(intent)) return entry;
  if (intent['kind'] === 'unregister') return { ...entry, intent: { ...intent, kind: 'unsubscribe' } };
  if (intent['kind'] !== 'register') return entry;
  const { callback } = intent;
  const isElsewhere = typeof callback === 'string' && /^https?:\/\/[^/]*\.invalid([/:]|$)/.test(callback);
  const callbackKind = callback === undefined ? 'none' : isElsewhere ? 'elsewhere' : 'issued';
  return { ...entry, intent: { ...intent, callbackKind } };
};

const settingsFromLayout1 = ({ serviceUrl, aliases, ...rest }: JsonObject): JsonObject => ({
  ...rest,
  address: addressOf(serviceUrl as string, (aliases ?? []) as string[]) as unknown as Json,
});

const readTrigger = (saved: Json): ContractTrigger | undefined => {
  const definition = member(saved, 'definition');
  const rules = member(saved, 'rules');
  const read = isObject(definition) ? readDefinition(definition) : undefined;
  return read === undefined || !isObject(rules)
    ? undefined
    : { definition: read, rules: rules as ContractTrigger['rules'] };
};

/** The trace that a file holds, of this layout or an older one; undefined where it is none. */
export const readTrace = (saved: Json | undefined): Trace | undefined => {
  const [triggers, entries, settings] = ['triggers', 'entries', 'settings'].map((key) => member(saved, key));
  if (!isObject(saved) || !Array.isArray(triggers) || !Array.isArray(entries)) return undefined;
  const isOld = saved['schemaVersion'] === 1;
  if (
    !isObject(settings) ||
    typeof settings[isOld ? 'serviceUrl' : 'address'] !== (isOld ? 'string' : 'object')
  )
    return undefined;
  const read = triggers.map(readTrigger);
  if (read.some((t) => t === undefined)) return undefined;
  return {
    ...saved,
    schemaVersion: traceSchemaVersion,
    triggers: read,
    settings: isOld ? settingsFromLayout1(settings) : settings,
    entries: isOld ? entries.map(fromLayout1) : entries,
  } as unknown as Trace;
};
