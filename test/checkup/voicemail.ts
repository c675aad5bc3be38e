import { readFileSync } from 'node:fs';

/** The definition of the voicemails, which has a webhook. */
export const voicemailDocument = (): unknown =>
  JSON.parse(readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8'));
