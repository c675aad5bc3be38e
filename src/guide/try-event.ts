import { defined } from '../defined.ts';
import { randomBytes } from 'node:crypto';
import { addressOf } from '../address.ts';
import { HarnessError } from '../errors.ts';
import { isSuccess } from '../evidence/status.ts';
import type { Json } from '../json.ts';
import type { CredentialValues, EmitRequest } from '../model.ts';
import { stepRequest } from '../service/step-request.ts';
import { answerText, call } from './call.ts';

/** What came of an event that was tried. */
export interface TriedEvent {
  readonly isCaused: boolean;
  readonly says: string;
}

/** Causes one event, with the placeholders filled as a run does. */
export const tryEvent = async (
  step: EmitRequest,
  inputs: Readonly<Record<string, Json>>,
  {
    url,
    credentials,
    now,
    signal,
  }: { url: string; credentials: CredentialValues; now: number; signal: AbortSignal },
): Promise<TriedEvent> => {
  const given = Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value] as const);
  const values = {
    ...Object.fromEntries(given),
    token: `tp${randomBytes(8).toString('hex')}`,
    n: 1,
    now: new Date(now).toISOString(),
    epoch: Math.floor(now / 1000),
    uuid: crypto.randomUUID(),
  };
  try {
    const { origin, method, target, headers, body } = stepRequest(step, values, addressOf(url));
    const isOwn = origin === addressOf(url).origin;
    const answer = await call(
      {
        method,
        url: new URL(target, origin),
        headers,
        ...(isOwn ? { credentials } : {}),
        ...defined({ body }),
      },
      signal,
    );
    return {
      isCaused: isSuccess(answer.status),
      says: `${method} ${target} was answered ${answerText(answer)}`,
    };
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return { isCaused: false, says: error.message };
  }
};
