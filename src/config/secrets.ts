import { userInfoIn } from '../evidence/user-info.ts';
import { isObject, member, type Json } from '../json.ts';
import type { Secret } from '../secret.ts';
import { loginSecrets } from './login-secrets.ts';
import type { Path } from './source.ts';

/** A variable of the environment that a configuration uses. */
export interface UsedVariable {
  readonly name: string;
  readonly value: string;
  readonly path: Path;
}

const open = new Set('definitions provider consumer contracts callback rules profile timing'.split(' '));
const openOfService = new Set('url aliases ready startWithin'.split(' '));
const openOfTrigger = new Set('inputs perEmit burst settle eventId items'.split(' '));

/** Where a service is and what a maker enters is no secret: reports and contracts are made of it. */
const isOpen = ([first, second, third]: Path): boolean =>
  open.has(String(first)) ||
  (first === 'service' && openOfService.has(String(second))) ||
  (first === 'triggers' && openOfTrigger.has(String(third))) ||
  (first === 'broker' && (second === 'url' || second === 'ca'));

const nameAt = ([first, second, third, fourth]: Path): string | undefined => {
  if (first === 'broker') return second === 'token' || second === 'password' ? `broker ${second}` : undefined;
  if (first !== 'service' || (third !== 'headers' && third !== 'query')) return undefined;
  if (second === 'credentials') return String(fourth);
  if (second === 'otherCredentials') return `other ${fourth}`;
  return second === 'badCredentials' ? `bad ${fourth}` : undefined;
};

const written = (value: Json, path: Path = []): readonly Secret[] => {
  if (typeof value === 'string') {
    const name = nameAt(path);
    return [...(name === undefined ? [] : [{ name, value }]), ...userInfoIn(value)];
  }
  if (Array.isArray(value)) return value.flatMap((v: Json, i) => written(v, [...path, i]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, v]) => written(v, [...path, key]));
};

/** What the logins of each connection send. */
const ofLogins = (service: Json | undefined): readonly Secret[] =>
  (['credentials', 'otherCredentials', 'badCredentials'] as const).flatMap((key) => {
    const whose = key === 'credentials' ? '' : `${key.replace('Credentials', '')} `;
    return loginSecrets(member(member(service, key), 'login')).map(({ name, value }) => ({
      name: `${whose}${name}`,
      value,
    }));
  });

/** Every secret of a configuration: credentials, used or not, passwords in URLs, what came out of the environment. */
export const secretsIn = (value: Json, variables: readonly UsedVariable[] = []): readonly Secret[] => {
  const service = member(value, 'service');
  const url = member(service, 'url');
  const isPublic = (text: string): boolean => typeof url === 'string' && url.includes(text);
  const used = variables.filter((v) => !isOpen(v.path) && !isPublic(v.value));
  return [
    ...written(value),
    ...ofLogins(service),
    ...used.map(({ name, value: secret }) => ({ name: `env ${name}`, value: secret })),
  ];
};
