import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { openDocument, type OpenApiDocument } from '../openapi/document.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import { shapeReader, type ShapeReader } from './shape-reader.ts';

/** One version of a trigger, and the definition around it. */
export interface Side {
  readonly document: ReadDocument;
  readonly trigger: TriggerDefinition;
  readonly reader: ShapeReader;
  readonly opened: OpenApiDocument;
  /** The operation as it is written. */
  readonly operation: Operation | undefined;
}

/** Two versions of one trigger. */
export interface TriggerPair {
  readonly before: Side;
  readonly after: Side;
}

/** A trigger of a definition as one side of a comparison. */
export const sideOf = (document: ReadDocument, trigger: TriggerDefinition): Side => {
  const opened = openDocument(document.file, document.root, () => undefined);
  const operation = operationsOf(opened).find(
    (o) => o.pointer === trigger.pointer && o.path === trigger.path,
  );
  return { document, trigger, reader: shapeReader(trigger.definitions), opened, operation };
};
