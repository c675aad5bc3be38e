import { choice, text, texts } from './option.ts';

/** Configurations. */
export const configOption = texts('PATH', 'configuration file or its folder; default triggerpact.yaml here');

/** The configuration of a command that only wants its broker. */
export const brokerConfigOption = text(
  'PATH',
  'configuration file or its folder, for `broker`; default triggerpact.yaml here, if there is one',
);

/** Triggers. */
export const triggerOption = texts('ID', 'only this trigger (operationId)');

/** How strictly rules are taken. */
export const profileOption = choice(
  'NAME',
  ['strict', 'field'],
  'strict: what the documentation promises; field: what is seen to work',
);

/** Which side of a contract a broker is asked about, in which version. */
export const candidateOptions = {
  pacticipant: text('NAME', 'the connector or the service, as the contract names them'),
  appVersion: text('VERSION', 'of the side that it is about; default: the commit'),
} as const;

/** Exit codes of commands that either do a thing with a broker or fail. */
export const brokerExitCodes = [
  '0  done',
  '2  could not: usage, configuration, an unreachable or unwilling broker',
] as const;
