import { isObject, member, type Json, type JsonObject } from '../../json.ts';
import { securityOf } from '../../openapi/security.ts';
import { textMember } from '../../openapi/members.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Desk } from '../operation-view.ts';

const flows: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  clientCredentials: 'application',
  authorizationCode: 'accessCode',
};

const oauth = (scheme: Json | undefined): JsonObject | undefined => {
  const written = member(scheme, 'flows');
  if (!isObject(written)) return undefined;
  const found = Object.entries(flows).find(([name]) => isObject(written[name]));
  if (found === undefined) return undefined;
  const flow = member(written, found[0]);
  const url = (key: string): JsonObject => {
    const text = textMember(flow, key);
    return text === undefined ? {} : { [key]: text };
  };
  const scopes = member(flow, 'scopes');
  return {
    type: 'oauth2',
    flow: found[1],
    ...url('authorizationUrl'),
    ...url('tokenUrl'),
    scopes: isObject(scopes) ? scopes : {},
  };
};

/** The security schemes of some operations in Swagger 2.0; one that it cannot say is left out. */
export const draftSecurity = ({ document }: Desk, operations: readonly Operation[]): JsonObject => {
  const { root, version } = document;
  const raw =
    version === '2.0'
      ? member(root, 'securityDefinitions')
      : member(member(root, 'components'), 'securitySchemes');
  const schemes = operations.flatMap((o) => securityOf(document, o.node));
  return Object.fromEntries(
    schemes.flatMap((scheme): [string, Json][] => {
      const written = member(raw, scheme.name);
      if (version === '2.0') return isObject(written) ? [[scheme.name, written]] : [];
      if (scheme.type === 'basic') return [[scheme.name, { type: 'basic' }]];
      if (scheme.type === 'bearer')
        return [[scheme.name, { type: 'apiKey', in: 'header', name: 'Authorization' }]];
      if (scheme.type === 'apiKey' && scheme.in !== undefined)
        return [[scheme.name, { type: 'apiKey', in: scheme.in, name: scheme.parameter ?? scheme.name }]];
      const made = scheme.type === 'oauth2' ? oauth(written) : undefined;
      return made === undefined ? [] : [[scheme.name, made]];
    }),
  );
};
