import type { Remark } from '../rule.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DocumentView } from './view.ts';

const LARGEST = 1_048_576;
const MOST_OPERATIONS = 256;

export const definitionKeepsTheLimits = defineDocumentRule<DocumentView>({
  id: 'D-25',
  slug: 'definition-keeps-the-limits',
  title: 'The definition keeps the limits of the platform',
  why: 'A definition of 1 MB and more, or with more than 256 operations, cannot be imported as a custom connector.',
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
});
