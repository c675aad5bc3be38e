import { isObject, member, type Json, type JsonObject } from '../../json.ts';
import { notificationContent } from '../../openapi/notification.ts';
import { rawParameters } from '../../openapi/operation.ts';
import { textMember } from '../../openapi/members.ts';
import { rawResponses } from '../../openapi/response.ts';
import type { Located } from '../../openapi/reference.ts';
import { defineRule } from '../rule.ts';
import { schemasBelow } from './schemas-below.ts';
import type { DefinitionView } from './view.ts';

const twins = [
  { key: 'x-ms-dynamic-values', twin: 'x-ms-dynamic-list' },
  { key: 'x-ms-dynamic-schema', twin: 'x-ms-dynamic-properties' },
];

interface Dynamic {
  readonly key: string;
  readonly twin: string;
  readonly parameters: JsonObject;
  readonly hasTwin: boolean;
  readonly pointer: string;
}

const dynamicIn = ({ node, pointer }: Located): Dynamic[] =>
  twins
    .filter(({ key }) => Object.hasOwn(node, key))
    .flatMap(({ key, twin }) => {
      const parameters = member(member(node, key), 'parameters');
      return isObject(parameters)
        ? [{ key, twin, parameters, hasTwin: member(node, twin) !== undefined, pointer: `${pointer}/${key}` }]
        : [];
    });

const holders = ({ opened, operation }: DefinitionView): Located[] => {
  const content = notificationContent(opened, operation);
  return [
    ...rawParameters(opened, operation),
    ...rawResponses(opened, operation).map((r) => r.response),
    ...(content === undefined ? [] : [content]),
  ];
};

const referenceIn = (value: Json): string | undefined => textMember(value, 'parameter');

export const bodyReferencesHaveTheirTwin = defineRule<DefinitionView, Dynamic>({
  id: 'T-04',
  slug: 'body-references-have-their-twin',
  title: 'A dynamic value that refers to the body has the newer extension beside it',
  why: '"x-ms-dynamic-values" and "x-ms-dynamic-schema" can refer to parameters only. Where one names a property of the body, newer designers need "x-ms-dynamic-list" or "x-ms-dynamic-properties"; without them the list stays empty and makers cannot choose.',
  repair:
    'Add "x-ms-dynamic-list" beside "x-ms-dynamic-values", or "x-ms-dynamic-properties" beside "x-ms-dynamic-schema", with "parameterReference": "body/property".',
  example: {
    breaks:
      'x-ms-dynamic-values:\n  { operationId: ListFolders, parameters: { box: { parameter: mailbox } } }',
    keeps:
      'x-ms-dynamic-list:\n  { operationId: ListFolders, parameters: { box: { parameterReference: body/mailbox } } }',
  },
  source:
    'OpenAPI extensions for custom connectors (Microsoft Learn): x-ms-dynamic-list, x-ms-dynamic-properties',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'nothing dynamic refers to other values',
  subjects: (view) =>
    // Most triggers have nothing dynamic, and need no walk.
    view.trigger.dynamic.some((call) => twins.some(({ key }) => key === call.extension))
      ? holders(view)
          .flatMap((h) => schemasBelow(view.opened.root, h))
          .flatMap(dynamicIn)
      : [],
  *judge({ key, twin, parameters, hasTwin, pointer }, { opened, operation }) {
    if (hasTwin) return;
    const own = rawParameters(opened, operation).filter((p) => member(p.node, 'in') !== 'body');
    const names = new Set(own.map((p) => textMember(p.node, 'name')));
    const others = Object.values(parameters)
      .map(referenceIn)
      .filter((n) => n !== undefined && !names.has(n));
    if (others.length > 0)
      yield {
        message: `"${key}" refers to ${others.map((n) => `"${n ?? ''}"`).join(', ')} of the body without "${twin}" beside it`,
        written: pointer,
      };
  },
});
