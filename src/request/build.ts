import { defined } from '../defined.ts';
import type { BackendOverlay, Parameter, TriggerDefinition } from '../model.ts';
import { buildBody, withoutValueAt, withValueAt } from './body.ts';
import { pointerSegments, type Json } from '../json.ts';
import { encodeLiteral, encodePairs, encodeValue, textOf, textsOf } from './encode.ts';
import { flatten } from './flatten.ts';
import { sortInputs } from './inputs.ts';
import { proposedValue, sampleOf } from './sample.ts';

/** What a request is built with. */
export interface RequestOptions {
  /** By parameter name, body property name or JSON Pointer in the body. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** The callback URL; without it the property is left out. */
  readonly callback?: string;
  readonly omitCallback?: boolean;
  /** Policy polling: the query parameters that carry the state. */
  readonly values?: Readonly<Record<string, string>>;
  readonly overlay?: BackendOverlay;
  /** Replaces the definition's basePath. */
  readonly basePath?: string;
}

/** The request that the platform makes for a trigger. */
export interface BuiltRequest {
  readonly method: string;
  /** Raw request-target, percent-encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a form's text. */
  readonly body?: Json;
  /** Required inputs that had neither a configured value nor one in the definition, by name. */
  readonly made: readonly string[];
  /** Configured names that the trigger does not have. */
  readonly unknownInputs: readonly string[];
}

type Values = (parameter: Parameter) => Json | undefined;

const parameterValues = (
  trigger: TriggerDefinition,
  configured: Readonly<Record<string, Json>>,
  made: string[],
): Values => {
  return (parameter) => {
    const { name } = parameter;
    if (Object.hasOwn(configured, name)) return configured[name];
    if (!parameter.required && parameter.in !== 'path') return undefined;
    const schema = flatten(parameter.schema, trigger.definitions)?.schema ?? {};
    // Nobody fills in the state of a polling policy: its first value comes from the first answer.
    if (parameter.in === 'query' && Object.hasOwn(trigger.policy?.config ?? {}, name))
      return schema['default'];
    const proposed = parameter.internal ? schema['default'] : proposedValue(schema);
    if (proposed !== undefined || (parameter.internal && parameter.in !== 'path')) return proposed;
    made.push(name);
    return sampleOf(schema, trigger.definitions);
  };
};

const pathOf = (
  template: string,
  parameters: readonly Parameter[],
  valueOf: Values,
  made: string[],
): string =>
  template
    .replace(/#.*$/s, '')
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      const name = /^\{([^{}]*)\}$/.exec(part)?.[1];
      if (name === undefined) return encodeLiteral(part);
      const parameter = parameters.find((p) => p.in === 'path' && p.name === name);
      if (parameter === undefined) made.push(name);
      const text = textOf((parameter === undefined ? undefined : valueOf(parameter)) ?? 'text');
      return parameter?.encoding === 'double' ? encodeValue(encodeValue(text)) : encodeValue(text);
    })
    .join('');

const queryOf = (
  parameters: readonly Parameter[],
  valueOf: Values,
  values: Readonly<Record<string, string>>,
): readonly string[] => {
  const declared = parameters.filter((p) => p.in === 'query');
  const pairs = declared.flatMap((p) => {
    const value = Object.hasOwn(values, p.name) ? values[p.name] : valueOf(p);
    return value === undefined ? [] : encodePairs(p.name, value, p.collectionFormat);
  });
  const others = Object.keys(values).filter((name) => !declared.some((p) => p.name === name));
  return [...pairs, ...others.flatMap((name) => encodePairs(name, values[name] ?? '', undefined))];
};

const headersOf = (
  trigger: TriggerDefinition,
  valueOf: Values,
  contentType: string | undefined,
): Record<string, string> => {
  const accepted = trigger.produces.length === 0 ? ['application/json'] : trigger.produces;
  const headers: Record<string, string> = { Accept: [...accepted, '*/*;q=0.8'].join(', ') };
  if (contentType !== undefined) headers['Content-Type'] = contentType;
  for (const parameter of trigger.parameters.filter((p) => p.in === 'header')) {
    const value = valueOf(parameter);
    if (value === undefined) continue;
    const same = Object.keys(headers).find((h) => h.toLowerCase() === parameter.name.toLowerCase());
    if (same !== undefined) delete headers[same];
    headers[parameter.name] = textsOf(value, parameter.collectionFormat).join(',');
  }
  return headers;
};

const formOf = (parameters: readonly Parameter[], valueOf: Values): string | undefined => {
  const fields = parameters.filter((p) => p.in === 'formData');
  if (fields.length === 0) return undefined;
  return fields
    .flatMap((p) => {
      const value = valueOf(p);
      return value === undefined ? [] : encodePairs(p.name, value, p.collectionFormat);
    })
    .join('&');
};

const overlaid = (body: Json | undefined, overlay: BackendOverlay | undefined): Json | undefined =>
  overlay?.body === undefined ? body : withValueAt(body, [], overlay.body);

/**
 * Builds the request that the platform makes: what is internal and required with its default, what the maker must
 * fill in from the configuration, else from the definition, and nothing that is optional and not configured.
 */
export const buildRequest = (trigger: TriggerDefinition, options: RequestOptions): BuiltRequest => {
  const { overlay } = options;
  const sorted = sortInputs(trigger, options.inputs);
  const made: string[] = [];
  const valueOf = parameterValues(trigger, sorted.parameters, made);
  const template = `${options.basePath ?? trigger.basePath}${overlay?.path ?? trigger.path}`;
  const path = pathOf(template, trigger.parameters, valueOf, made);
  const query = queryOf(trigger.parameters, valueOf, options.values ?? {});
  const form = formOf(trigger.parameters, valueOf);
  const built = buildBody(trigger, sorted.body, options.omitCallback === true ? undefined : options.callback);
  const whole = overlaid(built.value, overlay);
  // A default, an example or the overlay may hold a callback too: what is left out must really be.
  const isWithout = options.omitCallback === true && trigger.callback !== undefined;
  const body = form ?? (isWithout ? withoutValueAt(whole, pointerSegments(trigger.callback)) : whole);
  const json = trigger.consumes.find((type) => /\bjson\b/i.test(type)) ?? 'application/json';
  const contentType = form === undefined ? json : 'application/x-www-form-urlencoded';
  const separator = path.includes('?') ? '&' : '?';
  return {
    method: (overlay?.method ?? trigger.method).toUpperCase(),
    target: query.length === 0 ? path : path + separator + query.join('&'),
    headers: headersOf(trigger, valueOf, body === undefined ? undefined : contentType),
    ...defined({ body }),
    made: [...new Set([...made, ...built.made])],
    unknownInputs: sorted.unknown,
  };
};

/** A request's body as text: JSON, or a form as it is. */
export const bodyText = (request: Pick<BuiltRequest, 'headers' | 'body'>): string | undefined => {
  if (request.body === undefined) return undefined;
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const isForm = type?.startsWith('application/x-www-form-urlencoded') === true;
  return isForm && typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
};
