import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../errors.ts';
import { member, parseJson, type Json } from '../json.ts';
import type { ProviderStateSetUp, ProviderStates } from '../model.ts';
import { handOn } from './answer.ts';
import { askService, notificationOf, reachState, type Reached } from './ask-service.ts';
import type { PlannedInteraction } from './plan.ts';

/** What happened to an interaction on its way through the bridge. */
export interface Passage {
  reached?: ProviderStateSetUp;
  /** Status of the service's answer. */
  status?: number;
  /** Why the service gave none. */
  failure?: { readonly code: string; readonly message: string };
  /** The bridge or the run that it asks broke down. */
  crash?: string;
}

/** The server between Pact and the service: state changes, messages, requests. */
export interface Bridge {
  /** Base URL, with a part that nobody can guess. */
  readonly url: string;
  readonly port: number;
  readonly path: string;
  readonly passages: ReadonlyMap<number, Passage>;
  readonly close: () => Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<Json | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return parseJson(Buffer.concat(chunks).toString());
};

const end = (response: ServerResponse, status: number, body: Json): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** Hands an interaction's request on, and what came of it back. */
const forward = async (
  planned: PlannedInteraction,
  reached: Reached,
  states: ProviderStates,
  response: ServerResponse,
  passage: Passage,
): Promise<void> => {
  const asked = await askService(planned, reached, states);
  if (asked.ok) {
    passage.status = asked.answer.status;
    handOn(response, asked.answer);
  } else if ('failure' in asked) {
    passage.failure = asked.failure;
    end(response, 502, asked.failure.message);
  } else {
    passage.crash = asked.crash;
    end(response, 424, asked.crash);
  }
};

const notify = (reached: Reached, response: ServerResponse, passage: Passage): void => {
  const notification = notificationOf(reached);
  if (notification === undefined) return end(response, 404, 'no notification was recorded');
  passage.status = notification.status;
  handOn(response, notification);
};

const changeState = async (
  planned: PlannedInteraction,
  states: ProviderStates,
  response: ServerResponse,
  passage: Passage,
): Promise<void> => {
  passage.reached = await reachState(planned, states);
  // Never 5xx: Pact would ask again for two minutes.
  if (passage.reached.ok) end(response, 200, {});
  else end(response, 424, passage.reached.reason);
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Starts the bridge on loopback for a set of planned interactions. */
export const openBridge = async (
  planned: readonly PlannedInteraction[],
  states: ProviderStates,
): Promise<Bridge> => {
  const byIndex = new Map(planned.map((p) => [p.index, p]));
  const passages = new Map(planned.map((p): [number, Passage] => [p.index, {}]));
  const path = `/${randomBytes(16).toString('hex')}`;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '';
    const body = await readBody(request);
    const index =
      url === `${path}/state`
        ? member(member(body, 'params'), 'interaction')
        : url === `${path}/messages`
          ? Number(member(body, 'description'))
          : Number(
              url.startsWith(`${path}/interactions/`)
                ? url.slice(`${path}/interactions/`.length)
                : Number.NaN,
            );
    const interaction = typeof index === 'number' ? byIndex.get(index) : undefined;
    const passage = typeof index === 'number' ? passages.get(index) : undefined;
    if (interaction === undefined || passage === undefined)
      return end(response, 404, 'unknown to the bridge');
    try {
      if (url.endsWith('/state')) return await changeState(interaction, states, response, passage);
      const { reached } = passage;
      if (reached?.ok !== true) return end(response, 424, 'the state was not reached');
      if (url.endsWith('/messages')) return notify(reached, response, passage);
      await forward(interaction, reached, states, response, passage);
    } catch (error) {
      passage.crash = messageOf(error);
      if (!response.headersSent) end(response, 424, passage.crash);
      else response.destroy();
    }
  };

  const server = createServer((request, response) => void handle(request, response));
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${path}`,
    port,
    path,
    passages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
