import type { ContractReport } from '../../model.ts';

/** Whose contract it is. */
export const contractTitle = ({ consumer, provider, version }: ContractReport): string =>
  `${consumer} → ${provider}${version === undefined ? '' : ` ${version}`}`;
