import { isObject, member, type Json } from '../json.ts';
import type { SecurityScheme } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { textMember } from './members.ts';
import { follow } from './reference.ts';

const requirementNames = (security: Json | undefined): string[] | undefined =>
  Array.isArray(security)
    ? (security as readonly Json[]).flatMap((r) => (isObject(r) ? Object.keys(r) : []))
    : undefined;

const typeOf = (scheme: Json): string => {
  const type = textMember(scheme, 'type') ?? '';
  return type === 'http' ? (textMember(scheme, 'scheme') ?? type).toLowerCase() : type;
};

/** Where a document defines its security schemes, and what it defines. */
export const securitySchemes = ({
  root,
  version,
}: OpenApiDocument): { readonly schemes: Json | undefined; readonly pointer: string } =>
  version === '2.0'
    ? { schemes: member(root, 'securityDefinitions'), pointer: '/securityDefinitions' }
    : {
        schemes: member(member(root, 'components'), 'securitySchemes'),
        pointer: '/components/securitySchemes',
      };

/**
 * The security schemes that hold for an operation. An empty list on the operation means none; an empty list on the
 * document, which connectors carry by habit, means every scheme that it defines.
 */
export const securityOf = (document: OpenApiDocument, operation: Json): SecurityScheme[] => {
  const { schemes, pointer } = securitySchemes(document);
  if (!isObject(schemes)) return [];
  const everywhere = requirementNames(member(document.root, 'security')) ?? [];
  const names =
    requirementNames(member(operation, 'security')) ??
    (everywhere.length > 0 ? everywhere : Object.keys(schemes));
  return [...new Set(names)].flatMap((name): SecurityScheme[] => {
    const scheme = follow(document, member(schemes, name), `${pointer}/${name}`)?.node;
    if (scheme === undefined) return [];
    const place = member(scheme, 'in');
    const parameter = member(scheme, 'name');
    return [
      {
        name,
        type: typeOf(scheme),
        ...(place === 'header' || place === 'query' ? { in: place } : {}),
        ...(typeof parameter === 'string' ? { parameter } : {}),
      },
    ];
  });
};
