import { accessFaults } from '../http/faults.ts';
import { answerFaults } from './answer-faults.ts';
import type { InvoiceFault } from './behaviour.ts';
import { listFaults } from './list-faults.ts';
import { pageFaults } from './page-faults.ts';

const lists = ['PP-04', 'PP-05', 'PP-06', 'PP-07', 'P-15', 'P-22', 'P-23', 'P-24', 'P-26', 'P-30'];

/** Every fault of the invoice service. */
export const invoiceFaults: readonly InvoiceFault[] = [
  ...answerFaults,
  ...listFaults,
  ...pageFaults,
  { ...accessFaults.anyone, must: ['P-30'], may: ['S-01', 'S-02'] },
  { ...accessFaults.oneTenant, must: ['S-01'], may: ['S-02'] },
  { ...accessFaults.resets, must: [], may: ['PP-03', ...lists], unknown: true },
  { ...accessFaults.hangs, must: [], may: ['PP-03', ...lists], unknown: true },
  { ...accessFaults.html, must: ['PP-04'], may: ['PP-03', ...lists.filter((id) => id !== 'PP-04')] },
];
