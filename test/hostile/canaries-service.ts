import { createDoorbell, type Doorbell } from '../samples/doorbell.ts';
import { encodings } from '../samples/encodings.ts';
import { headerOf, type Handler, type Received, type Reply, type TestServer } from '../samples/server.ts';

const tail = ` +"q"/~!'&=ü-end`;

/** Secrets of every kind, none of which may be seen again; the part before the first space tells them apart. */
export const canaries = {
  own: `canaryown${tail}`,
  other: `canaryother${tail}`,
  bad: `canarybad${tail}`,
  emit: `canaryemit${tail}`,
  backend: `canarybackend-of-a-header`,
  session: `canarysession${tail}`,
  deep: `canarydeep${tail}`,
  number: 9_182_736_450,
  url: 'canaryurlpassword',
  cleanup: 'canarycleanup-key',
  broker: 'canarybroker-token',
} as const;

/** Every canary in every encoding, however a program would write it. */
export const forbidden: readonly (readonly [string, string])[] = Object.entries(canaries).flatMap(
  ([name, value]) =>
    Object.entries(encodings).map(([how, encode]): readonly [string, string] => [
      `${name} in ${how}`,
      encode(String(value)),
    ]),
);

/** Every secret that the service knows of its caller, one after another. */
const heard = (received: Received, hasGiven: boolean): string[] => {
  const { session, deep, number, ...rest } = canaries;
  // What nobody was given yet is nobody's secret.
  const given = hasGiven ? [session, deep, String(number)] : [];
  return [...Object.values(rest), ...given, headerOf(received, 'X-Session') ?? ''].filter((v) => v !== '');
};

const toldTo = (received: Received, hasGiven: boolean): string =>
  Object.values(encodings)
    .flatMap((encode) => heard(received, hasGiven).map(encode))
    .join(' | ');

/** A doorbell that tells everything that it knows in every answer, and fails where asked to. */
export const indiscreet = (failing: 'nothing' | 'DELETE' | 'event'): Doorbell => {
  const doorbell = createDoorbell();
  let hasGiven = false;
  const told = (received: Received): string => toldTo(received, hasGiven);
  const handle: Handler = async (received, n, server): Promise<Reply> => {
    if (received.target.startsWith('/v1/login')) hasGiven = true;
    if (received.target.startsWith('/v1/login'))
      return { json: { session: canaries.session, user: { key: canaries.deep }, number: canaries.number } };
    if (failing === 'event' && received.target === '/v1/rings')
      return { status: 500, text: `${'x'.repeat(150)} ${told(received)}` };
    if (failing === 'DELETE' && received.method === 'DELETE')
      return {
        status: 500,
        json: { trace: told(received), ...(hasGiven ? { number: canaries.number } : {}) },
      };
    const reply = await authorised(received, n, server);
    const headers = { ...reply.headers, 'X-Told': encodeURIComponent(told(received)).slice(0, 6000) };
    if (received.target === '/v1/rings') return { ...reply, headers, json: { told: told(received) } };
    return Array.isArray(reply.json)
      ? { ...reply, headers, json: [...(reply.json as unknown[]), { door: told(received) }] }
      : { ...reply, headers };
  };
  const authorised = (received: Received, n: number, server: TestServer) => {
    const key = headerOf(received, 'X-Api-Key');
    const isOwn = key === Buffer.from(canaries.own).toString('base64');
    const known = received.headers.filter(([name]) => name.toLowerCase() !== 'x-api-key');
    const headers = isOwn ? [...known, ['X-Api-Key', 'doorbell-key'] as const] : known;
    return doorbell.handle({ ...received, headers }, n, server);
  };
  return { ...doorbell, handle };
};
