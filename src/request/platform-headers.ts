const run = '08584963145729831547';
const workflow = '5f0d1c6be2a94b8d9b6f4d3a2c1e0f97';
const tracking = '0b8a4d8e-6c1f-4a57-8f0e-9d2c7b6a5e41';

/**
 * The headers that a workflow run adds to its calls (User-Agent and the `x-ms-` set). They are the same for every
 * run, flow and subscriber: a service must not tell its callers apart by them.
 */
export const platformHeaders = (trigger: string): Readonly<Record<string, string>> => ({
  'User-Agent': `azure-logic-apps/1.0 (workflow ${workflow}; version ${run}) microsoft-flow/1.0`,
  'x-ms-execution-location': 'westeurope',
  'x-ms-workflow-subscription-id': '9c3f6f5e-2d0b-4f4b-a3f7-6d6f0b7c1a52',
  'x-ms-workflow-resourcegroup-name': 'triggerpact',
  'x-ms-workflow-id': workflow,
  'x-ms-workflow-version': run,
  'x-ms-workflow-name': workflow,
  'x-ms-workflow-system-id': `/locations/westeurope/scaleunits/prod-00/workflows/${workflow}`,
  'x-ms-workflow-run-id': run,
  'x-ms-workflow-operation-name': trigger.replace(/[^\x21-\x7e]/g, '_'),
  'x-ms-client-tracking-id': run,
  'x-ms-correlation-id': tracking,
  'x-ms-tracking-id': tracking,
  'x-ms-client-request-id': tracking,
  'x-ms-activity-vector': 'IN.01',
});
