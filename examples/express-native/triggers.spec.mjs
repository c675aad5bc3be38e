import { describeTriggers } from 'triggerpact/mocha';
import { createApp } from './app.mjs';

const key = 'key-of-the-tests';

await describeTriggers({
  definitions: 'apiDefinition.swagger.json',
  service: createApp(key),
  credentials: { headers: { 'X-Api-Key': key } },
  triggers: {
    OnNewTicket: {
      inputs: { queue: 'support' },
      emit: {
        method: 'POST',
        url: '/tickets',
        body: { queue: '{{inputs.queue}}', title: 'Printer on fire {{token}}' },
      },
      expect: { '/title': 'Printer on fire {{token}}' },
    },
  },
});
