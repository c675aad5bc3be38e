import type { ReadWarning } from '../../model.ts';
import { isPollingPolicy } from '../../openapi/properties.ts';
import { defineDocumentRule } from './document-rule.ts';
import { readerDoubts } from './written.ts';

export const pollingPolicyNamesPolls = defineDocumentRule<ReadWarning | undefined>({
  id: 'D-26',
  slug: 'polling-policy-names-polls',
  title: 'A polling policy names polling triggers of the definition',
  why: 'A policy that names an operation which does not exist, or which is no polling trigger, does nothing and says nothing. The trigger that it was meant for is then polled as it is: no state, so that it never fires or fires the same for ever.',
  repair: 'Write the operationId of the polling trigger into "x-ms-apimTemplate-operationName".',
  example: {
    breaks:
      'templateId: pollingtrigger # the trigger is OnNewVoicemail\nx-ms-apimTemplate-operationName: [OnNewVoicemails]',
    keeps: 'templateId: pollingtrigger\nx-ms-apimTemplate-operationName: [OnNewVoicemail]',
  },
  source: 'apiProperties schema (PowerPlatformConnectors)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'there is no polling policy',
  concerns: () => true,
  subjects: (view) =>
    view.properties.policies.some(isPollingPolicy) ? [undefined, ...readerDoubts(view, 'D-26')] : [],
  *judge(doubt) {
    if (doubt !== undefined) yield { message: doubt.message, place: doubt.place };
  },
});
