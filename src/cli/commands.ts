import { brokerCommands } from './broker-commands.ts';
import { mergeBrokerOptions, verifyBrokerOptions } from './broker-options.ts';
import type { Command } from './command.ts';
import { shared } from './option.ts';

const reporting = {
  reporter: shared.reporter,
  'max-warnings': shared['max-warnings'],
  require: shared.require,
};

/** Every command of the tool, in the order of `--help`. */
export const commands: Readonly<Record<string, Command>> = {
  list: {
    summary: 'show the triggers of definitions, a line each',
    positionals: '[definition…]',
    options: { config: shared.config },
    examples: ['triggerpact list connector/', 'triggerpact list "specs/*/apiDefinition.swagger.json"'],
    load: async () => (await import('./list.ts')).list,
  },
  lint: {
    summary: 'judge definitions as they are written; needs no service',
    positionals: '[definition…]',
    options: { config: shared.config, trigger: shared.trigger, profile: shared.profile, ...reporting },
    examples: ['triggerpact lint connector/apiDefinition.swagger.json', 'triggerpact lint --max-warnings 0'],
    load: async () => (await import('./lint.ts')).lint,
  },
  generate: {
    summary: 'write the contracts, Pact V4 files, from the definitions',
    positionals: '[definition…]',
    options: {
      config: shared.config,
      out: { value: 'DIR', help: 'folder of the contracts; default "contracts" of the configuration' },
      check: { help: 'write nothing; exit with 1 when a file would change' },
      profile: shared.profile,
    },
    examples: ['triggerpact generate', 'triggerpact generate connector/ --out contracts --check'],
    load: async () => (await import('./generate.ts')).generate,
  },
  verify: {
    summary: 'drive a real service, judge what it did, verify its contracts',
    most: 0,
    options: {
      config: shared.config,
      contracts: { value: 'DIR', help: 'verify the contracts of this folder' },
      url: { value: 'URL', help: 'where the service is; replaces service.url and service.start' },
      trigger: shared.trigger,
      'no-events': { help: 'cause no event; rules that need one are not judged' },
      'no-pact': { help: 'leave the verification of the Pact interactions out' },
      shard: {
        value: 'I/N',
        help: 'only the I-th of N parts of the triggers; join the JSON reports with merge',
      },
      'save-trace': { value: 'FILE', help: 'save everything that happened, to be judged again with judge' },
      seed: { value: 'TEXT', help: 'makes tokens repeatable' },
      profile: shared.profile,
      ...verifyBrokerOptions,
      ...reporting,
    },
    examples: [
      'triggerpact verify --url http://127.0.0.1:4010',
      'triggerpact verify --reporter text --reporter junit=report.xml --save-trace trace.json',
      'triggerpact verify --broker --publish-results',
    ],
    load: async () => (await import('./verify.ts')).verify,
  },
  ...brokerCommands,
  judge: {
    summary: 'judge saved traces again, offline',
    positionals: 'TRACE…',
    options: { profile: shared.profile, ...reporting },
    examples: ['triggerpact judge trace.json --reporter json'],
    load: async () => (await import('./judge.ts')).judge,
  },
  merge: {
    summary: 'join the JSON reports of shards, or of several services, into one verdict',
    positionals: 'REPORT…',
    options: { ...mergeBrokerOptions, ...reporting },
    examples: [
      'triggerpact merge reports/ --reporter text --reporter junit=report.xml',
      'triggerpact merge reports/ --publish-results',
    ],
    load: async () => (await import('./merge.ts')).merge,
  },
  explain: {
    summary: 'say what a rule wants, why, and how to repair a breach',
    positionals: 'RULE…',
    options: {},
    examples: ['triggerpact explain P-04'],
    load: async () => (await import('./explain.ts')).explain,
  },
  cleanup: {
    summary: 'delete what an earlier run, killed before its end, left registered',
    most: 0,
    options: {
      config: shared.config,
      url: { value: 'URL', help: 'where the service is; replaces service.url' },
    },
    examples: ['triggerpact cleanup'],
    load: async () => (await import('./cleanup.ts')).cleanup,
  },
};
