import { parseArgs } from 'node:util';
import { services, type ReferenceService } from './index.ts';

const usage = `usage: serve NAME [--port N] [--fault NAME]
  NAME    ${Object.keys(services).join(', ')}
  --port  0 is any free port; the default is the one in the configuration of NAME
  --fault breaks the contract in one way; a wrong name lists them all`;

interface Wish {
  readonly service: ReferenceService;
  readonly port: number;
  readonly fault?: string;
}

const read = (args: readonly string[]): Wish => {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: 'string' }, fault: { type: 'string' } },
  });
  const [name = '', ...rest] = positionals;
  const service = Object.entries(services).find(([key]) => key === name)?.[1];
  if (service === undefined || rest.length > 0) throw new Error(`Unknown service "${positionals.join(' ')}"`);
  const port = values.port === undefined ? service.port : Number(values.port);
  if (!/^\d{1,5}$/.test(values.port ?? '0') || port > 65_535) {
    throw new Error(`Invalid port "${values.port}": expected 0 to 65535`);
  }
  if (values.fault === undefined) return { service, port };
  if (!service.faults.some((f) => f.name === values.fault)) {
    const known = service.faults.map((f) => `  ${f.name.padEnd(36)}${f.description}`);
    throw new Error(`Unknown fault "${values.fault}". The faults of ${name} are\n${known.join('\n')}`);
  }
  return { service, port, fault: values.fault };
};

const serve = async ({ service, ...options }: Wish): Promise<void> => {
  const running = service.create(options);
  const { url } = await running.listen();
  process.stdout.write(`${url}\n`);
  const end = (): void => void running.close();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};

try {
  await serve(read(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 2;
}
