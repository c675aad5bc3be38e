import { defined } from '../../defined.ts';
import { member, textOf } from '../../json.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DocumentView } from './view.ts';
import { readerDoubts } from './written.ts';

export const definitionIsSwagger2 = defineDocumentRule<DocumentView>({
  id: 'D-02',
  slug: 'definition-is-swagger-2',
  title: 'The definition is well-formed Swagger 2.0',
  why: 'Custom connectors are made from Swagger 2.0 in strict JSON. Another version is refused; a trailing comma, a comment or a reference that leads nowhere is refused, or read as something else than was meant.',
  repair: 'Write strict JSON with "swagger": "2.0", and let every "$ref" lead to a place in the document.',
  fixed: 'writes a version that is a number, or 2, as the text "2.0"',
  example: {
    breaks: 'openapi: 3.0.3\nservers: [{ url: https://api.example.com/v1 }]',
    keeps: 'swagger: "2.0"\nhost: api.example.com\nbasePath: /v1',
  },
  source:
    'Swagger validator rules (Microsoft Learn): SpecificationVersionIncorrect; custom connector FAQ (Microsoft Learn)',
  // A warning only: a document of another version is a source that is converted on its way to the platform, and what
  // else is odd was read all the same.
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'there is no document',
  concerns: () => true,
  subjects: (view) => [view],
  *judge(view) {
    const { root } = view.document;
    const openapi = member(root, 'openapi');
    if (member(root, 'swagger') === undefined && openapi !== undefined)
      yield {
        message: `The definition is OpenAPI ${textOf(openapi)}; the platform takes Swagger 2.0`,
        written: '/openapi',
      };
    for (const { message, place, repair } of readerDoubts(view, undefined))
      yield { message, place, ...defined({ repair }) };
  },
});
