import { joined, type Address } from '../address.ts';
import { defined } from '../defined.ts';
import { interpolate } from '../interpolate.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import type { Credentials, EmitRequest, HeaderList } from '../model.ts';

/** The values that placeholders stand for, by name. */
export type Values = Readonly<Record<string, Json>>;

/** A step of the configuration that is an HTTP request, with its placeholders filled. */
export interface StepRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  /** None of the service's goes to another origin. */
  readonly credentials: Credentials;
  readonly method: string;
  /** Raw request-target. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

const formType = 'application/x-www-form-urlencoded';

const formOf = (body: JsonObject): string =>
  new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [name, textOf(value)]),
  ).toString();

/** The text of a body, and its type where the step leaves it open. */
const bodyOf = (
  body: Json | undefined,
  given: string | undefined,
): { readonly text?: string; readonly type?: string } => {
  if (body === undefined) return {};
  if (isObject(body) && given?.trim().toLowerCase().startsWith(formType) === true)
    return { text: formOf(body) };
  return typeof body === 'string' ? { text: body } : { text: JSON.stringify(body), type: 'application/json' };
};

/** The request of a step; throws UsageError where a placeholder is not known, or the URL is none. */
export const stepRequest = (
  step: Omit<EmitRequest, 'save'>,
  values: Values,
  address: Address,
): StepRequest => {
  const url = joined(address, textOf(interpolate(step.url, { ...values, origin: address.origin })));
  const given = Object.entries(step.headers ?? {}).map(([name, value]): [string, string] => [
    name,
    textOf(interpolate(value, values)),
  ]);
  const givenType = given.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const body = step.body === undefined ? undefined : interpolate(step.body, values);
  const { text, type } = bodyOf(body, givenType);
  return {
    origin: url.origin,
    credentials: url.origin === address.origin ? (step.credentials ?? 'own') : 'none',
    method: step.method.toUpperCase(),
    target: url.pathname + url.search,
    headers: [
      ['Accept', 'application/json, */*;q=0.8'],
      ...(givenType !== undefined || type === undefined ? [] : [['Content-Type', type] as const]),
      ...given,
    ],
    ...defined({ body: text }),
  };
};
