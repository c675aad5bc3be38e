import { parseJson, textOf, type Json } from '../json.ts';
import type { TriggerDefinition } from '../model.ts';
import { typesOf } from '../request/flatten.ts';
import { triggerInputs, type TriggerInput } from '../setup/trigger-inputs.ts';
import type { Asker } from './asker.ts';

const typed = (text: string, { schema }: TriggerInput): Json => {
  if ((typesOf(schema)[0] ?? 'string') === 'string') return text;
  return parseJson(text) ?? text;
};

const mistakeOf = (text: string, input: TriggerInput): string | undefined => {
  if (text === '') return 'The definition requires it';
  const allowed = input.schema['enum'];
  if (Array.isArray(allowed) && !allowed.some((value) => textOf(value) === text))
    return `One of ${allowed.map(textOf).join(', ')}`;
  const types = typesOf(input.schema);
  if (types.length > 0 && !types.includes('string') && parseJson(text) === undefined)
    return `It is ${types.join(' or ')}`;
  return undefined;
};

/** Asks for what the maker of a flow has to fill in; an answer holds for every trigger that asks for the same. */
export const askInputs = async (
  trigger: TriggerDefinition,
  asker: Asker,
  known: Map<string, Json>,
): Promise<Readonly<Record<string, Json>>> => {
  const inputs: [string, Json][] = [];
  for (const input of triggerInputs(trigger).filter((i) => i.required)) {
    const before = known.get(input.name);
    const says = input.says === '' ? '' : ` (${input.says})`;
    const text = await asker.text({
      message: `${trigger.id}: what does a maker fill in for ${input.name}?${says}`,
      initial: textOf(before ?? input.value),
      check: (written) => mistakeOf(written, input),
    });
    const value = typed(text, input);
    if (asker.isSilent && !input.isProposed)
      asker.say(
        'note',
        `${trigger.id}: "${input.name}" is required, and ${textOf(value)} is made up: correct it where the service knows no such`,
      );
    known.set(input.name, value);
    inputs.push([input.name, value]);
  }
  return Object.fromEntries(inputs);
};
