import type { TriggerDefinition } from '../../model.ts';
import { openStatuses } from '../../openapi/left-open.ts';
import { defineRule } from '../rule.ts';
import { isSuccess, responsesPointer } from './declared-responses.ts';
import type { DefinitionView } from './view.ts';

export const registrationDeclaresLocation = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-13',
  slug: 'registration-declares-location',
  title: 'The registration declares 201 with a Location header',
  why: 'A registration is answered with 201, and with the URL of the subscription in Location. A definition that does not say so lets nobody see that the service must do it, and subscriptions without Location are never removed.',
  repair: 'Declare the response "201" with "headers": { "Location": { "type": "string" } }.',
  example: {
    breaks: 'responses:\n  "200": { description: Registered }',
    keeps: 'responses:\n  "201": { description: Registered, headers: { Location: { type: string } } }',
  },
  source: 'Create a webhook trigger; training unit on webhook triggers (both Microsoft Learn)',
  // Half the connectors of the field declare 200, and one in twenty declares Location: what is written says little.
  level: { strict: 'warning', field: 'off' },
  after: ['D-14'],
  noSubject: 'the trigger is no webhook',
  subjects: ({ trigger }) => (trigger.mechanism === 'webhook' ? [trigger] : []),
  *judge({ responses, pointer }, { opened, operation }) {
    const open = openStatuses(opened, operation).filter(isSuccess);
    const success = [...Object.keys(responses).filter(isSuccess), ...open];
    const made = success.filter((s) => /^2(01|xx)$/i.test(s));
    const hasLocation = (made.length > 0 ? made : success).some(
      (s) => responses[s]?.headers.some((h) => /^location$/i.test(h)) === true,
    );
    const missing = [
      ...(made.length > 0 ? [] : ['the status 201']),
      ...(hasLocation || open.length > 0 ? [] : ['a Location header']),
    ];
    if (missing.length > 0)
      yield {
        message: `The registration does not declare ${missing.join(', nor ')}`,
        written: responsesPointer(pointer),
      };
  },
});
