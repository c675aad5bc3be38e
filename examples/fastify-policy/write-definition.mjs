import { writeFile } from 'node:fs/promises';
import { createApp } from './app.mjs';

const app = await createApp('none');
await app.ready();
await writeFile('connector/apiDefinition.swagger.json', `${JSON.stringify(app.swagger(), undefined, 2)}\n`);
