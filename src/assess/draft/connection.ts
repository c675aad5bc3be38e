import { isObject, member, type JsonObject } from '../../json.ts';
import { textMember } from '../../openapi/members.ts';

const secret = (displayName: string, description: string, tabIndex: number): JsonObject => ({
  type: 'securestring',
  uiDefinition: {
    displayName,
    description,
    tooltip: description,
    constraints: { tabIndex, clearText: false, required: 'true' },
  },
});

const scopesOf = (scheme: JsonObject): string[] => {
  const scopes = member(scheme, 'scopes');
  return isObject(scopes) ? Object.keys(scopes) : [];
};

/** The platform's own settings of OAuth; who registers the connector knows the client. */
const oauthSetting = (scheme: JsonObject): JsonObject => {
  const token = textMember(scheme, 'tokenUrl') ?? '';
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: 'to be entered',
      scopes: scopesOf(scheme),
      redirectMode: 'Global',
      redirectUrl: 'https://global.consent.azure-apim.net/redirect',
      properties: { IsFirstParty: 'False' },
      customParameters: {
        authorizationUrl: { value: textMember(scheme, 'authorizationUrl') ?? '' },
        tokenUrl: { value: token },
        refreshUrl: { value: token },
      },
    },
  };
};

/** What a connection asks its maker for, so that the calls carry the credentials of a scheme. */
export const connectionParameters = (scheme: JsonObject | undefined): JsonObject => {
  if (scheme === undefined) return {};
  const type = textMember(scheme, 'type');
  if (type === 'basic')
    return {
      username: secret('User name', 'The user name of this service', 2),
      password: secret('Password', 'The password of this service', 3),
    };
  if (type === 'apiKey') {
    const isHeader = textMember(scheme, 'name')?.toLowerCase() === 'authorization';
    return {
      api_key: secret(
        'API key',
        isHeader ? 'The value of the Authorization header, "Bearer …" say' : 'The API key of this service',
        2,
      ),
    };
  }
  return textMember(scheme, 'flow') === 'accessCode' ? { token: oauthSetting(scheme) } : {};
};

/** The scheme that every call is made with: of several the first, as a connection has one. */
export const requirementOf = (security: JsonObject): readonly JsonObject[] =>
  Object.entries(security)
    .slice(0, 1)
    .map(([name, scheme]) => ({
      [name]: isObject(scheme) && member(scheme, 'type') === 'oauth2' ? scopesOf(scheme) : [],
    }));
