import { isObject, type Json } from '../json.ts';
import type { TriggerConfig, TriggerSettings } from '../model.ts';

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** Every scalar member of a value with its name, at any depth. */
function* scalars(value: Json | undefined): Iterable<readonly [string, Scalar]> {
  if (Array.isArray(value)) for (const v of value) yield* scalars(v as Json);
  else if (isObject(value))
    for (const [name, v] of Object.entries(value)) {
      if (isScalar(v)) yield [name, v];
      else yield* scalars(v);
    }
}

const queryOf = (url: string): (readonly [string, Scalar])[] => [
  ...new URLSearchParams(url.split('?')[1] ?? ''),
];

/** Inputs whose name an emit step uses for another value, where no step uses it for theirs; undefined for none. */
export const mismatchesOf = ({ inputs, emit }: TriggerConfig): TriggerSettings['mismatches'] => {
  if (emit === undefined || emit === 'manual') return undefined;
  const sent = emit.flatMap((step) =>
    typeof step === 'function' || 'command' in step ? [] : [...scalars(step.body), ...queryOf(step.url)],
  );
  const found = Object.entries(inputs).flatMap(([name, wanted]) => {
    const same = sent.filter(([n, v]) => n === name.split('/').at(-1) && !String(v).includes('{{'));
    if (!isScalar(wanted) || same.length === 0 || same.some(([, v]) => String(v) === String(wanted)))
      return [];
    return [{ input: name, wanted: JSON.stringify(wanted), sent: JSON.stringify(same[0]?.[1]) }];
  });
  return found.length === 0 ? undefined : found;
};
