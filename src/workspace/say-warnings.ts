import type { ReadDocument } from '../model.ts';
import { printable } from '../report/reporters/paint.ts';
import { placeText } from '../report/reporters/text-finding.ts';
import type { World } from '../world.ts';

/** Says on standard error what was odd in the definitions. */
export const sayWarnings = (documents: readonly ReadDocument[], world: Pick<World, 'stderr'>): void => {
  for (const { message, place } of documents.flatMap((d) => d.warnings))
    world.stderr(`${printable(`${placeText(place)}: warning: ${message}`)}\n`);
};
