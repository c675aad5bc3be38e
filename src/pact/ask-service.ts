import { defined } from '../defined.ts';
import { pointerSegments } from '../json.ts';
import type { HeaderList, ProviderStateSetUp, ProviderStates, WireAnswer } from '../model.ts';
import { withValueAt } from '../request/body.ts';
import { bodyText } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import type { PlannedInteraction } from './plan.ts';
import { withQuery } from './target.ts';

/** What of an interaction is needed to bring it to the service. */
export type Passenger = Pick<PlannedInteraction, 'trigger' | 'step' | 'state' | 'request'>;

/** A state that was reached. */
export type Reached = Extract<ProviderStateSetUp, { ok: true }>;

/** An answer as it is handed on to Pact. */
export interface Handed {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** What the service answered, why it gave no answer, or why nothing can be said of it. */
export type Asked =
  | { readonly ok: true; readonly answer: Handed }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } }
  | { readonly ok: false; readonly crash: string };

/** Brings the service to the state of an interaction. */
export const reachState = async (
  { trigger, state, request }: Passenger,
  states: ProviderStates,
): Promise<ProviderStateSetUp> => {
  const reached = await states.setUp(trigger, state);
  const isIncomplete = reached.ok && request?.state.in === 'target' && reached.location === undefined;
  return isIncomplete ? { ok: false, reason: 'the service gave no Location for it' } : reached;
};

const targetOf = ({ request }: Passenger, reached: Reached): string => {
  if (request?.state.in === 'target') return reached.location ?? request.target;
  return request?.state.in === 'query'
    ? withQuery(request.target, reached.values ?? {})
    : (request?.target ?? '/');
};

const asked = (answer: WireAnswer): Asked => {
  if (!answer.ok) return { ok: false, failure: { code: answer.code, message: answer.message } };
  return answer.truncated === true
    ? {
        ok: false,
        crash: 'the answer is larger than what is kept of it, and could only be read in part',
      }
    : { ok: true, answer };
};

/** Sends an interaction's request to the service, byte for byte what the platform sends. */
export const askService = async (
  passenger: Passenger,
  reached: Reached,
  states: ProviderStates,
): Promise<Asked> => {
  const { request, trigger, step } = passenger;
  if (request === undefined) return { ok: false, crash: 'a message is no request' };
  const callback = request.callback === undefined ? undefined : pointerSegments(request.callback);
  const body =
    callback === undefined ? request.body : withValueAt(request.body, callback, states.callbackUrl(trigger));
  const text = bodyText({ headers: request.headers, ...defined({ body }) });
  return asked(
    await states.forward(
      trigger,
      step,
      {
        method: request.method,
        target: targetOf(passenger, reached),
        headers: Object.entries({ ...platformHeaders(trigger), ...request.headers }),
        ...(text === undefined ? {} : { body: new TextEncoder().encode(text) }),
      },
      reached.credentials,
    ),
  );
};

/** The notification that a state brought, as an answer; undefined where none was recorded. */
export const notificationOf = ({ message }: Reached): Handed | undefined => {
  if (message === undefined) return undefined;
  const headers = message.contentType === undefined ? [] : [['Content-Type', message.contentType] as const];
  return { status: 200, headers, body: message.body };
};
