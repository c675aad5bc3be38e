import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { givenBy } from '../cli/given.ts';
import { withFolder } from '../folder.ts';
import { commandLines } from './command-lines.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Output {
  readonly value: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, Output>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly type: string }>>;
      readonly secrets: object;
      readonly outputs: Readonly<Record<string, Output>>;
    };
  };
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const [actionFile, workflowFile] = [
  '.github/actions/verify/action.yml',
  '.github/workflows/trigger-contracts.yml',
];
const action = parseYaml(readFileSync(actionFile, 'utf8')) as Action;
const workflow = parseYaml(readFileSync(workflowFile, 'utf8')) as Workflow;

/** The names that a file's expressions take from a context. */
const named = (file: string, context: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(file, 'utf8').matchAll(new RegExp(`\\b${context}\\.([\\w-]+)`, 'g'))].map(
      ([, name = '']) => name,
    ),
  );

const checkSteps = (steps: readonly Step[]): void => {
  for (const { uses, run } of steps) {
    expect([uses, run].filter((part) => part !== undefined)).to.have.length(1);
    if (uses !== undefined) expect(uses).to.match(/^[\w-]+\/[\w/-]+@v\d+$/);
  }
};

describe('the action "verify"', () => {
  const [, verify] = action.runs.steps;

  it('is composite, and each of its scripts names its shell', () => {
    expect(action.runs.using).to.equal('composite');
    checkSteps(action.runs.steps);
    for (const { run, shell } of action.runs.steps) if (run !== undefined) expect(shell).to.equal('bash');
  });

  it('uses every input that it has, and no other', () => {
    expect(named(actionFile, 'inputs')).to.deep.equal(new Set(Object.keys(action.inputs)));
    for (const input of Object.values(action.inputs)) expect(input.description).to.be.a('string');
  });

  it('puts no input into the text of a script', () => {
    expect(verify?.run).to.not.include('${{');
  });

  it('gives the outputs that its step sets', () => {
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).to.equal(`\${{ steps.${verify?.id}.outputs.${name} }}`);
      expect(verify?.run).to.include(`echo "${name}=`);
    }
  });

  // Its script is for bash on every system, but only elsewhere a file without an extension can be a program.
  if (process.platform === 'win32') return;

  interface Ran {
    readonly code: number;
    readonly program: string;
    readonly given: Awaited<ReturnType<typeof givenBy>>;
    readonly outputs: string;
    readonly brokerUrl: string;
  }

  /** Runs the script with inputs, as the action's runner does, with a program in the place of npx. */
  const ran = (inputs: Readonly<Record<string, string>>, verdict = 'pass', code = 0): Promise<Ran> => {
    const npx = [
      '#!/bin/sh',
      'printf "%s\\n" "$@" > arguments',
      'printf "%s" "$PACT_BROKER_BASE_URL" > broker',
      verdict === '' ? '' : `printf '{"verdict":"${verdict}"}' > "$INPUT_REPORT"`,
      `exit ${code}`,
    ].join('\n');
    const inputsOf: Record<string, string> = {};
    for (const [name, expression] of Object.entries(verify?.env ?? {})) {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
      inputsOf[name] = inputs[input] ?? action.inputs[input]?.default ?? '';
    }
    return withFolder(
      { 'bin/npx': npx, outputs: '', 'triggerpact-report.json': '{"verdict":"old"}' },
      async (cwd) => {
        chmodSync(join(cwd, 'bin/npx'), 0o755);
        const env = {
          ...process.env,
          ...inputsOf,
          PATH: `${join(cwd, 'bin')}${delimiter}${process.env['PATH']}`,
          PACT_BROKER_BASE_URL: 'http://environment.example',
          GITHUB_OUTPUT: join(cwd, 'outputs'),
        };
        const bash = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', verify?.run ?? ''];
        const exit = await new Promise<number>((resolve) => {
          execFile('bash', bash, { cwd, env }, (error) => resolve(error === null ? 0 : Number(error.code)));
        });
        const read = (file: string): string => readFileSync(join(cwd, file), 'utf8');
        const [, program = '', name = '', ...words] = read('arguments').trimEnd().split('\n');
        return {
          code: exit,
          program,
          given: await givenBy(name, words),
          outputs: read('outputs'),
          brokerUrl: read('broker'),
        };
      },
    );
  };

  it('verifies with annotations and a JSON report when no input is given', async () => {
    const { code, program, given, outputs, brokerUrl } = await ran({});
    expect({ code, program }).to.deep.equal({ code: 0, program: 'triggerpact' });
    expect(given['reporter']).to.deep.equal(['text', 'github', 'json=triggerpact-report.json']);
    expect(given['broker']).to.equal(false);
    expect(outputs.split('\n')).to.deep.equal([
      'verdict=pass',
      'exit-code=0',
      'report=./triggerpact-report.json',
      '',
    ]);
    expect(brokerUrl).to.equal('http://environment.example');
  });

  it('gives each line of an input as it is, and no line the chance to be more', async () => {
    const { given, program, brokerUrl } = await ran({
      config: 'specs/a b\r\n\nspecs/$(touch pwned)',
      url: 'http://127.0.0.1:4010/"; exit 7 #',
      shard: '1/2',
      reporter: 'junit=a.xml\n',
      broker: 'true',
      'publish-results': 'true',
      'broker-url': 'http://input.example',
      arguments: '--provider-branch\nfeat/x y',
      version: '1.2.3',
    });
    expect(program).to.equal('triggerpact@1.2.3');
    expect(given['config']).to.deep.equal(['specs/a b', 'specs/$(touch pwned)']);
    expect(given['url']).to.equal('http://127.0.0.1:4010/"; exit 7 #');
    expect(given['shard']).to.deep.equal({ index: 1, total: 2 });
    expect((given['reporter'] as readonly string[]).at(-1)).to.equal('junit=a.xml');
    expect(given['providerBranch']).to.equal('feat/x y');
    expect([given['broker'], given['publishResults']]).to.deep.equal([true, true]);
    expect(brokerUrl).to.equal('http://input.example');
  });

  it('fails as the tool does, and says the verdict', async () => {
    const { code, outputs } = await ran({}, 'fail', 1);
    expect(code).to.equal(1);
    expect(outputs).to.include('verdict=fail\nexit-code=1');
  });

  it('knows no verdict when there is no report of this run', async () => {
    const { code, outputs } = await ran({}, '', 2);
    expect(code).to.equal(2);
    expect(outputs).to.include('verdict=unknown\nexit-code=2');
  });
});

