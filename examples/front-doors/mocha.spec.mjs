import { describeTriggers } from 'triggerpact/mocha';
import { app, leave } from './voicemail.mjs';

await describeTriggers({
  definitions: 'apiDefinition.swagger.json',
  service: app,
  triggers: { OnNewVoicemail: { emit: ({ token }) => leave(`hello ${token}`) } },
});
