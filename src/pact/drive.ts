import { defined } from '../defined.ts';
import { textOf } from '../request/encode.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as PactCore from '@pact-foundation/pact-core';
import { HarnessError, messageOf } from '../errors.ts';
import { canonicalJson, isObject, member, parseJson, type Json, type JsonObject } from '../json.ts';
import type { Contract, DraftRequest, Interaction } from '../model.ts';
import { send } from '../client/wire.ts';
import { bodyText } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { recordHttp, recordMessage } from './record.ts';
import { isHttp, storiesOf, type HttpInteraction } from './stories.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

type Pact = Pick<typeof PactCore, 'makeConsumerPact'>;

const load = async (): Promise<Pact> => {
  // Pact's native core reports each run to an analytics host unless it is told not to.
  process.env['PACT_DO_NOT_TRACK'] ??= 'true';
  try {
    return await import('@pact-foundation/pact-core');
  } catch (error) {
    throw new HarnessError(`Cannot load Pact: ${messageOf(error)}`, { cause: error });
  }
};

/** The Location that the answers of a trigger give as an example: what a request of it follows. */
const exampleLocations = (contract: Contract): ((trigger: string) => string) => {
  const followed = new Map<string, string>();
  for (const { trigger, content } of contract.interactions.filter(isHttp))
    if (content.request.state.in === 'target' && !followed.has(trigger))
      followed.set(trigger, content.request.target);
  return (trigger) => `https://service.example${followed.get(trigger) ?? '/'}`;
};

const call = async (port: number, trigger: string, request: DraftRequest): Promise<void> => {
  const body = bodyText(request);
  const answer = await send(
    {
      origin: `http://127.0.0.1:${port}`,
      method: request.method,
      target: request.target,
      headers: Object.entries({ ...platformHeaders(trigger), ...request.headers }),
      ...defined({ body }),
    },
    { timeout: 10_000, maxBody: 1_000_000 },
  );
  if (!answer.ok) throw new HarnessError(`Pact's mock server did not answer: ${answer.message}`);
};

// PactV4 in Pact's own numbering of specifications.
const specification = 5;

const driveStory = async (
  locationOf: (trigger: string) => string,
  story: readonly HttpInteraction[],
  dir: string,
  { makeConsumerPact }: Pact,
): Promise<void> => {
  const pact = makeConsumerPact('consumer', 'provider', specification, 'error');
  for (const interaction of story) recordHttp(pact, interaction, locationOf(interaction.trigger));
  const port = pact.createMockServer('127.0.0.1', 0);
  try {
    for (const { trigger, content } of story) await call(port, trigger, content.request);
    if (!pact.mockServerMatchedSuccessfully(port)) {
      const names = story.map((i) => `"${i.description}"`).join(', ');
      const seen = pact.mockServerMismatches(port).map((mismatch) => JSON.stringify(mismatch));
      throw new HarnessError(`Cannot prove ${names} against Pact's mock server: ${seen.join(', ')}`);
    }
    pact.writePactFile(dir, false);
  } finally {
    pact.cleanupMockServer(port);
  }
};

const driveMessage = (
  interaction: Interaction,
  body: Json,
  dir: string,
  { makeConsumerPact }: Pact,
): void => {
  const pact = makeConsumerPact('consumer', 'provider', specification, 'error');
  const message = recordMessage(pact, interaction, body);
  const content = member(member(parseJson(message.reifyMessage()), 'contents'), 'content');
  if (canonicalJson(content) !== canonicalJson(body))
    throw new HarnessError(
      `Cannot prove "${interaction.description}": Pact makes ${canonicalJson(content)} of the example ${canonicalJson(body)}`,
    );
  pact.writePactFile(dir, false);
};

const readBack = async (dir: string): Promise<readonly JsonObject[]> => {
  const files = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(files.map((name) => readFile(join(dir, name), 'utf8')));
  return texts.flatMap((text) => {
    const interactions = member(parseJson(text), 'interactions');
    return Array.isArray(interactions) ? interactions.filter(isObject) : [];
  });
};

/**
 * Makes every request of a contract with the platform's own client against Pact's mock server, and returns each
 * interaction as Pact recorded it, by description.
 */
export const driveContract = async (contract: Contract): Promise<ReadonlyMap<string, JsonObject>> => {
  const pact = await load();
  const locationOf = exampleLocations(contract);
  return withTemporaryFolder(async (dir) => {
    // A folder each: Pact merges into a file that is there, and loses interactions when two writers meet.
    for (const [i, story] of storiesOf(contract.interactions).entries())
      await driveStory(locationOf, story, join(dir, `story-${i}`), pact);
    for (const [i, interaction] of contract.interactions.entries())
      if (interaction.content.kind === 'message')
        driveMessage(interaction, interaction.content.body, join(dir, `message-${i}`), pact);
    const recorded = await readBack(dir);
    return new Map(recorded.map((interaction) => [textOf(interaction['description'] ?? ''), interaction]));
  });
};
