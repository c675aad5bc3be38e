import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { choice, text } from './option.ts';

const reporterOption = choice('NAME', ['text', 'json'], 'text (default) or json');

/** `triggerpact doctor`. */
export const doctor = entry({
  summary: 'say what would stand in the way of a run, and what to do about it',
  options: {
    config: text('PATH', 'configuration file or its folder; default triggerpact.yaml here, if there is one'),
    reporter: reporterOption,
  },
  examples: ['triggerpact doctor', 'triggerpact doctor --config specs/voicemail --reporter json'],
  exitCodes: [
    '0  nothing stands in the way; there may be doubts',
    '1  something does',
    '2  it could not be told: usage',
  ],
  run: async ({ config, reporter = 'text' }, world) => {
    const { doctor: run } = await import('../commands/doctor.ts');
    return run({ reporter, ...defined({ config }) }, world);
  },
});
