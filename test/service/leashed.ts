import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

// A service with a process of its own below it. Each holds a connection to the spec: closed, the process is gone.
const [port = '0', leash = '0', ...wishes] = process.argv.slice(2);
const name = wishes.includes('below') ? 'below' : 'service';

connect(Number(leash), '127.0.0.1')
  .on('error', () => process.exit(1))
  .write(`${name}\n`);
if (name === 'service') {
  process.stdout.write(`key ${process.env['SERVICE_KEY'] ?? 'none'}\n`);
  spawn(process.execPath, [fileURLToPath(import.meta.url), '0', leash, 'below'], { stdio: 'ignore' });
  if (wishes.includes('fail')) {
    process.stderr.write('no database\n');
    process.exitCode = 3;
    setTimeout(() => process.exit(), 50);
  } else {
    if (wishes.includes('stubborn')) process.on('SIGTERM', () => process.stdout.write('not yet\n'));
    const until = Date.now() + 300;
    createServer((request, response) => {
      const isReady = request.url !== '/health' || Date.now() > until;
      if (request.url === '/crash') process.exit(9);
      response.writeHead(isReady ? 200 : 503).end(`${process.pid}`);
    }).listen(Number(port), '127.0.0.1');
  }
} else setInterval(() => undefined, 1000);
