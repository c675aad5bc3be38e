import spawn from 'cross-spawn';
import { createServer, type AddressInfo } from 'node:net';

/** A real Pact Broker, and the environment that leads the tool to it. */
export interface RealBroker {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Value of the Authorization header, where the broker asks for credentials. */
  readonly authorization?: string;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const given = (url: string): RealBroker => {
  const names = ['PACT_BROKER_BASE_URL', 'PACT_BROKER_TOKEN', 'PACT_BROKER_USERNAME', 'PACT_BROKER_PASSWORD'];
  const env = Object.fromEntries(names.flatMap((n) => (process.env[n] ? [[n, process.env[n]]] : [])));
  const [token, username] = [env['PACT_BROKER_TOKEN'], env['PACT_BROKER_USERNAME']];
  const authorization =
    token !== undefined
      ? `Bearer ${token}`
      : username === undefined
        ? undefined
        : basic(username, env['PACT_BROKER_PASSWORD'] ?? '');
  return {
    url,
    env,
    ...(authorization === undefined ? {} : { authorization }),
    stop: () => Promise.resolve(),
  };
};

const started = async (database: string): Promise<RealBroker> => {
  const port = await freePort();
  const [username, password] = ['publisher', 'canary-password-of-the-broker'];
  const child = spawn(
    process.execPath,
    ['broker/start.mjs', '--port', String(port), '--database', database],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PACT_BROKER_BASIC_AUTH_ENABLED: 'true',
        PACT_BROKER_BASIC_AUTH_USERNAME: username,
        PACT_BROKER_BASIC_AUTH_PASSWORD: password,
      },
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The Pact Broker did not start (${code})`)));
  });
  return {
    url,
    env: {
      PACT_BROKER_BASE_URL: url,
      PACT_BROKER_USERNAME: username,
      PACT_BROKER_PASSWORD: password,
    },
    authorization: basic(username, password),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
};

/** The broker of PACT_BROKER_BASE_URL, else one that is started here with a database of its own. */
export const openRealBroker = (database: string): Promise<RealBroker> => {
  const url = process.env['PACT_BROKER_BASE_URL'] ?? '';
  return url === '' ? started(database) : Promise.resolve(given(url));
};
