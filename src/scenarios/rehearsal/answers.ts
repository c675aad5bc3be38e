import type { Call } from '../../client/client.ts';
import { itemsPointer } from '../../evidence/payload.ts';
import { expressionPaths } from '../../expression/paths.ts';
import { parseExpression } from '../../expression/parse.ts';
import { isObject, member, pointerSegments, type Json } from '../../json.ts';
import type { Exchange, TriggerConfig, TriggerDefinition } from '../../model.ts';
import { settingsOf } from '../settings.ts';

type Answer = NonNullable<Exchange['response']>;

/** The last part of a Location that nobody has given yet: that of the answer to a request, by its number. */
const LOCATION = 'location-of-';

/** The number of the request whose answer a target is the Location of. */
export const locationOf = (target: string): number | undefined => {
  const number = new RegExp(`${LOCATION}(\\d+)$`).exec(target)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** A state that nobody has read yet. */
const STATE = 'state-of-';

/** A target with each such state in words. */
export const withStates = (target: string): string => target.replaceAll(/state-of-(\d+)/g, '‹state of $1›');

const answer = (status: number, headers: Answer['headers'] = [], body: Json = ''): Answer => ({
  status,
  headers,
  body: body === '' ? '' : JSON.stringify(body),
});

const put = (root: Json | undefined, [key, ...rest]: readonly (string | number)[], value: Json): Json => {
  if (key === undefined) return value;
  if (typeof key === 'string')
    return { ...(isObject(root) ? root : {}), [key]: put(member(root, key), rest, value) };
  const items: readonly Json[] = Array.isArray(root) ? root : [];
  return Array.from({ length: Math.max(items.length, key + 1) }, (_, i) =>
    i === key ? put(items[i], rest, value) : (items[i] ?? {}),
  );
};

/** A list with one item, which has what the policy reads its state from. */
const listOf = (seq: number, trigger: TriggerDefinition, config: TriggerConfig): Json => {
  const items = pointerSegments(itemsPointer(trigger, settingsOf(config)) ?? '');
  const paths = Object.values(trigger.policy?.config ?? {}).flatMap((text) =>
    expressionPaths(parseExpression(text)),
  );
  return paths.reduce<Json>((body, path) => put(body, path, `${STATE}${seq}`), put({}, [...items, 0], {}));
};

/** What `cleanup` takes from the answer to a registration. */
const registeredAs = ({ cleanup }: TriggerConfig): Json =>
  Object.entries(cleanup?.take ?? {}).reduce<Json>(
    (body, [name, pointer]) => put(body, pointerSegments(pointer), `{{${name}}}`),
    '',
  );

/** What a service that keeps its contract would answer, as far as the next request depends on it. */
export const answerTo = (
  { intent, credentials, target }: Call,
  seq: number,
  trigger: TriggerDefinition,
  config: TriggerConfig,
): Answer => {
  const location = ['Location', `${target.split('?')[0]}/${LOCATION}${seq}`] as const;
  if (credentials === 'bad' || credentials === 'none') return answer(401);
  if (intent.kind === 'poll')
    return trigger.mechanism === 'policy'
      ? answer(200, [], listOf(seq, trigger, config))
      : answer(200, [location, ['Retry-After', '0']], []);
  if (intent.kind === 'register')
    return ['none', 'invalid', 'internal'].includes(intent.callbackKind)
      ? answer(400)
      : answer(201, [location], registeredAs(config));
  if (intent.kind === 'unsubscribe')
    return answer(intent.target === 'own' && intent.attempt === 1 && credentials === 'own' ? 204 : 404);
  return answer(200);
};
