import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { flag, parsed, text } from './option.ts';

const variable = (written: string): string => {
  if (/^[A-Z][A-Z0-9_]*$/.test(written)) return written;
  // Not shown: it may be the secret itself.
  throw new UsageError(
    'Option "--secret" is the name of a variable of the environment, such as API_KEY; the value itself stands in no file',
  );
};

/** `triggerpact init`. */
export const init = entry({
  summary: 'begin: ask what is not known, try it, and write triggerpact.yaml, a contract and a CI file',
  positionals: '[definition...]',
  options: {
    url: text('URL', 'the running service, or its OpenAPI document; default: as the document says'),
    secret: parsed(
      'NAME',
      variable,
      'variable of the environment with the key; default: proposed by the document',
    ),
    yes: flag('ask nothing: take what is proposed; so it is without a terminal'),
    force: flag('replace files that are there'),
  },
  examples: [
    'triggerpact init',
    'triggerpact init --yes --url http://127.0.0.1:3000',
    'triggerpact init connector/ --yes --url http://127.0.0.1:3000 --secret ORDERS_KEY',
  ],
  exitCodes: ['0  written', '2  nothing is written: usage, nothing found, nothing agreed on, or interrupted'],
  run: async ({ positionals: definitions, url, secret, yes, force }, world) => {
    const { init: run } = await import('../commands/init.ts');
    return run({ definitions, yes, force, ...defined({ url, secret }) }, world);
  },
});
