import type { Config, ContractTrigger, ReadDocument, ServiceConfig } from '../model.ts';
import type { ContractSource } from '../workspace/read-contracts.ts';
import type { VerifyOptions } from './options.ts';

/** What is verified against which service. */
export interface VerifyInput {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly source: ContractSource;
  readonly documents: readonly ReadDocument[];
  readonly options: VerifyOptions;
}

/** The triggers that are asked for. */
export const chosenTriggers = ({ source, options }: VerifyInput): readonly ContractTrigger[] =>
  source.triggers.filter((t) => options.triggers.length === 0 || options.triggers.includes(t.definition.id));
