import { defined } from '../defined.ts';
import { isObject, member, valueAt, type Json } from '../json.ts';
import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { textMember } from '../openapi/members.ts';

/** Which of several versions of one operation a trigger is (`x-ms-api-annotation`, else its `_V2`). */
export interface Revision {
  readonly family: string;
  /** From 1. */
  readonly number: number;
  /** The operation that replaces it, as the annotation says. */
  readonly replacement?: string;
}

const SUFFIX = /_?V(\d{1,3})$/;

/** An operationId without its `_V2`, and the number; 1 without one. */
const splitId = (id: string): readonly [string, number] => {
  const [suffix, digits] = SUFFIX.exec(id) ?? [];
  return suffix === undefined || suffix.length === id.length
    ? [id, 1]
    : [id.slice(0, -suffix.length), Number(digits)];
};

const replacementOf = (annotation: Json | undefined): string | undefined => {
  const written = member(annotation, 'replacement');
  if (isObject(written)) return textMember(written, 'operationId') ?? textMember(written, 'api');
  return typeof written === 'string' ? written : undefined;
};

/** The revision of a trigger. */
export const revisionOf = (document: ReadDocument, { id, pointer }: TriggerDefinition): Revision => {
  const annotation = member(valueAt(document.root, pointer), 'x-ms-api-annotation');
  const [base, number] = splitId(id);
  const revision = member(annotation, 'revision');
  const replacement = replacementOf(annotation);
  return {
    family: textMember(annotation, 'family') ?? base,
    number: typeof revision === 'number' ? revision : number,
    ...defined({ replacement }),
  };
};

/** The revision that would come next beside a trigger: its operationId, and its number. */
export const nextRevision = (
  document: ReadDocument,
  trigger: TriggerDefinition,
  taken: ReadonlySet<string>,
): Revision & { readonly id: string } => {
  const { family, number } = revisionOf(document, trigger);
  const [base] = splitId(trigger.id);
  const mark = /[^_]V\d+$/.test(trigger.id) ? 'V' : '_V';
  let next = number + 1;
  while (['V', '_V'].some((m) => taken.has(`${base}${m}${next}`))) next += 1;
  return { id: `${base}${mark}${next}`, family, number: next };
};
