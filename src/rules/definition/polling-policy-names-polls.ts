import { isPollingPolicy } from '../../openapi/properties.ts';
import type { Remark } from '../rule.ts';
import { defineDocumentRule } from './document-rule.ts';
import { policySlips } from './policy-slips.ts';
import { readerDoubts } from './written.ts';

export const pollingPolicyNamesPolls = defineDocumentRule<Remark | undefined>({
  id: 'D-26',
  slug: 'polling-policy-names-polls',
  title: 'A polling policy names polling triggers of the definition',
  why: 'A policy that names an operation which does not exist, or which is no polling trigger, does nothing and says nothing; so does one that is misspelt, or stands where none is read. The trigger that it was meant for is then polled as it is: no state, so that it never fires or fires the same for ever.',
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
  subjects: (view) => {
    const slips = policySlips(view);
    if (slips.length === 0 && !view.properties.policies.some(isPollingPolicy)) return [];
    return [
      undefined,
      ...readerDoubts(view, 'D-26').map(({ message, place }) => ({ message, place })),
      ...slips,
    ];
  },
  *judge(remark) {
    if (remark !== undefined) yield remark;
  },
});
