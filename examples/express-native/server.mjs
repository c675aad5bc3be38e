import { createApp } from './app.mjs';

const key = process.env.HELP_DESK_KEY;
if (!key) throw new Error('Set HELP_DESK_KEY to the key that calls must carry');
createApp(key).listen(3000, '127.0.0.1', () => console.log('http://127.0.0.1:3000'));
