import { member, type Json } from '../../json.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

export const triggerIsSingleOrBatch = defineRule<DefinitionView, Json>({
  id: 'D-01',
  slug: 'trigger-is-single-or-batch',
  title: '"x-ms-trigger" is "single" or "batch"',
  why: 'The value tells the platform whether an answer or notification is one event or a list of them. Any other value is refused, and a list that is taken for one event starts one run instead of many.',
  repair: 'Write "single" where one object arrives, "batch" where an array does.',
  fixed: 'writes it in lower case, without blanks',
  example: {
    breaks: 'get:\n  operationId: OnNewVoicemail\n  x-ms-trigger: true',
    keeps: 'get:\n  operationId: OnNewVoicemail\n  x-ms-trigger: batch',
  },
  source: 'OpenAPI extensions for custom connectors (Microsoft Learn): x-ms-trigger',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the operation is no trigger',
  subjects: ({ operation }) => [member(operation.node, 'x-ms-trigger') ?? null],
  *judge(value, { trigger }) {
    if (value !== 'single' && value !== 'batch')
      yield {
        message: `"x-ms-trigger" is ${JSON.stringify(value)}`,
        written: `${trigger.pointer}/x-ms-trigger`,
      };
  },
});
