import { defined } from '../defined.ts';
import { toPointer } from '../json.ts';
import type { Config, Finding, Place, ReadDocument, TriggerPlaces } from '../model.ts';
import { readProperties, writtenPollingPolicy } from '../openapi/properties.ts';
import { placeInFiles } from '../report/place.ts';
import type { JudgedTrace } from '../rules/judge-trace.ts';

/** Files that bind the triggers of a run. */
export interface Written {
  readonly config: Pick<Config, 'locate'>;
  readonly documents: readonly ReadDocument[];
}

const policyOf = (id: string, { properties, locateProperties }: ReadDocument): Place | undefined => {
  const pointer = writtenPollingPolicy(readProperties(properties), id)?.pointer;
  return pointer === undefined ? undefined : locateProperties?.(pointer);
};

const placesIn = (document: ReadDocument | undefined, { id, findings }: JudgedTrace): TriggerPlaces => {
  const trigger = document?.triggers.find((t) => t.id === id);
  if (document === undefined || trigger === undefined) return {};
  const pointers = new Set(findings.flatMap((f) => f.written ?? []));
  return {
    definition: document.locate(trigger.pointer),
    ...defined({ policy: policyOf(id, document) }),
    ...(pointers.size === 0
      ? {}
      : {
          pointers: Object.fromEntries([...pointers].map((pointer) => [pointer, document.locate(pointer)])),
        }),
  };
};

/** Where what binds a judged trigger is written, as far as its findings need it. */
export const placesOf = (judged: JudgedTrace, { config, documents }: Written): TriggerPlaces => {
  const document = documents.find((d) => d.triggers.some((t) => t.id === judged.id));
  const { locate } = config;
  const configured = judged.findings.flatMap((f) => (f.configured === undefined ? [] : [f.configured]));
  return {
    ...placesIn(document, judged),
    ...(locate === undefined || configured.length === 0
      ? {}
      : {
          configuration: Object.fromEntries(
            configured.map((path) => [toPointer(path), locate(['triggers', judged.id, ...path])]),
          ),
        }),
  };
};

/** A judged trigger whose findings have places. */
export type PlacedTrace = Omit<JudgedTrace, 'findings'> & { readonly findings: readonly Finding[] };

/** A judged trigger with every finding at its place. */
export const placeJudged = (judged: JudgedTrace, places: TriggerPlaces | undefined): PlacedTrace => ({
  ...judged,
  findings: placeInFiles(judged.findings, places),
});
