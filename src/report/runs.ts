import type { Report, Run } from '../model.ts';

/** The runs that a report is of, each with its trace. */
export const runsOf = ({ trace, runs }: Pick<Report, 'trace' | 'runs'>): readonly Run[] =>
  trace === undefined ? (runs ?? []) : [{ contract: 0, trace }];
