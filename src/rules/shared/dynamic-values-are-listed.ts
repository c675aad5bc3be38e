import type { Json } from '../../json.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import { defineRule } from '../rule.ts';
import { asksFor, contentOf, designAnswers, reach, type DesignAnswer } from './design-answers.ts';
import { requestLine, seen } from './wording.ts';

const kinds = ['x-ms-dynamic-values', 'x-ms-dynamic-list'];

export const dynamicValuesAreListed = defineRule<TriggerView, DesignAnswer>({
  id: 'T-02',
  slug: 'dynamic-values-are-listed',
  title: 'The call behind dynamic values answers with the list that the definition describes',
  why: 'The designer fills a drop-down from it. Where the call fails, or the list is elsewhere, makers see an error or nothing, and cannot choose.',
  repair:
    'Answer 2xx with the array at "value-collection" (or "itemsPath"), or at the root, and give every item the declared value and title.',
  example: {
    breaks:
      'x-ms-dynamic-values: { value-collection: value, value-path: id }\nGET /folders\n200 OK\n{ "folders": [] }',
    keeps:
      'x-ms-dynamic-values: { value-collection: value, value-path: id }\nGET /folders\n200 OK\n{ "value": [{ "id": 7, "name": "Inbox" }] }',
  },
  source:
    'OpenAPI extensions for custom connectors (Microsoft Learn): x-ms-dynamic-values, x-ms-dynamic-list',
  level: { strict: 'error', field: 'warning' },
  binds: asksFor(kinds),
  noSubject: 'the definition has no dynamic values, or their call could not be made',
  subjects: (view) => designAnswers(view, kinds),
  *judge(answer) {
    const { exchange, call } = answer;
    const content = contentOf(answer);
    if ('remark' in content) {
      yield content.remark;
      return;
    }
    const list = reach(content.json, call.collection);
    const where = call.collection === undefined ? 'at the root' : `at "${call.collection}"`;
    if (!Array.isArray(list)) {
      yield {
        message: `The answer to the design-time call ${requestLine(exchange)} has no array ${where}`,
        seen: seen(exchange, 'body'),
      };
      return;
    }
    const items = list as readonly Json[];
    for (const [what, path] of [
      ['value', call.valuePath],
      ['title', call.titlePath],
    ] as const) {
      const lacking = path === undefined ? -1 : items.findIndex((item) => reach(item, path) === undefined);
      if (lacking >= 0)
        yield {
          message: `An item that the design-time call ${requestLine(exchange)} lists has no ${what} at "${path ?? ''}"`,
          seen: seen(exchange, 'body', { value: items[lacking] ?? null }),
        };
    }
  },
});
