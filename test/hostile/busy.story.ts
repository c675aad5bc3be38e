import { expect } from 'chai';
import { Worker } from 'node:worker_threads';
import { services } from '../../mocks/index.ts';
import type { Report } from '../../src/model.ts';
import { verifyMock, type ServiceName } from '../laws/verify-mock.ts';
import { part } from './sample.ts';

const RUNS = 200;
const loop = new URL('data:text/javascript,for(;;);');

const names = Object.keys(services).filter((name) => name !== 'pact-broker') as ServiceName[];

/** Keeps two processors busy for as long as something is done. */
const beside = async <T>(use: () => Promise<T>): Promise<T> => {
  const loops = [new Worker(loop), new Worker(loop)];
  try {
    return await use();
  } finally {
    await Promise.all(loops.map((worker) => worker.terminate()));
  }
};

const complaints = ({ verdict, reason, findings }: Report): string[] =>
  verdict === 'pass' ? [] : [verdict, reason ?? '', ...findings.map((f) => `${f.rule}: ${f.message}`)];

describe('a correct service on a busy machine', function () {
  this.timeout(0);
  const runs = part(RUNS);

  it(`passes each of ${runs} times`, async () => {
    const wrong: string[] = [];
    await beside(async () => {
      for (let i = 0; i < runs; i += 1) {
        const name = names[i % names.length];
        if (name === undefined) continue;
        const said = complaints(await verifyMock(name, { pact: false }));
        if (said.length > 0) wrong.push(`run ${i}, ${name}: ${said.join('; ')}`);
      }
    });
    expect(wrong).to.deep.equal([]);
  });
});
