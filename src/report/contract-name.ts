import type { ContractReport } from '../model.ts';

/** How people know a contract of the broker. */
export const contractName = ({
  consumer,
  version,
}: Pick<ContractReport, 'consumer'> & { readonly version?: string }): string =>
  `the contract of "${consumer}"${version === undefined ? '' : ` (${version})`}`;
