import { member, parseJson, type Json } from '../../json.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import { isSuccess } from '../../evidence/status.ts';
import type { Credentials, DesignCall, DynamicCall, Exchange, TriggerDefinition } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { unanswered } from './unanswered.ts';
import { answerOf, requestLine, seen } from './wording.ts';

/** A design-time call and its answer. */
export interface DesignAnswer {
  readonly exchange: Exchange;
  readonly call: DesignCall;
  readonly extension: string;
  readonly credentials: Credentials;
}

/** Whether a definition asks for calls of these kinds that can be made. */
export const asksFor =
  (extensions: readonly string[]) =>
  ({ dynamic }: TriggerDefinition): boolean =>
    dynamic.some((d: DynamicCall) => d.call !== undefined && extensions.includes(d.extension));

/** The design-time calls of these kinds that were made. */
export const designAnswers = (view: TriggerView, extensions: readonly string[]): readonly DesignAnswer[] =>
  view.exchanges.flatMap((exchange) => {
    const { intent, credentials } = exchange;
    if (intent.kind !== 'design' || !extensions.includes(intent.extension)) return [];
    const call = view.trigger.dynamic.find(
      (d) => d.pointer === intent.pointer && d.operationId === intent.operationId,
    )?.call;
    return call === undefined ? [] : [{ exchange, call, extension: intent.extension, credentials }];
  });

/** A value by the names of members, separated by slashes; a member whose name holds a slash is found too. */
export const reach = (value: Json | undefined, path: string | undefined): Json | undefined => {
  if (path === undefined || path === '' || value === undefined) return value;
  const whole = member(value, path);
  if (whole !== undefined) return whole;
  const [first = '', ...rest] = path.split('/');
  return rest.length === 0 ? undefined : reach(member(value, first), rest.join('/'));
};

/** What is wrong with an answer before its content is looked at, or its content. */
export const contentOf = ({
  exchange,
}: DesignAnswer): { readonly remark: Remark } | { readonly json: Json } => {
  const open = unanswered(exchange);
  if (open !== undefined) return { remark: open };
  const { status, body = '' } = exchange.response ?? {};
  if (!isSuccess(status))
    return {
      remark: {
        message: `The design-time call ${requestLine(exchange)} was answered ${answerOf(exchange)}`,
        seen: seen(exchange, 'status', { value: status ?? null }),
      },
    };
  const json = parseJson(body);
  if (json === undefined)
    return {
      remark: {
        message: `The design-time call ${requestLine(exchange)} was answered without JSON: ${answerOf(exchange)}`,
        seen: seen(exchange, 'body'),
      },
    };
  return { json };
};
