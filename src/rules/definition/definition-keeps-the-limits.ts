import { rawBody } from '../../openapi/body.ts';
import { schemaBelow, type WrittenSchema } from '../../openapi/media-type.ts';
import { notificationContent } from '../../openapi/notification.ts';
import { rawResponses } from '../../openapi/response.ts';
import type { Remark } from '../rule.ts';
import { countSchemas } from './count-schemas.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DefinitionView, DocumentView } from './view.ts';

const LARGEST = 1_048_576;
const MOST_OPERATIONS = 256;
const MOST_IN_A_BODY = 512;
const MOST_IN_AN_OPERATION = 16_384;

/** What goes over the wire for a trigger: its request, its answers and its notifications. */
const bodiesOf = ({ opened, operation }: DefinitionView): WrittenSchema[] => {
  const request = rawBody(opened, operation);
  const holders = [
    ...rawResponses(opened, operation).map((r) => r.response),
    notificationContent(opened, operation),
  ];
  return [request, ...holders.map((h) => (h === undefined ? undefined : schemaBelow(h)))].filter(
    (written) => written !== undefined,
  );
};

export const definitionKeepsTheLimits = defineDocumentRule<DocumentView>({
  id: 'D-25',
  slug: 'definition-keeps-the-limits',
  title: 'The definition keeps the limits of the platform',
  why: 'A definition of 1 MB and more, with more than 256 operations, with more than 512 schemas in one body or 16,384 in one operation cannot be imported as a custom connector.',
  repair: 'Leave out operations and schemas that makers do not use, or split the connector.',
  example: {
    breaks: 'swagger: "2.0" # 1.4 MB\npaths: {} # 300 operations',
    keeps: 'swagger: "2.0" # 0.4 MB\npaths: {} # 120 operations',
  },
  source: 'Custom connector FAQ (Microsoft Learn)',
  // Published connectors exceed them: they hold for makers' own connectors.
  level: { strict: 'warning', field: 'off' },
  noSubject: 'there is no document',
  concerns: () => true,
  subjects: (view) => [view],
  *judge({ document, operations }): Generator<Remark> {
    if (document.length >= LARGEST)
      yield { message: `The file has ${document.length} characters; 1 MB is too large`, written: '' };
    if (operations.length > MOST_OPERATIONS)
      yield {
        message: `The definition has ${operations.length} operations, more than ${MOST_OPERATIONS}`,
        written: '/paths',
      };
  },
  *judgeTrigger(view): Generator<Remark> {
    const { opened, operation } = view;
    let sum = 0;
    for (const { schema, pointer } of bodiesOf(view)) {
      const count = countSchemas(opened.root, schema);
      sum += count;
      if (count > MOST_IN_A_BODY)
        yield {
          message: `The body is made of ${count} schemas, more than ${MOST_IN_A_BODY}`,
          written: pointer,
        };
    }
    if (sum > MOST_IN_AN_OPERATION)
      yield {
        message: `The operation is made of ${sum} schemas, more than ${MOST_IN_AN_OPERATION}`,
        written: operation.pointer,
      };
  },
});
