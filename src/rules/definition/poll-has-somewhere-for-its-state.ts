import { showsOwnState } from '../../declares-location.ts';
import type { TriggerDefinition } from '../../model.ts';
import { hasOpenParameter, openStatuses } from '../../openapi/left-open.ts';
import { rawParameters } from '../../openapi/operation.ts';
import { defineRule } from '../rule.ts';
import { carriesState } from './state-parameter.ts';
import type { DefinitionView } from './view.ts';

export const pollHasSomewhereForItsState = defineRule<DefinitionView, TriggerDefinition>({
  id: 'K5',
  slug: 'poll-has-somewhere-for-its-state',
  title: 'A polling trigger has somewhere to keep its state',
  why: 'Without a policy or a script the service itself must answer polls with 202, and with the state in Location. A plain list does neither: the platform then asks the same question for ever, and the trigger fires for the same items or never. Where a definition shows nothing of it, the "pollingtrigger" policy is probably missing.',
  repair:
    'Add a "pollingtrigger" policy to apiProperties.json that names the operation, or declare the 202 answer with its Location header.',
  example: {
    breaks: 'get:\n  x-ms-trigger: batch\n  responses: { "200": { description: All voicemails } }',
    keeps:
      'get:\n  x-ms-trigger: batch\n  responses: { "200": {}, "202": { headers: { Location: { type: string } } } }',
  },
  source: 'Create a polling trigger; Call REST APIs from logic apps (both Microsoft Learn)',
  // A hint: the state may travel in a Location that nobody declared.
  level: { strict: 'warning', field: 'off' },
  noSubject: 'the trigger does not poll natively',
  subjects: ({ trigger }) => (trigger.mechanism === 'native' ? [trigger] : []),
  *judge(trigger, { opened, operation }) {
    const carries = rawParameters(opened, operation).some(({ node }) => carriesState(node));
    const isOpen = hasOpenParameter(opened, operation) || openStatuses(opened, operation).length > 0;
    if (!showsOwnState(trigger) && !carries && !isOpen)
      yield {
        message: `Neither 202 nor Location nor a parameter for a state is declared, and no polling policy names the trigger`,
        written: trigger.pointer,
      };
  },
});
