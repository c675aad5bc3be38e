import { member, textOf, type Json } from '../json.ts';
import { isNotified } from '../mechanism.ts';
import type { TriggerDefinition } from '../model.ts';
import { rawBody } from '../openapi/body.ts';
import { isJsonType } from '../openapi/media-type.ts';
import { textMember } from '../openapi/members.ts';
import { rawParameters } from '../openapi/operation.ts';
import type { Difference } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';

const hasForm = ({ parameters }: TriggerDefinition): boolean => parameters.some((p) => p.in === 'formData');

/** The media type that the platform sends a body in; undefined where there is none. */
const sentAs = (trigger: TriggerDefinition): string | undefined => {
  if (trigger.body === undefined && !hasForm(trigger)) return undefined;
  const usual = hasForm(trigger) ? 'application/x-www-form-urlencoded' : 'application/json';
  return trigger.consumes.find(isJsonType) ?? trigger.consumes[0] ?? usual;
};

const areAlike = (a: string, b: string): boolean => a === b || (isJsonType(a) && isJsonType(b));

const sent = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [sentAs(before.trigger), sentAs(after.trigger)];
  if (old === undefined || now === undefined || areAlike(old, now)) return [];
  return [
    {
      kind: 'risky',
      message: `the body was sent as "${old}" and is sent as "${now}": existing flows are refused by a service that takes only one of them`,
      remedy: 'go on taking the former',
      spot: { part: 'operation', keys: ['consumes', 'requestBody'] },
    },
  ];
};

const isJsonAnswer = ({ produces }: TriggerDefinition): boolean =>
  produces.length === 0 || produces.some(isJsonType);

/** What a poll is answered in; the answer to a registration is the platform's alone. */
const answered = ({ before, after }: TriggerPair): readonly Difference[] =>
  isNotified(after.trigger.mechanism) || !isJsonAnswer(before.trigger) || isJsonAnswer(after.trigger)
    ? []
    : [
        {
          kind: 'risky',
          message: `polls were answered with JSON and are answered with ${after.trigger.produces.map((p) => `"${p}"`).join(', ')}: steps that use an output find nothing`,
          remedy: 'go on answering with JSON',
          spot: { part: 'operation', keys: ['produces', 'responses'] },
        },
      ];

const bodyName = ({ opened, operation }: Side): string | undefined =>
  operation === undefined || opened.version !== '2.0'
    ? undefined
    : textMember(rawBody(opened, operation)?.holder.node, 'name');

const renamedBody = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [bodyName(before), bodyName(after)];
  if (old === undefined || now === undefined || old === now) return [];
  return [
    {
      kind: 'breaking',
      message: `the body "${old}" is called "${now}": existing flows fill in its members under the former name`,
      remedy: 'keep its name',
      spot: { part: 'body', path: [] },
    },
  ];
};

const nodesOf = ({ opened, operation }: Side): ReadonlyMap<string, Json> =>
  new Map(
    (operation === undefined ? [] : rawParameters(opened, operation)).map(({ node }) => [
      `${textMember(node, 'in') ?? ''} ${textMember(node, 'name') ?? ''}`,
      node,
    ]),
  );

const isPath = (node: Json): boolean => member(node, 'in') === 'path';

const COLLECTION_FORMATS: Readonly<Record<string, string>> = {
  form: 'csv',
  simple: 'csv',
  spaceDelimited: 'ssv',
  pipeDelimited: 'pipes',
};

/** How a value of several is put into one text, in the words of Swagger 2.0; what goes without saying is said. */
const joiningOf = ({ opened: { version } }: Side, node: Json): string => {
  if (version === '2.0') return textMember(node, 'collectionFormat') ?? 'csv';
  const isQuery = ['query', 'cookie'].includes(textMember(node, 'in') ?? '');
  const style = textMember(node, 'style') ?? (isQuery ? 'form' : 'simple');
  const isExploded = (textOf(member(node, 'explode')) || String(style === 'form')) === 'true';
  if (style === 'form' && isExploded) return 'multi';
  return COLLECTION_FORMATS[style] ?? `${style} ${String(isExploded)}`;
};

const isOfSeveral = (node: Json): boolean =>
  [node, member(node, 'schema')].some((owner) =>
    ['array', 'object'].includes(textMember(owner, 'type') ?? ''),
  );

const encoding = ({ before, after }: TriggerPair): readonly Difference[] => {
  const former = nodesOf(before);
  return [...nodesOf(after)].flatMap(([key, node]): Difference[] => {
    const old = former.get(key);
    if (old === undefined) return [];
    const encodingOf = (n: Json): string => textMember(n, 'x-ms-url-encoding') ?? '';
    const isEncoded = isPath(node) && encodingOf(old) !== encodingOf(node);
    const isJoined = isOfSeveral(node) && joiningOf(before, old) !== joiningOf(after, node);
    if (!isEncoded && !isJoined) return [];
    const name = textMember(node, 'name') ?? '';
    const spot = { part: 'parameter', name } as const;
    if (!isJoined && encodingOf(old) === '' && encodingOf(node) === 'single')
      return [{ kind: 'safe', message: `it is said how input "${name}" is encoded in the path`, spot }];
    const what = isEncoded ? 'with characters that a path must encode' : 'of several items';
    return [
      {
        kind: 'risky',
        message: `input "${name}" is written into the request otherwise: values ${what} reach the service in another form`,
        spot,
      },
    ];
  });
};

/** How a call and its answer are written on the wire: media types, the name of the body, the encoding of values. */
export const wireDifferences = (pair: TriggerPair): readonly Difference[] => [
  ...renamedBody(pair),
  ...sent(pair),
  ...answered(pair),
  ...encoding(pair),
];
