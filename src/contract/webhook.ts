import { defined } from '../defined.ts';
import { canonicalJson, type Json } from '../json.ts';
import { assertedBody } from './asserted.ts';
import {
  clientErrors,
  httpInteraction,
  literal,
  obstacle,
  requestOf,
  skipped,
  type Drafted,
  type StepDraft,
  type TriggerDraft,
} from './interaction.ts';
import { rulesOfStep } from './steps.ts';
import { subscriptionTarget } from './unsubscribe.ts';

/** The callback URL of the examples: a reserved name with the shape of a workflow's. */
const exampleCallback =
  'https://callback.example:443/workflows/5f0d1c6be2a94b8d9b6f4d3a2c1e0f97/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=example';

const registerBody = (draft: TriggerDraft, statuses: readonly number[]): Json | undefined => {
  const { responses, definitions } = draft.trigger;
  const bodies = statuses.map((status) => assertedBody(responses[String(status)]?.schema, definitions));
  const [first, ...others] = bodies;
  // Where two statuses are accepted, only what both declare can be asked of either.
  if (others.some((other) => canonicalJson(other) !== canonicalJson(first))) return undefined;
  return typeof first === 'object' ? first : undefined;
};

const notification = (draft: TriggerDraft): Drafted => {
  const { trigger } = draft;
  const step: StepDraft = {
    step: 'notification',
    description: `a notification for ${trigger.id}`,
    state: 'an event was notified',
  };
  const reason = obstacle(draft, step);
  if (reason !== undefined) return skipped(draft, step, reason);
  if (trigger.notification?.dynamic === true)
    return skipped(draft, step, 'the schema of the notification is fetched at design time');
  const body = assertedBody(trigger.notification?.schema, trigger.definitions);
  if (body === undefined) return skipped(draft, step, 'the definition gives the notification no schema');
  if (typeof body === 'string') return skipped(draft, step, 'the notification is bare text');
  return {
    ...step,
    trigger: trigger.id,
    rules: rulesOfStep(step.step, draft.rules),
    content: { kind: 'message', body },
  };
};

/** Registering: as it should be, without a callback, and with credentials that must be refused. */
const registrations = (draft: TriggerDraft): readonly Drafted[] => {
  const { trigger, profile } = draft;
  const { id, callback } = trigger;
  const statuses = profile === 'field' ? [201, 200] : [201];
  const register = literal(requestOf(draft, { callback: exampleCallback }), defined({ callback }));
  const withoutCallback: StepDraft = {
    step: 'register-without-callback',
    description: `a registration without a callback URL for ${id}`,
    state: 'the callback is missing',
  };
  return [
    httpInteraction(
      draft,
      { step: 'register', description: `a registration for ${id}`, state: 'no state yet' },
      register,
      { statuses, location: true, ...defined({ body: registerBody(draft, statuses) }) },
    ),
    callback === undefined
      ? skipped(draft, withoutCallback, 'the definition marks no property as the callback URL')
      : httpInteraction(draft, withoutCallback, literal(requestOf(draft, { omitCallback: true })), {
          statuses: clientErrors,
        }),
    httpInteraction(
      draft,
      {
        step: 'register-without-access',
        description: `a registration with wrong credentials for ${id}`,
        state: 'the credentials are wrong',
      },
      register,
      { statuses: [401, 403] },
    ),
  ];
};

/** Unsubscribing: a subscription that lives, one that is gone, and one that never was. */
const deletions = (draft: TriggerDraft): readonly Drafted[] => {
  const { trigger } = draft;
  const { id } = trigger;
  const drafted = (step: StepDraft, subscription: string, statuses: readonly number[]): Drafted =>
    httpInteraction(
      draft,
      step,
      {
        method: 'DELETE',
        target: subscriptionTarget(trigger, draft.basePath ?? trigger.basePath, subscription),
        headers: {},
        state: { in: 'target' },
      },
      { statuses },
    );
  return [
    drafted(
      {
        step: 'delete',
        description: `the deletion of a subscription of ${id}`,
        state: 'a subscription exists',
      },
      'subscription-1',
      [204, 200, 202],
    ),
    drafted(
      {
        step: 'delete-again',
        description: `the deletion of a deleted subscription of ${id}`,
        state: 'the subscription is deleted',
      },
      'deleted-subscription',
      [404, 410, 204, 200, 202],
    ),
    drafted(
      {
        step: 'delete-unknown',
        description: `the deletion of an unknown subscription of ${id}`,
        state: 'the subscription is unknown',
      },
      'unknown-subscription',
      [404, 410, 400],
    ),
  ];
};

/** The interactions of a webhook trigger: registering, deleting, and the notification itself. */
export const webhook = (draft: TriggerDraft): readonly Drafted[] => [
  ...registrations(draft),
  ...deletions(draft),
  notification(draft),
];
