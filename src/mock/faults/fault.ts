import type { Mechanism, TriggerDefinition } from '../../model.ts';
import { changed, rightBehaviour, type Behaviour, type Change } from '../core/behaviour.ts';

/** One way in which the mock breaks its contract. */
export interface MockFault {
  /** Kebab case; the same name means the same mistake in the reference services. */
  readonly name: string;
  /** A sentence. */
  readonly description: string;
  /** The rule that it breaks, by the mechanisms that it concerns. */
  readonly breaks: { readonly [M in Mechanism]?: string };
  /** Where it does not show in every trigger of those mechanisms: in which it does. */
  readonly showsIn?: (trigger: TriggerDefinition) => boolean;
  readonly change: Change;
}

/** Whether a fault shows in a trigger. */
export const concernsTrigger = (fault: MockFault, trigger: TriggerDefinition): boolean =>
  fault.breaks[trigger.mechanism] !== undefined && (fault.showsIn?.(trigger) ?? true);

/** The behaviour with a fault in it. */
export const behaviourWith = (fault: MockFault): Behaviour => changed(rightBehaviour, fault.change);
