import { webhookDefinition } from './doorbell-definition.ts';
import { notify } from './notify.ts';
import type { Handler, Received, Reply, TestServer } from './server.ts';
import { headerOf } from './server.ts';

/** The definition of the doorbell service: a webhook and a polling trigger, which tell of the same rings. */
const definition = webhookDefinition((document) => {
  document['securityDefinitions'] = { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } };
  const rings = {
    operationId: 'OnRings',
    summary: 'When the doorbell rings',
    'x-ms-trigger': 'batch',
    responses: {
      200: {
        description: 'Rings',
        schema: { type: 'array', items: { type: 'object', properties: { door: { type: 'string' } } } },
      },
      202: { description: 'None' },
    },
  };
  document['paths'] = { '/rings/new': { get: rings }, ...(document['paths'] as object) };
});

const KEY = 'doorbell-key';

/** The configuration for a doorbell at a URL, with short waits. */
const configuration = (url: string, changes: Readonly<Record<string, unknown>> = {}): string => {
  const emit = { method: 'POST', url: '/v1/rings', body: { door: 'front {{token}}' } };
  return JSON.stringify({
    definitions: 'doorbell.json',
    service: { url, credentials: { headers: { 'X-Api-Key': KEY } } },
    triggers: { OnRing: { emit }, OnRings: { emit } },
    timing: { notifyWithin: '400ms', quiet: '100ms', maxWait: '20ms', timeout: '15s' },
    ...changes,
  });
};

/** The files of a folder to verify the doorbell from. */
export const files = (
  url: string,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, string> => ({
  'doorbell.json': definition,
  'triggerpact.yaml': configuration(url, changes),
});

/** The doorbell's memory. */
export interface Doorbell {
  readonly subscriptions: Map<string, string>;
  readonly rings: string[];
  readonly handle: Handler;
  /** Tells all subscribers of a ring. */
  readonly ring: (door: string) => void;
}

/** A doorbell that keeps its contract, unless `instead` answers a request in its place. */
export const createDoorbell = (
  instead: (request: Received, doorbell: Doorbell, n: number) => Reply | undefined = () => undefined,
): Doorbell => {
  const subscriptions = new Map<string, string>();
  const rings: string[] = [];
  const gone = new Set<string>();
  let given = 0;

  const ring = (door: string): void => {
    rings.push(door);
    for (const [id, url] of subscriptions) {
      const isLive = (): boolean => subscriptions.has(id) && !gone.has(id);
      if (isLive()) notify({ url, isLive, end: () => gone.add(id) }, JSON.stringify({ door }));
    }
  };

  const poll = ({ target }: Received, { url }: TestServer): Reply => {
    const after = /after=([^&]*)/.exec(target)?.[1];
    if (after !== undefined && !/^\d+$/.test(after)) return { status: 400 };
    const fresh = after === undefined ? [] : rings.slice(Number(after));
    const headers = { Location: `${url}/v1/rings/new?after=${rings.length}`, 'Retry-After': '1' };
    return fresh.length === 0
      ? { status: 202, headers }
      : { status: 200, headers, json: fresh.map((door) => ({ door })) };
  };

  const subscribe = ({ body }: Received, { url }: TestServer): Reply => {
    const callback = (JSON.parse(body) as { url?: string }).url;
    if (callback === undefined || !/^https?:\/\//.test(callback)) return { status: 400 };
    const [known] = [...subscriptions].find(([, target]) => target === callback) ?? [];
    if (known !== undefined) return { status: 201, headers: { Location: `${url}/v1/hooks/${known}` } };
    given += 1;
    subscriptions.set(String(given), callback);
    return { status: 201, headers: { Location: `${url}/v1/hooks/${given}` } };
  };

  const route = (received: Received, server: TestServer): Reply => {
    const path = received.target.split('?')[0] ?? '';
    if (headerOf(received, 'X-Api-Key') !== KEY) return { status: 401 };
    if (path === '/v1/rings/new') return poll(received, server);
    if (path === '/v1/hooks') return subscribe(received, server);
    if (path === '/v1/rings') {
      ring((JSON.parse(received.body) as { door: string }).door);
      return { status: 201 };
    }
    const id = /^\/v1\/hooks\/(\w+)$/.exec(path)?.[1] ?? '';
    return { status: received.method === 'DELETE' && subscriptions.delete(id) ? 204 : 404 };
  };

  const doorbell: Doorbell = {
    subscriptions,
    rings,
    ring,
    handle: (received, n, server) => instead(received, doorbell, n) ?? route(received, server),
  };
  return doorbell;
};
