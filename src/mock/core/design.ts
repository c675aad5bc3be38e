import { isObject, type Json } from '../../json.ts';
import type { DynamicCall, TriggerDefinition } from '../../model.ts';
import { withValueAt } from '../../request/body.ts';
import { sampleOf } from '../../request/sample.ts';
import { json } from './call.ts';
import { plainPath, type MockOperation } from './operation.ts';
import type { OperationContext } from './operations.ts';

const put = (root: Json, path: string | undefined, value: Json): Json =>
  withValueAt(root, path === undefined || path === '' ? [] : path.split('/'), value);

/** What a designer finds in the answer to a call. */
const contentOf = (trigger: TriggerDefinition, { extension, call }: DynamicCall): Json => {
  const { collection, valuePath, titlePath } = call ?? {};
  switch (extension) {
    case 'x-ms-dynamic-values':
    case 'x-ms-dynamic-list':
      return put({}, collection, [put(put({}, valuePath ?? 'value', '1'), titlePath ?? 'title', 'One')]);
    case 'x-ms-dynamic-schema':
    case 'x-ms-dynamic-properties':
      return put({}, valuePath, { type: 'object', properties: {} });
    case 'simulate': {
      const schema =
        trigger.mechanism === 'webhook' ? trigger.notification?.schema : trigger.responses['200']?.schema;
      return schema === undefined ? {} : sampleOf(schema, trigger.definitions);
    }
    default:
      return {};
  }
};

/** What both hold, members and elements too: one list may be described twice, with other titles. */
const merged = (a: Json | undefined, b: Json): Json => {
  if (Array.isArray(a) && Array.isArray(b))
    return b.map((value: Json, i) => merged(a[i] as Json | undefined, value));
  if (!isObject(a) || !isObject(b)) return b;
  const both = Object.entries(b).map(([name, value]) => [name, merged(a[name], value)] as const);
  return { ...a, ...Object.fromEntries(both) };
};

/** The operations that a designer calls for a trigger before a flow is saved; those of one place answer for all. */
export const designOperations = (
  triggers: readonly TriggerDefinition[],
  securityOf: (triggers: readonly TriggerDefinition[]) => MockOperation['security'],
  { access, key }: OperationContext,
): readonly MockOperation[] => {
  const places = new Map<string, { operation: Pick<MockOperation, 'method' | 'template'>; body: Json }>();
  for (const trigger of triggers)
    for (const dynamic of trigger.dynamic) {
      if (dynamic.call === undefined) continue;
      const { method } = dynamic.call;
      const template = plainPath(trigger.basePath + dynamic.call.path);
      const known = places.get(`${method} ${template}`);
      const body = contentOf(trigger, dynamic);
      places.set(`${method} ${template}`, {
        operation: { method, template },
        body: known === undefined ? body : merged(known.body, body),
      });
    }
  return [...places.values()].map(({ operation, body }) => ({
    ...operation,
    triggers: [],
    security: securityOf(triggers),
    isGood: (call, scheme) => access.isGood(call, scheme, key),
    refuse: () => access.refusal(),
    answer: () => json(200, body),
  }));
};
