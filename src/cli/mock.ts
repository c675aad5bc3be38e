import { parseDuration } from '../config/duration.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { flag, parsed, text } from './option.ts';
import { configOption } from './shared-options.ts';

const port = (written: string): number => {
  const number = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (number <= 65_535) return number;
  throw new UsageError(`Option "--port" is a number from 0 to 65535, not "${written}"`);
};

const pace = (written: string): number => {
  const ms = parseDuration(written);
  if (ms !== undefined && ms > 0) return ms;
  throw new UsageError(`Option "--every" is a duration such as "500ms" or "5s", not "${written}"`);
};

/** `triggerpact mock`. */
export const mock = entry({
  summary: 'serve a service that keeps the contract of a definition, or breaks it in one way',
  positionals: '[definition...]',
  options: {
    config: configOption,
    port: parsed('N', port, 'port to listen on; 0 is any free one; default 4010'),
    host: text('HOST', 'address to listen on; default 127.0.0.1'),
    key: text('TEXT', 'the key that calls must carry where the definition asks for credentials'),
    every: parsed('TIME', pace, 'cause an event each time, as in --every 5s'),
    dashboard: flag('serve a page at /_triggerpact/ that shows what happens, and causes events'),
    fault: text('NAME', 'break the contract in this one way'),
    faults: flag('list the faults, each with the rules that it breaks, and serve nothing'),
    init: text('DIR', 'write a triggerpact.yaml there, with which verify runs against the mock'),
    seed: text('TEXT', 'makes ids and tokens repeatable; default "triggerpact"'),
  },
  examples: [
    'triggerpact mock connector/',
    'triggerpact mock connector/ --port 4010 --init mocked --fault notifies-twice',
    'triggerpact mock connector/ --dashboard',
    'triggerpact mock --faults',
  ],
  exitCodes: ['0  the mock was ended, with Ctrl-C', '2  it could not be served'],
  run: async ({ positionals, config, dashboard, faults, every, fault, init, ...given }, world) => {
    const { mock: run } = await import('../commands/mock.ts');
    return run(
      {
        definitions: positionals,
        configs: config,
        dashboard,
        faults,
        port: given.port ?? 4010,
        host: given.host ?? '127.0.0.1',
        key: given.key ?? 'triggerpact-mock-key',
        seed: given.seed ?? 'triggerpact',
        ...defined({ every, fault, init }),
      },
      world,
    );
  },
});
