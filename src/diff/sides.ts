import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { shapeReader, type ShapeReader } from './shape-reader.ts';

/** One version of a trigger, and the definition around it. */
export interface Side {
  readonly document: ReadDocument;
  readonly trigger: TriggerDefinition;
  readonly reader: ShapeReader;
}

/** Two versions of one trigger. */
export interface TriggerPair {
  readonly before: Side;
  readonly after: Side;
}

/** A trigger of a definition as one side of a comparison. */
export const sideOf = (document: ReadDocument, trigger: TriggerDefinition): Side => ({
  document,
  trigger,
  reader: shapeReader(trigger.definitions),
});
