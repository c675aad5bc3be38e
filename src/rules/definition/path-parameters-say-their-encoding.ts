import { member } from '../../json.ts';
import { textMember } from '../../openapi/members.ts';
import { rawParameters } from '../../openapi/operation.ts';
import type { Located } from '../../openapi/reference.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

const KEY = 'x-ms-url-encoding';

export const pathParametersSayTheirEncoding = defineRule<DefinitionView, Located>({
  id: 'D-20',
  slug: 'path-parameters-say-their-encoding',
  title: 'Path parameters say how they are encoded, query parameters do not',
  why: 'Values with "/", "%" or spaces reach the service right only where the path parameter says "x-ms-url-encoding"; without it older parts of the platform encode twice. On a query parameter it means nothing and is refused.',
  repair:
    'Write "x-ms-url-encoding": "single" on each path parameter ("double" only where the service decodes twice), and remove it from query parameters.',
  fixed:
    'adds "x-ms-url-encoding": "single" to path parameters, writes "single" and "double" in lower case, and takes it from parameters of the query',
  example: {
    breaks:
      '/mailboxes/{mailbox}/voicemails: # a parameter of it\n  { in: path, name: mailbox, type: string, required: true }',
    keeps:
      '/mailboxes/{mailbox}/voicemails: # a parameter of it\n  { in: path, name: mailbox, type: string, required: true, x-ms-url-encoding: single }',
  },
  source:
    'Swagger validator rules (Microsoft Learn): PathParameterMissingEncoding, QueryParameterEncodingNotSupported',
  // The field mostly leaves it out, and works where values are plain.
  level: { strict: 'warning', field: 'off' },
  noSubject: 'the trigger has no path or query parameter',
  subjects: ({ opened, operation }) =>
    rawParameters(opened, operation).filter((p) =>
      ['path', 'query'].includes(textMember(p.node, 'in') ?? ''),
    ),
  *judge({ node, pointer }) {
    const name = textMember(node, 'name') ?? '';
    const encoding = member(node, KEY);
    if (member(node, 'in') === 'query') {
      if (encoding !== undefined)
        yield { message: `The query parameter "${name}" has "${KEY}"`, written: `${pointer}/${KEY}` };
    } else if (encoding === undefined)
      yield { message: `The path parameter "${name}" has no "${KEY}"`, written: pointer };
    else if (encoding !== 'single' && encoding !== 'double')
      yield {
        message: `"${KEY}" of "${name}" is ${JSON.stringify(encoding)}, neither "single" nor "double"`,
        written: `${pointer}/${KEY}`,
      };
  },
});
