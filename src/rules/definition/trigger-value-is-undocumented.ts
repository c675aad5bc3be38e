import { member } from '../../json.ts';
import { textMember } from '../../openapi/members.ts';
import { rawParameters } from '../../openapi/operation.ts';
import type { Located } from '../../openapi/reference.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

const KEY = 'x-ms-trigger-value';

export const triggerValueIsUndocumented = defineRule<DefinitionView, Located>({
  id: 'K8',
  slug: 'trigger-value-is-undocumented',
  title: 'The polling state does not rest on "x-ms-trigger-value"',
  why: 'The extension is in the schema of definitions and in no documentation. Makers report that the next poll does not receive the value, so that the trigger never advances.',
  repair: 'Let a "pollingtrigger" policy in apiProperties.json carry the state, or the service in Location.',
  example: {
    breaks:
      '- { in: query, name: since,\n    x-ms-trigger-value: { value-collection: items, value-path: id } }',
    keeps: 'templateId: pollingtrigger\ntriggerConfig: { since: "@{triggerBody().items[0].id}" }',
  },
  source: 'Definition schema and issue 3181 (PowerPlatformConnectors)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'no parameter has "x-ms-trigger-value"',
  subjects: ({ opened, operation }) =>
    rawParameters(opened, operation).filter((p) => member(p.node, KEY) !== undefined),
  *judge({ node, pointer }) {
    yield {
      message: `"${KEY}" on "${textMember(node, 'name') ?? ''}" is read, but is not known to work`,
      written: `${pointer}/${KEY}`,
    };
  },
});
