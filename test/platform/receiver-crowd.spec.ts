import { expect } from 'chai';
import { request } from 'node:http';
import { createRecorder } from '../../src/client/recorder.ts';
import { startReceiver } from '../../src/platform/receiver.ts';

const notify = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on('error', reject);
    call.end('{}');
  });

/** More than the connections that Node.js lets wait where nobody says how many, and those that come before one is late. */
const CROWD = 800;
const EARLY = 500;

describe('startReceiver', () => {
  // Elsewhere the machine itself lets fewer wait.
  if (process.platform !== 'linux') return;

  it('startReceiver takes what a crowd of senders brings at once before what is sent later', async () => {
    const recorder = createRecorder(() => performance.now());
    const receiver = await startReceiver({ host: '127.0.0.1', port: 0, maxBody: 1000 }, recorder);
    try {
      let came = 0;
      const isUnderWay = new Promise<void>((resolve) => {
        receiver.onDelivery(() => {
          came += 1;
          if (came === EARLY) resolve();
        });
      });
      const url = receiver.issue('OnAlarm', 'crowd');
      const crowd = Promise.all(Array.from({ length: CROWD }, () => notify(url)));
      await isUnderWay;
      await notify(receiver.issue('OnAlarm', 'late'));
      await crowd;
      const names = recorder.entries.flatMap((e) => (e.type === 'delivery' ? [e.subscription] : []));
      expect(names.indexOf('late')).to.equal(CROWD);
    } finally {
      await receiver.close();
    }
  });
});