describe('the workflow "trigger contracts"', () => {
  const jobs = Object.entries(workflow.jobs);
  const { inputs, secrets, outputs } = workflow.on.workflow_call;

  it('has jobs that end in time, on jobs that exist', () => {
    for (const [, job] of jobs) {
      checkSteps(job.steps);
      expect(job['runs-on']).to.be.a('string');
      expect(job['timeout-minutes']).to.be.a('number');
      expect(Object.keys(workflow.jobs)).to.include.members([job.needs ?? []].flat());
    }
  });

  it('uses every input and secret that it has, and no other', () => {
    expect(named(workflowFile, 'inputs')).to.deep.equal(new Set(Object.keys(inputs)));
    expect(named(workflowFile, 'secrets')).to.deep.equal(new Set(Object.keys(secrets)));
  });

  it('gives outputs that a job and a step of it set', () => {
    for (const [name, { value }] of Object.entries(outputs)) {
      const [, job = ''] = /^\$\{\{ jobs\.(\w+)\.outputs\.\w+ \}\}$/.exec(value) ?? [];
      const inner = workflow.jobs[job]?.outputs?.[name] ?? '';
      const [, id] = /^\$\{\{ steps\.(\w+)\.outputs\.\w+ \}\}$/.exec(inner) ?? [];
      expect(workflow.jobs[job]?.steps.find((s) => s.id === id)?.run).to.include(`echo "${name}=`);
    }
  });

  it('may only read, and puts nothing but the command of its caller into the text of a script', () => {
    expect(workflow.permissions).to.deep.equal({ contents: 'read' });
    const scripts = jobs.flatMap(([, job]) => job.steps.flatMap((s) => s.run ?? []));
    const open = scripts.filter((run) => run.includes('${{'));
    expect(new Set(open)).to.deep.equal(new Set(['${{ inputs.install }}']));
  });

  it('lints, checks contracts, verifies, merges and publishes, with options that the tool has', async () => {
    const lines = jobs.flatMap(([, job]) => job.steps.flatMap((s) => commandLines(s.run ?? '')));
    for (const [name = '', ...words] of lines) {
      await givenBy(name, words);
    }
    expect(lines.map(([name]) => name)).to.deep.equal(['lint', 'generate', 'verify', 'merge', 'publish']);
  });
});
