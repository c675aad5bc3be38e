import { otherReading, urlOf, type Address } from '../address.ts';
import { isGone, isSuccess } from '../evidence/status.ts';
import { messageOf, ServiceError } from '../errors.ts';
import { interpolate } from '../interpolate.ts';
import { exactNumbers, isObject, parseJson, textOf, valueAt, type Json } from '../json.ts';
import type { EmitCommand, EmitFunction, EmitRequest, EmitStep, Exchange } from '../model.ts';
import type { Client } from '../client/client.ts';
import { excerptOf, runCommand, type CommandOptions } from './command.ts';
import { inTime } from './in-time.ts';
import { stepRequest, type Values } from './step-request.ts';

/** What the steps of an event need. */
export interface EmitContext {
  readonly address: Address;
  /** A client on the service; a step to another origin gets one of its own, without credentials. */
  readonly client: Client;
  readonly clientFor: (origin: string) => Client;
  readonly command: CommandOptions;
  /** What the steps are for, in messages; default: `emit`. */
  readonly purpose?: string;
  /** Takes what a step saved, as soon as it did. */
  readonly learn?: (values: Values) => void;
}

const purposeOf = ({ purpose = 'emit' }: EmitContext): string => purpose;

const shown = (exchange: Exchange, { command }: EmitContext): string => {
  const { response, failure } = exchange;
  if (response === undefined)
    return `got no answer (${failure?.code ?? 'unknown'}: ${failure?.message ?? ''})`;
  const body = excerptOf(response.body, 200, command);
  return `was answered ${response.status}${body === '' ? '' : `: ${body}`}`;
};

const saved = (
  save: Readonly<Record<string, string>> | undefined,
  answer: Json | undefined,
  what: string,
): Values => {
  const values: Record<string, Json> = {};
  for (const [name, pointer] of Object.entries(save ?? {})) {
    const value = valueAt(answer, pointer);
    if (value === undefined)
      throw new ServiceError(`${what} has nothing at "${pointer}" to save as "${name}"`);
    values[name] = value;
  }
  return values;
};

const request = async (
  step: EmitRequest,
  event: string,
  values: Values,
  context: EmitContext,
): Promise<Values> => {
  const { origin, ...made } = stepRequest(step, values, context.address);
  const client = origin === context.address.origin ? context.client : context.clientFor(origin);
  const exchange = await client.call({ intent: { kind: 'emit', event }, ...made });
  const line = `${made.method} ${origin}${made.target}`;
  const status = exchange.response?.status;
  if (!isSuccess(status)) {
    const written = textOf(interpolate(step.url, { ...values, origin: context.address.origin }));
    const hint = isGone(status) ? otherReading(context.address, written) : '';
    throw new ServiceError(`The ${purposeOf(context)} step ${line} ${shown(exchange, context)}${hint}`);
  }
  return saved(
    step.save,
    parseJson(exactNumbers(exchange.response?.body ?? '')),
    `The answer to the ${purposeOf(context)} step ${line}`,
  );
};

const command = async (step: EmitCommand, values: Values, context: EmitContext): Promise<Values> => {
  const argv = step.command.map((part) => textOf(interpolate(part, values)));
  const env = {
    ...context.command.env,
    TRIGGERPACT_SERVICE_URL: urlOf(context.address),
    ...(values['token'] === undefined ? {} : { TRIGGERPACT_TOKEN: textOf(values['token']) }),
  };
  const { code, stdout, stderr } = await runCommand(argv, { ...context.command, env });
  if (code !== 0)
    throw new ServiceError(
      `The ${purposeOf(context)} command "${argv.join(' ')}" ended with code ${code}: ${excerptOf(stderr.trim() || stdout, 300, context.command)}`,
    );
  return saved(
    step.save,
    parseJson(exactNumbers(stdout)),
    `The output of the ${purposeOf(context)} command "${argv.join(' ')}"`,
  );
};

const call = async (step: EmitFunction, values: Values, context: EmitContext): Promise<Values> => {
  const { address, command: limits } = context;
  const work = step({ token: textOf(values['token']), serviceUrl: urlOf(address) });
  const given = await inTime(work, limits.signal, 'The function that causes the event');
  if (isObject(given)) return given;
  return typeof given === 'string' || typeof given === 'number' ? { id: given } : {};
};

const one = (step: EmitStep, event: string, values: Values, context: EmitContext): Promise<Values> => {
  if (typeof step === 'function') return call(step, values, context);
  return 'command' in step ? command(step, values, context) : request(step, event, values, context);
};

/** What causing an event gave: the values it can be told by, or why it failed. */
export type Caused =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly values: Values; readonly why: string };

/** Runs the steps of one event in order; nothing is thrown. */
export const cause = async (
  steps: readonly EmitStep[],
  event: string,
  values: Values,
  context: EmitContext,
): Promise<Caused> => {
  let known = values;
  try {
    for (const step of steps) {
      const made = await one(step, event, known, context);
      context.learn?.(made);
      known = { ...known, ...made };
    }
    return { ok: true, values: known };
  } catch (error) {
    return { ok: false, values: known, why: messageOf(error) };
  }
};
