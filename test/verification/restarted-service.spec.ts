import { expect } from 'chai';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verify } from '../../src/library/verify.ts';
import type { Report } from '../../src/model.ts';
import { withFolder } from '../folder.ts';
import { freePort } from '../service/leash.ts';

const program = fileURLToPath(new URL('notice-board.js', import.meta.url));

const url = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
const notice = { type: 'object', properties: { id: { type: 'string' }, text: { type: 'string' } } };
const definition = {
  swagger: '2.0',
  info: { title: 'Notice board', version: '1' },
  host: 'board.example',
  basePath: '/',
  schemes: ['https'],
  paths: {
    '/hooks': {
      'x-ms-notification-content': { schema: notice },
      post: {
        operationId: 'OnNotice',
        summary: 'When a notice is put up',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: { type: 'object', required: ['url'], properties: { url } },
          },
        ],
        responses: { '201': { description: 'Created', headers: { Location: { type: 'string' } } } },
      },
    },
    '/hooks/{id}': {
      delete: {
        operationId: 'RemoveHook',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        responses: { '204': { description: 'Gone' } },
      },
    },
  },
};

/** Starts the board as a process, restarts it in the middle of a run, and judges what it did. */
const verified = (how: 'in a file' | 'in memory'): Promise<Report> =>
  withFolder({ 'board.json': JSON.stringify(definition) }, async (cwd) => {
    const port = await freePort();
    const kept = how === 'in a file' ? [join(cwd, 'hooks.json')] : [];
    return await verify({
      config: {
        definitions: 'board.json',
        service: {
          url: `http://127.0.0.1:${port}`,
          start: [process.execPath, program, String(port), ...kept],
          ready: '/health',
          restart: true,
          badCredentials: 'none',
        },
        triggers: {
          OnNotice: {
            settle: '800ms',
            emit: { method: 'POST', url: '/notices', body: { text: '{{token}}' } },
          },
        },
        timing: { notifyWithin: '800ms', quiet: '200ms', maxWait: '200ms', timeout: '60s' },
      },
      cwd,
      noPact: true,
    });
  });

const errorsOf = ({ findings }: Report): readonly string[] =>
  findings.filter((f) => f.level === 'error').map((f) => `${f.rule} ${f.message}`);

describe('a service that the run starts and restarts', function () {
  this.timeout(180_000);

  it('passes when it keeps its subscriptions in a file, and breaks L-08 when it forgets them', async () => {
    const [keeps, forgets] = await Promise.all([verified('in a file'), verified('in memory')]);
    expect([keeps.verdict, errorsOf(keeps)]).to.deep.equal(['pass', []]);
    expect(forgets.verdict).to.equal('fail');
    expect(errorsOf(forgets)).to.have.lengthOf(1);
    expect(errorsOf(forgets)[0]).to.match(/^L-08 /);
  });
});
