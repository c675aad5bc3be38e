import { createApp } from './app.mjs';

const key = process.env.INVOICES_KEY;
if (!key) throw new Error('Set INVOICES_KEY to the key that calls must carry');
const app = await createApp(key);
console.log(await app.listen({ host: '127.0.0.1', port: 3001 }));
