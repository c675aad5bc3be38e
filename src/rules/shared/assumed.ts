import type { EventEntry } from '../../model.ts';
import type { Remark } from '../rule.ts';

/** What softens a finding on an event that the inputs are only assumed to exclude; nothing where they do. */
export const softened = (event: EventEntry, trigger: string): Pick<Remark, 'lowered' | 'repair'> =>
  event.assumed?.includes(trigger) === true
    ? {
        lowered: 'whether the inputs exclude the event is only assumed',
        repair:
          'Apply the inputs to every event. The event was made of `emit` with another value of an input, so that it should not match; where it does (a threshold, a range, a member that stands for all), write an `emitOther` that the inputs exclude.',
      }
    : {};
