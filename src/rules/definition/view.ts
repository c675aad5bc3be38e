import type { ReadDocument, TriggerDefinition } from '../../model.ts';

/** What definition rules see: one trigger, and the document that it was read from. */
export interface DefinitionView {
  readonly document: ReadDocument;
  readonly trigger: TriggerDefinition;
}
