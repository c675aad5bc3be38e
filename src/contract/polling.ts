import { assertedBody, batchPointer } from './asserted.ts';
import {
  clientErrors,
  httpInteraction,
  literal,
  requestOf,
  skipped,
  type Drafted,
  type Expectation,
  type TriggerDraft,
} from './interaction.ts';
import { nounOf } from './noun.ts';

const newsOf = ({ trigger }: TriggerDraft): Expectation => {
  const schema = trigger.responses['200']?.schema;
  const body = assertedBody(schema, trigger.definitions);
  const items = trigger.delivery === 'batch' ? batchPointer(schema, trigger.definitions) : undefined;
  return {
    statuses: [200],
    location: true,
    ...(typeof body === 'object' ? { body } : {}),
    ...(items === undefined ? {} : { items, minItems: 1 }),
  };
};

/** The interactions of a native polling trigger: the service itself makes the state and hands it out in Location. */
export const nativePolling = (draft: TriggerDraft): readonly Drafted[] => {
  const { id, summary } = draft.trigger;
  const noun = nounOf(summary);
  const first = literal(requestOf(draft));
  const separator = first.target.includes('?') ? '&' : '?';
  const at = (state: string) => ({
    ...first,
    target: `${first.target}${separator}triggerState=${state}`,
    state: { in: 'target' as const },
  });
  return [
    httpInteraction(
      draft,
      { step: 'first-poll', description: `a first poll for ${id}`, state: 'no state yet' },
      first,
      { statuses: draft.profile === 'field' ? [202, 200] : [202], location: true },
    ),
    httpInteraction(
      draft,
      { step: 'nothing-new', description: `a poll with no new ${noun} for ${id}`, state: 'nothing is new' },
      at('newest'),
      { statuses: [202], location: true },
    ),
    httpInteraction(
      draft,
      { step: 'news', description: `a poll with new ${noun} for ${id}`, state: 'something is new' },
      at('before-the-news'),
      newsOf(draft),
    ),
    httpInteraction(
      draft,
      {
        step: 'malformed-state',
        description: `a poll with a malformed state for ${id}`,
        state: 'the state is malformed',
      },
      at('malformed'),
      // P-26 forbids server errors only; which old items must not come with a 200, Pact cannot say.
      { statuses: [...clientErrors, 200, 202, 204] },
    ),
    httpInteraction(
      draft,
      {
        step: 'poll-without-access',
        description: `a poll with wrong credentials for ${id}`,
        state: 'the credentials are wrong',
      },
      first,
      { statuses: [401, 403] },
    ),
  ];
};

/** A polling trigger whose state a script makes: what its backend must answer, only the script knows. */
export const scriptPolling = (draft: TriggerDraft): readonly Drafted[] => [
  skipped(
    draft,
    { step: 'poll', description: `the polls for ${draft.trigger.id}`, state: 'no state yet' },
    'a script of the connector makes the polling state, and no document says what it asks of the service',
  ),
];
