import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { call } from './http.ts';

const program = fileURLToPath(new URL('../../mocks/serve.js', import.meta.url));

const run = (...args: string[]) => {
  const child = spawn(process.execPath, [program, ...args]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, output, exit: once(child, 'close') as Promise<[number | null, string | null]> };
};

describe('serve', () => {
  it('prints where the service is, and ends by itself on SIGTERM', async () => {
    const { child, output, exit } = run('voicemail', '--port', '0', '--fault', 'answers-html');
    await once(child.stdout, 'data');
    const url = output.stdout.trim();
    const answer = await call('GET', `${url}/api/v1/voicemails/new`);
    expect(answer.header('content-type')).to.equal('text/html');
    child.kill('SIGTERM');
    // Windows knows no signals: there a process is ended, and cannot end by itself.
    expect(await exit).to.deep.equal(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
  });

  for (const [args, message] of [
    [['voicemails'], 'Unknown service "voicemails"'],
    [['alarms', 'invoices'], 'Unknown service "alarms invoices"'],
    [['alarms', '--port', 'x'], 'Invalid port "x": expected 0 to 65535'],
    [['alarms', '--fault', 'x'], 'Unknown fault "x". The faults of alarms are'],
    [['alarms', '--colour'], "Unknown option '--colour'"],
  ] as const) {
    it(`exits with 2 and says why when called with ${args.join(' ')}`, async () => {
      const { output, exit } = run(...args);
      expect(await exit).to.deep.equal([2, null]);
      expect(output.stderr).to.include(message).and.to.include('usage: serve NAME');
    });
  }
});
