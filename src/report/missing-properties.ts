import type { ReadDocument } from '../model.ts';

/** Says that the policies of polling triggers were looked for in vain, and where; undefined where none is missed. */
export const missingProperties = ({ file, triggers, lookedFor }: ReadDocument): string | undefined => {
  const native = triggers.filter((t) => t.mechanism === 'native').length;
  if (native === 0 || lookedFor === undefined) return undefined;
  const names = lookedFor.map((name) => `"${name}"`).join(', ');
  return `Beside "${file}" there is no file with policies (looked for ${names}); its polling triggers count as native`;
};
