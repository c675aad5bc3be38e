import type { EmitRequest, EmitStep } from '../model.ts';
import { isExpected, type Stimulus } from './stimuli.ts';

const isRequest = (step: EmitStep): step is EmitRequest => typeof step !== 'function' && !('command' in step);

/** A request that carried the first tenant's credentials, if any, carries the second's. */
const asOther = (step: EmitRequest): EmitRequest =>
  (step.credentials ?? 'own') === 'own' ? { ...step, credentials: 'other' } : step;

/**
 * The events that triggers are owed, caused with the second tenant's credentials instead. Whose they are then only the
 * service knows; what a command or a function does with credentials is not known at all, and such an emit has no twin.
 */
export const ofOtherTenant = (stimuli: readonly Stimulus[]): readonly Stimulus[] =>
  stimuli.filter(isExpected).flatMap((stimulus): readonly Stimulus[] => {
    const { emit, relations } = stimulus;
    if (emit === 'manual' || !emit.every(isRequest)) return [];
    const twin = emit.map(asOther);
    if (twin.every((step, i) => step === emit[i])) return [];
    const possible = Object.keys(relations).map((id) => [id, 'possible'] as const);
    return [
      { ...stimulus, emit: twin, relations: Object.fromEntries(possible), assumed: [], tenant: 'other' },
    ];
  });
