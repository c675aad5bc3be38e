import type { Credentials, Exchange, Intent } from '../model.ts';
import { bodyText, buildRequest } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { defined } from '../defined.ts';
import type { PollerContext, PollState } from './chain.ts';
import { staticHeaders } from './policies.ts';

/** Asks for a list as the gateway does: the operation's own request, with the state's values and what policies add. */
export const askForList = (
  state: PollState,
  intent: Intent,
  credentials: Credentials,
  context: PollerContext,
  target?: string,
): Promise<Exchange> => {
  const { trigger, config, overlay, client } = context;
  const { basePath } = context.address;
  const built = buildRequest(trigger, {
    inputs: state.inputs ?? config.inputs,
    basePath,
    ...defined({ values: state.values, overlay }),
  });
  return client.call({
    trigger: trigger.id,
    intent,
    credentials,
    method: built.method,
    target: target ?? built.target,
    headers: Object.entries({
      ...platformHeaders(trigger.id),
      ...built.headers,
      ...staticHeaders(trigger.policies),
    }),
    ...defined({ body: bodyText(built) }),
  });
};

/** What an intent says of the state that a poll was made with. */
export const stateOfIntent = (
  state: PollState,
): { readonly from?: number; readonly values?: Readonly<Record<string, string>> } =>
  defined({ from: state.from, values: state.values });
