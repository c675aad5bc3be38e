import { connect, createServer, type AddressInfo } from 'node:net';
import { messageOf } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import type { Checked, Checkup } from './check.ts';

const WITHIN = 2000;

/** Listens at an address and calls it; gives why that cannot be. */
const tryPort = (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer((socket) => void socket.end());
    const done = (why?: string): void => {
      server.close();
      resolve(why);
    };
    server.once('error', (error) => resolve(reasonOf(error)));
    server.listen(port, host, () => {
      const socket = connect({ host, port: (server.address() as AddressInfo).port, timeout: WITHIN });
      socket.once('connect', () => {
        socket.destroy();
        done();
      });
      socket.once('timeout', () => {
        socket.destroy();
        done(`a call to it is not answered within ${WITHIN / 1000} s`);
      });
      socket.once('error', (error) => done(messageOf(error)));
    });
  });

/** Whether ports can be opened and called on this machine, as Pact and the receiver of notifications need it. */
export const checkPorts = async ({ config }: Checkup): Promise<readonly Checked[]> => {
  const what = 'Ports';
  const why = await tryPort('127.0.0.1', 0);
  if (why !== undefined)
    return [
      {
        what,
        state: 'bad',
        says: `none can be opened and called on 127.0.0.1: ${why}`,
        mend: 'allow this in the sandbox or firewall',
      },
    ];
  const good: Checked = { what, state: 'good', says: 'can be opened and called on 127.0.0.1' };
  const { host, port } = config?.callback ?? { host: '127.0.0.1', port: 0 };
  if (port === 0) return [good];
  const taken = await tryPort(host === '0.0.0.0' ? '127.0.0.1' : host, port);
  return taken === undefined
    ? [good]
    : [
        {
          what,
          state: 'bad',
          says: `callback.port ${port} on ${host}: ${taken}`,
          mend: 'end what uses it, or set another callback.port (0: any free one)',
        },
      ];
};
