import type { ReadDocument, TriggerDefinition } from '../../model.ts';
import { openDocument, type OpenApiDocument } from '../../openapi/document.ts';
import { operationsOf, type Operation } from '../../openapi/operation.ts';
import { readProperties, type ConnectorProperties } from '../../openapi/properties.ts';

/** A document as it is written, opened once for all its triggers. */
export interface DocumentView {
  readonly document: ReadDocument;
  readonly opened: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly properties: ConnectorProperties;
}

/** What definition rules see: one trigger, its operation as written, and the document around it. */
export interface DefinitionView extends DocumentView {
  /** The same object for every trigger of the document. */
  readonly whole: DocumentView;
  readonly trigger: TriggerDefinition;
  readonly operation: Operation;
}

const keyOf = ({ pointer, path }: { readonly pointer: string; readonly path: string }): string =>
  `${pointer} ${path}`;

/** Opens a document for its rules; what the reader had to say of it was said when it was read. */
export const documentView = (document: ReadDocument): DocumentView => {
  const opened = openDocument(document.file, document.root, () => undefined);
  return {
    document,
    opened,
    operations: operationsOf(opened),
    properties: readProperties(document.properties),
  };
};

/** The triggers of a document as its rules see them. */
export const definitionViews = (document: ReadDocument): ((trigger: TriggerDefinition) => DefinitionView) => {
  const whole = documentView(document);
  const byPlace = new Map(whole.operations.map((o) => [keyOf(o), o]));
  return (trigger) => {
    const operation = byPlace.get(keyOf(trigger));
    if (operation === undefined) throw new Error(`There is no operation at "${trigger.pointer}"`);
    return { ...whole, whole, trigger, operation };
  };
};
