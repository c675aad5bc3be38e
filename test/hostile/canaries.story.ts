import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';
import { canaries, forbidden, indiscreet } from './canaries-service.ts';
import { runTool, type Run } from './run.ts';

/** Headers take no other characters. */
const coded = (text: string): string => Buffer.from(text).toString('base64');

const env = {
  OWN_KEY: coded(canaries.own),
  OTHER_KEY: coded(canaries.other),
  EMIT_TEXT: canaries.emit,
  BACKEND_KEY: canaries.backend,
  CLEANUP_KEY: canaries.cleanup,
  PACT_BROKER_TOKEN: canaries.broker,
};

const steps = [
  {
    method: 'POST',
    url: '/v1/login?code=${EMIT_TEXT}',
    body: { secret: '${EMIT_TEXT}' },
    save: { session: '/session', user: '/user', number: '/number' },
  },
  {
    method: 'POST',
    url: '/v1/rings',
    headers: { 'X-Number': '{{number}}' },
    body: { door: 'front {{token}}', session: '{{session}}', key: '{{user}}', number: '{{number}}' },
  },
];

const configured = (url: string): Record<string, string> => {
  const trigger = { emit: steps, emitOther: [steps.slice(0, 1)] };
  return files(url, {
    service: {
      url,
      headers: { 'X-Backend': '${BACKEND_KEY}' },
      credentials: { headers: { 'X-Api-Key': '${OWN_KEY}' } },
      otherCredentials: { headers: { 'X-Api-Key': '${OTHER_KEY}' } },
      badCredentials: { headers: { 'X-Api-Key': canaries.bad.replaceAll(/[^\x20-\x7e]/g, '') } },
    },
    triggers: {
      OnRing: { ...trigger, cleanup: { method: 'DELETE', url: '/v1/hooks/none?key=${CLEANUP_KEY}' } },
      OnRings: trigger,
    },
    broker: { url: `http://me:${canaries.url}@127.0.0.1:1`, token: '${PACT_BROKER_TOKEN}' },
    timing: { notifyWithin: '400ms', quiet: '100ms', maxWait: '20ms', timeout: '15s' },
  });
};

/** What runs beside the tool while it lasts: arguments of its processes. */
const argumentsOf = (parent: number): string[] => {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const stat = readFileSync(join('/proc', pid, 'stat'), 'latin1');
      const isOurs = Number(pid) === parent || Number(stat.split(') ')[1]?.split(' ')[1]) === parent;
      return isOurs ? [readFileSync(join('/proc', pid, 'cmdline'), 'utf8')] : [];
    } catch {
      return [];
    }
  });
};

/** Where a canary was seen: its name, its encoding, and the output. */
const seen = (run: Run, commandLines: readonly string[]): string[] => {
  // What the caller wrote himself stays as it is; and a clean-up later needs the targets as they are.
  const kept = ['triggerpact.yaml', join('.triggerpact', 'journal.json')];
  const written = Object.entries(run.files).filter(([name]) => !kept.includes(name));
  const outputs = [
    ...written,
    ['stdout', run.stdout],
    ['stderr', run.stderr],
    ['arguments', commandLines.join(' ')],
  ];
  return outputs.flatMap(([where = '', text = '']) =>
    forbidden.filter(([, form]) => text.includes(form)).map(([name]) => `${where}: ${name}`),
  );
};

const reporters = ['text', 'json', 'junit', 'sarif', 'github', 'markdown', 'html'];
const reporting = [
  ...reporters.flatMap((name) => ['--reporter', `${name}=out/${name}`]),
  '--reporter',
  'text',
];

const broken = ['nothing', 'DELETE', 'event'] as const;
const commands: readonly (readonly string[])[] = [
  ['verify', '--save-trace', 'out/trace.json', ...reporting],
  ['verify', '--no-pact', '--no-events', '--reporter', 'json'],
  ['cleanup'],
  ['generate'],
  ['lint', ...reporting],
  ['list'],
  ['publish', '--app-version', '1'],
  ['can-i-deploy', '--app-version', '1'],
  ['verify', '--broker', '--provider-version', '1'],
];

describe('a canary', function () {
  this.timeout(120_000);

  for (const failing of broken)
    for (const argv of commands)
      it(`is in no output of "${argv.slice(0, 3).join(' ')}" when ${failing} fails`, () =>
        withServer(indiscreet(failing).handle, async ({ url }) => {
          const commandLines: string[] = [];
          let watching: NodeJS.Timeout | undefined;
          const run = await runTool({ ...configured(url), 'out/.keep': '' }, argv, {
            env,
            onStart: (pid) => {
              watching = setInterval(() => commandLines.push(...argumentsOf(pid)), 50);
            },
          });
          clearInterval(watching);
          expect(seen(run, commandLines)).to.deep.equal([]);
          expect(run.leftFiles).to.deep.equal([]);
          expect(run.stdout + run.stderr).not.to.equal('');
        }));
});
