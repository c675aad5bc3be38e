import { mounted, urlOf } from '../address.ts';
import { counted } from '../counted.ts';
import { rehearse } from '../scenarios/rehearsal/rehearse.ts';
import { draftConfigured } from '../workspace/draft-configured.ts';
import type { World } from '../world.ts';
import { planText } from './plan-text.ts';
import { playable } from './playable.ts';
import type { VerifyInput } from './verify-input.ts';
import { partsInputOf } from './with-surroundings.ts';

/** What the verification of a service would send and cause, in words; nothing is sent, started or asked. */
export const rehearseService = async (input: VerifyInput, world: World): Promise<string> => {
  const { config, service, source, options } = input;
  const { triggers, notes } = playable(input);
  const alone = { started: undefined, journal: undefined, left: [] };
  const rehearsal = await rehearse(partsInputOf(input, alone, triggers, world.signal, world));
  const definitions = triggers.map((t) => t.definition);
  const basePath = mounted(service.address, definitions[0]?.basePath ?? '').basePath;
  const { interactions } = draftConfigured(config, source, definitions, {
    triggers: source.triggers,
    basePath,
  });
  const plan = planText(world.hide(rehearsal), options.noPact ? [] : interactions, service.address.origin);
  const head = [
    `${source.consumer} → ${source.provider}: verify would cause at most ${counted(rehearsal.events, 'event')} on ${urlOf(service.address)}, and send this.`,
    'A ‹Location of 3›, or a state, is what request 3 will be answered with. How often something is repeated, as polls are while events are awaited, depends on the service.',
    ...notes.map(({ trigger, message }) => `${trigger}: ${message}`),
  ];
  return world.hide(`${head.join('\n')}\n\n${plan}`);
};
