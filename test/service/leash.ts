import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Knows which processes of the leashed service run. */
export interface Leash {
  /** The command line of a service on a port; wishes: fail, stubborn. */
  readonly argv: (port: number, ...wishes: string[]) => readonly string[];
  /** Resolves once so many processes have come. */
  readonly came: (count: number) => Promise<void>;
  /** Resolves once so many are left. */
  readonly left: (count: number) => Promise<void>;
  /** Resolves once none is left. */
  readonly allGone: () => Promise<void>;
}

const listen = async (
  onConnection: (socket: Socket) => void,
): Promise<{ port: number; close: () => void }> => {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
};

/** A port that nothing listens on. */
export const freePort = async (): Promise<number> => {
  const { port, close } = await listen(() => undefined);
  close();
  return port;
};

/** Holds the processes of a leashed service for the length of one spec. */
export const withLeash = async <T>(use: (leash: Leash) => Promise<T>): Promise<T> => {
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  let seen = 0;
  const changed = (): void => waiting.forEach((check) => check());
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isSo()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const { port: leash, close } = await listen((socket) => {
    sockets.add(socket);
    seen += 1;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
    });
    socket.resume();
    changed();
  });
  try {
    return await use({
      argv: (port, ...wishes) => [
        process.execPath,
        fileURLToPath(new URL('./leashed.js', import.meta.url)),
        String(port),
        String(leash),
        ...wishes,
      ],
      came: (count) => until(() => seen >= count),
      left: (count) => until(() => sockets.size === count),
      allGone: () => until(() => sockets.size === 0),
    });
  } finally {
    for (const socket of sockets) socket.destroy();
    close();
  }
};
