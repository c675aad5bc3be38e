#!/usr/bin/env node
// Starts a real Pact Broker (Ruby, SQLite) on this machine alone, and ends it on SIGINT or SIGTERM.
// usage: start.mjs [--port N] [--database FILE]
//        start.mjs --install   only what it needs, and nothing where PACT_BROKER_BASE_URL names another broker
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import spawn from 'cross-spawn';

const folder = dirname(fileURLToPath(import.meta.url));
const WITHIN = 60_000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9292' },
    database: { type: 'string', default: resolve(folder, 'broker.sqlite3') },
    install: { type: 'boolean', default: false },
  },
});

const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(2);
};

const bundled = {
  ...process.env,
  BUNDLE_GEMFILE: resolve(folder, 'Gemfile'),
  BUNDLE_PATH: resolve(folder, 'vendor/bundle'),
  RUBYOPT: '-W:no-experimental',
};

/** Whether a command ran well; its output is shown only where asked for. */
const succeeds = (argv, stdio = 'ignore') => {
  const [file, ...args] = argv;
  return spawn.sync(file, args, { cwd: folder, env: bundled, stdio: ['ignore', stdio, stdio] }).status === 0;
};

const requireRuby = () => {
  if (succeeds(['ruby', '-e', 'exit(RUBY_VERSION >= "3.1")']) && succeeds(['bundle', '--version'])) return;
  fail(
    [
      'The Pact Broker needs Ruby 3.1 or later with bundler, and a C compiler for two of its gems:',
      '  Debian, Ubuntu   apt-get install ruby-full build-essential',
      '  Fedora           dnf install ruby ruby-devel rubygem-bundler gcc-c++ make',
      '  macOS            brew install ruby',
      'Or use a broker that runs elsewhere: set PACT_BROKER_BASE_URL.',
    ].join('\n'),
  );
};

const requireGems = () => {
  if (succeeds(['bundle', 'check'])) return;
  say('Installing the gems of the Pact Broker; this takes some minutes the first time');
  // Standard output is for the broker's URL alone.
  if (!succeeds(['bundle', 'install', '--jobs', '2'], 2)) fail('The gems could not be installed');
};

const answers = async (url) => {
  try {
    return (await fetch(`${url}/diagnostic/status/heartbeat`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
};

const start = async () => {
  const url = `http://127.0.0.1:${values.port}`;
  if (await answers(url)) fail(`Something answers at ${url} already; give another --port`);
  const database = resolve(values.database);
  mkdirSync(dirname(database), { recursive: true });
  const broker = spawn(
    'bundle',
    ['exec', 'puma', '-b', `tcp://127.0.0.1:${values.port}`, '-t', '1:4', 'config.ru'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
        PACT_BROKER_WEBHOOK_HOST_WHITELIST: '127.0.0.1',
        PACT_BROKER_LOG_LEVEL: 'warn',
        ...bundled,
        RACK_ENV: 'production',
        TZ: 'UTC',
        PACT_BROKER_DATABASE_URL: `sqlite://${database.startsWith('/') ? '' : '/'}${database}`,
        PACT_BROKER_LOG_STREAM: 'stdout',
        PACT_BROKER_BASE_URL: url,
        PACT_BROKER_PUBLIC_HEARTBEAT: 'true',
        PACT_BROKER_SEED_EXAMPLE_DATA: 'false',
      },
    },
  );
  let said = '';
  for (const stream of [broker.stdout, broker.stderr])
    stream.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4000)));
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      ending = true;
      broker.kill('SIGTERM');
    });
  broker.on('exit', () => (ending ? process.exit(0) : fail(`The Pact Broker ended by itself:\n${said}`)));
  const end = Date.now() + WITHIN;
  while (!(await answers(url))) {
    if (Date.now() > end) {
      ending = true;
      broker.kill('SIGKILL');
      fail(`The Pact Broker was not ready within ${WITHIN / 1000} s:\n${said}`);
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  process.stdout.write(`${url}\n`);
};

const isElsewhere = (process.env['PACT_BROKER_BASE_URL'] ?? '') !== '';
if (!(values.install && isElsewhere)) {
  requireRuby();
  requireGems();
  if (!values.install) await start();
}
