import { messageOf } from '../errors.ts';
import { dataPointer } from '../expression/data-pointer.ts';
import { parseExpression } from '../expression/parse.ts';
import { isConstant } from '../expression/paths.ts';
import { pointerSegments, type Json } from '../json.ts';
import type { DraftRequest, PollingPolicy, Schema } from '../model.ts';
import { withValueAt } from '../request/body.ts';
import { flatten, propertiesOf } from '../request/flatten.ts';
import { assertedBody } from './asserted.ts';
import {
  httpInteraction,
  literal,
  requestOf,
  skipped,
  type Drafted,
  type TriggerDraft,
} from './interaction.ts';
import { nounOf } from './noun.ts';
import { partRules } from './steps.ts';

const read = <T>(
  text: string,
  reader: (text: string) => T,
): { readonly value: T } | { readonly reason: string } => {
  try {
    return { value: reader(text) };
  } catch (error) {
    return { reason: messageOf(error) };
  }
};

const carriesState = (expression: string): boolean => {
  const parsed = read(expression, parseExpression);
  return 'reason' in parsed || !isConstant(parsed.value);
};

const schemaAt = ({ trigger }: TriggerDraft, pointer: string): Schema | undefined => {
  let schema = trigger.responses['200']?.schema;
  for (const segment of pointerSegments(pointer)) {
    const flat = schema === undefined ? undefined : flatten(schema, trigger.definitions);
    schema =
      flat === undefined ? undefined : propertiesOf(flat.schema).find(([name]) => name === segment)?.[1];
  }
  return schema;
};

const requestAfter = (draft: TriggerDraft, policy: PollingPolicy, state: string): DraftRequest => {
  const entries = Object.entries(policy.config);
  const values = Object.fromEntries(entries.map(([name, text]) => [name, carriesState(text) ? state : text]));
  const parameters = entries.filter(([, text]) => carriesState(text)).map(([name]) => name);
  return literal(requestOf(draft, { values }), { state: { in: 'query', parameters } });
};

/** The list with what its schema promises of the items, where P-22 binds; else the bare frame. */
const newsBody = (draft: TriggerDraft, pointer: string): Json => {
  const { trigger } = draft;
  const binds = partRules('newer', 'body', draft.rules).includes('P-22');
  const declared = binds ? assertedBody(trigger.responses['200']?.schema, trigger.definitions) : {};
  const list = binds ? assertedBody(schemaAt(draft, pointer), trigger.definitions) : [];
  return withValueAt(declared ?? {}, pointerSegments(pointer), Array.isArray(list) ? list : []);
};

/** The interactions of a polling policy: what the gateway asks of the service behind it. */
export const policyPolling = (draft: TriggerDraft): readonly Drafted[] => {
  const { id, summary, policy } = draft.trigger;
  const noun = nounOf(summary);
  const list = {
    step: 'list',
    description: `a list of ${noun} without a state for ${id}`,
    state: 'no state yet',
  } as const;
  const nothingNewer = {
    step: 'nothing-newer',
    description: `a list with no new ${noun} after the newest state for ${id}`,
    state: 'nothing is new',
  } as const;
  const newer = {
    step: 'newer',
    description: `a list with new ${noun} after an older state for ${id}`,
    state: 'something is new',
  } as const;
  const pointer = read(policy?.dataPath ?? '', dataPointer);
  if (policy === undefined || 'reason' in pointer) {
    const reason = 'reason' in pointer ? pointer.reason : 'the polling policy cannot be read';
    return [list, nothingNewer, newer].map((step) => skipped(draft, step, reason));
  }
  const items = pointer.value;
  const frame = withValueAt({}, pointerSegments(items), []);
  const common = { statuses: [200], items };
  return [
    httpInteraction(draft, list, literal(requestOf(draft)), { ...common, body: frame }),
    httpInteraction(draft, nothingNewer, requestAfter(draft, policy, 'newest'), {
      ...common,
      body: frame,
      ...(partRules('nothing-newer', 'body', draft.rules).includes('PP-06') ? { maxItems: 0 as const } : {}),
    }),
    httpInteraction(draft, newer, requestAfter(draft, policy, 'before-the-news'), {
      ...common,
      body: newsBody(draft, items),
      minItems: 1,
    }),
  ];
};
