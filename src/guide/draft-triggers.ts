import { assess, deskOf, withCandidates } from '../assess/assess.ts';
import type { Assessment, Candidate } from '../assess/assessment.ts';
import { draft } from '../assess/draft/draft.ts';
import type { ReadDocument } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
import { serverOf } from '../openapi/server.ts';
import { askService } from '../probing/ask-service.ts';
import type { Asking } from '../probing/ask-list.ts';
import { addressOf, mounted } from '../address.ts';
import type { Asker } from './asker.ts';
import type { Login } from './ask-login.ts';
import type { ServicePlace } from './ask-service.ts';

/** A definition that `init` made, and the files that it stands in. */
export interface MadeDefinition {
  readonly read: ReadDocument;
  /** Path from the working folder → text. */
  readonly files: Readonly<Record<string, string>>;
}

const FOLDER = 'triggers';

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const line = ({ method, path, mechanism }: Candidate): string =>
  `${method} ${path} (${mechanism === 'webhook' ? 'webhook' : `polling, ${mechanism}`})`;

const openOf = ({ open }: Candidate): string => open.map((o) => o.says).join('; ');

const assessed = (
  read: ReadDocument,
  place: ServicePlace,
  login: Login,
  signal: AbortSignal,
): Promise<Assessment> | Assessment => {
  const first = assess(read);
  if (!place.isThere || !place.mayBeCalled || login.isMissing) return first;
  const desk = deskOf(read);
  const asking: Asking = {
    address: mounted(addressOf(place.url), serverOf(desk.document, []).basePath),
    headers: Object.entries(login.values.headers ?? {}),
    query: login.values.query ?? {},
    inputs: {},
    limits: { timeout: 5000, maxBody: 5_000_000, signal },
  };
  return askService(desk, first, asking);
};

const agreed = async (candidates: readonly Candidate[], asker: Asker): Promise<readonly Candidate[]> => {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const isReady = candidate.standing === 'ready';
    const doubt = isReady ? '' : `, though: ${openOf(candidate)}`;
    if (await asker.confirm(`Make a trigger of ${line(candidate)}${doubt}?`, isReady)) kept.push(candidate);
    else if (asker.isSilent) asker.say('note', `${line(candidate)} is left out: ${openOf(candidate)}`);
  }
  return kept;
};

/**
 * Proposes the triggers that a plain API could carry, and drafts their definition. Undefined where none is agreed on; what
 * `assess` is not sure of is not agreed on by itself.
 */
export const draftTriggers = async (
  read: ReadDocument,
  place: ServicePlace,
  login: Login,
  asker: Asker,
  signal: AbortSignal,
): Promise<MadeDefinition | undefined> => {
  const assessment = await assessed(read, place, login, signal);
  const desk = deskOf(read);
  const drafted = draft(desk, assessment);
  asker.say('note', `${read.file} has no trigger (no operation with x-ms-trigger)`);
  if (drafted === undefined) {
    const [best] = assessment.candidates;
    asker.say('bad', 'Nothing in it can carry one as it is');
    if (best !== undefined)
      asker.say(
        'note',
        `nearest is ${line(best)}: ${[...best.missing, ...best.open].map((m) => m.says).join('; ')}`,
      );
    return undefined;
  }
  const chosen = await agreed(
    drafted.triggers.map((t) => t.candidate),
    asker,
  );
  const made = chosen.length === 0 ? undefined : draft(desk, withCandidates(assessment, chosen));
  if (made === undefined) return undefined;
  const file = `${FOLDER}/apiDefinition.swagger.json`;
  const properties = { file: `${FOLDER}/apiProperties.json`, text: jsonText(made.properties) };
  const text = jsonText(made.definition);
  for (const { operationId, candidate } of made.triggers)
    asker.say('good', `${line(candidate)} becomes ${operationId}`);
  return {
    read: readDefinition({ file, text, properties }),
    files: { [file]: text, [properties.file]: properties.text },
  };
};
