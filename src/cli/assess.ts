import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { choice, flag, text, texts } from './option.ts';

const reporterOption = choice('NAME', ['text', 'json'], 'text (default) or json');

/** `triggerpact assess`. */
export const assess = entry({
  summary: 'say what of a plain OpenAPI document could carry a trigger, how, and what is missing',
  positionals: '<definition...>',
  options: {
    config: text('PATH', 'configuration with the credentials of the service; default triggerpact.yaml here'),
    url: text('URL', 'ask the running service as well: GET only, no redirect followed'),
    header: texts(
      'HEADER',
      "header of every call to --url, as 'Authorization: Bearer ${TOKEN}'; variables come from the environment",
    ),
    input: texts('NAME=VALUE', 'value of a parameter that a list requires'),
    write: flag('draft the definition of the triggers: new files, in "triggers" beside the definition'),
    out: text('DIR', 'folder of the draft'),
    force: flag('overwrite the files of an earlier draft'),
    reporter: reporterOption,
  },
  examples: [
    'triggerpact assess openapi.yaml',
    "triggerpact assess openapi.yaml --url https://api.example.com --header 'Authorization: Bearer ${TOKEN}'",
    'triggerpact assess openapi.yaml --write --out connector',
  ],
  exitCodes: [
    '0  something can carry a trigger',
    '1  nothing can carry a trigger as it is',
    '2  could not tell: the document does not say, it cannot be read, or usage',
  ],
  run: async (given, world) => {
    const { url, header: headers, input: inputs, write, force, reporter = 'text' } = given;
    if (url === undefined && headers.length + inputs.length > 0)
      throw new UsageError('Options "--header" and "--input" are for a running service: name it with --url');
    const { assess: run } = await import('../commands/assess.ts');
    const service = url === undefined ? undefined : { url, headers, inputs };
    const { positionals: definitions, out, config } = given;
    return run({ definitions, write, force, reporter, ...defined({ out, config, service }) }, world);
  },
});
