import { defined } from '../../defined.ts';
import type { DeliveryEntry, Exchange, Json, Schema, TriggerDefinition } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { seen } from './wording.ts';
import { violations, type Violation } from './validate.ts';

const text = (list: readonly Violation[]): string => {
  const shown = list.slice(0, 3).map((v) => `${v.pointer === '' ? 'the root' : v.pointer} ${v.message}`);
  return shown.join('; ') + (list.length > 3 ? `; and ${list.length - 3} more` : '');
};

/**
 * Says where a body departs from the schema that is declared for it; nothing where it holds. The platform checks types
 * and presence: what only breaks an enum, a format or `additionalProperties: false` is a warning.
 */
export function* departure(
  what: string,
  body: Json,
  schema: Schema,
  trigger: TriggerDefinition,
  entry: Exchange | DeliveryEntry,
): Iterable<Remark> {
  const all = violations(schema, trigger, body);
  const hard = all.filter((v) => !v.soft);
  const [first] = all;
  if (first === undefined) return;
  yield {
    message: `${what} departs from the schema: ${text(hard.length > 0 ? hard : all)}`,
    seen: seen(entry, 'body', {
      pointer: first.pointer,
      ...defined({ expected: first.expected }),
    }),
    ...(hard.length === 0 ? { lowered: 'the platform checks types alone' } : {}),
  };
}
