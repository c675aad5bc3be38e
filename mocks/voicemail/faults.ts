import { accessFaults } from '../http/faults.ts';
import { hookFaults } from '../webhook/faults.ts';
import { answerFaults } from './answer-faults.ts';
import type { VoicemailFault } from './behaviour.ts';
import { historyFaults } from './history-faults.ts';
import { locationFaults } from './location-faults.ts';
import { stateFaults } from './state-faults.ts';

const polls = ['P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-15', 'P-18', 'P-19', 'P-23', 'P-24'];
const webhook = ['P-26', 'P-30', 'W-01', 'W-02', 'W-10', 'W-16', 'W-19', 'W-23'];

// The alarm service shows all of them; these also show on notifications that come at once.
const hookNames = [
  'constant-location',
  'drops-callback-query',
  'delivers-after-delete',
  'delete-removes-all',
];

/** Every fault of the voicemail service. */
export const voicemailFaults: readonly VoicemailFault[] = [
  ...answerFaults,
  ...locationFaults,
  ...historyFaults,
  ...stateFaults,
  { ...accessFaults.oneTenant, must: ['S-01'], may: ['S-02', 'S-03', 'S-04'] },
  { ...accessFaults.anyone, must: ['P-30', 'W-16'], may: ['S-01', 'S-02', 'S-04'] },
  { ...accessFaults.resets, must: [], may: [...polls, ...webhook, 'P-22', 'P-06', 'W-03'], unknown: true },
  { ...accessFaults.hangs, must: [], may: [...polls, ...webhook, 'P-22', 'P-06', 'W-03'], unknown: true },
  {
    ...accessFaults.html,
    must: ['P-22', 'W-03'],
    may: [...polls, ...webhook, 'P-06', 'C-19', 'S-07', 'W-12'],
  },
  ...hookFaults.filter((f) => hookNames.includes(f.name)),
];
