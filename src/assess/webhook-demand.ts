import type { Remark } from './assessment.ts';

/** What a service demands beyond the registration, and how much it weighs. */
export interface Demand {
  readonly as: 'missing' | 'open' | 'risk';
  readonly remark: Remark;
}
