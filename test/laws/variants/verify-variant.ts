import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load.ts';
import { serviceAt } from '../../../src/config/service-at.ts';
import type { Json, Report } from '../../../src/model.ts';
import { verifyService } from '../../../src/verification/verify-service.ts';
import { findContract } from '../../../src/workspace/find-contract.ts';
import { loadConfigured } from '../../../src/workspace/load-definitions.ts';
import { quietWorld } from '../verify-mock.ts';
import { KEY, serveVariant } from './serve-variant.ts';
import type { Variant } from './variant.ts';

const query = (name: string, required: boolean): Json => ({
  name,
  in: 'query',
  type: 'string',
  required,
  ...(required ? {} : { 'x-ms-visibility': 'internal' }),
});

const definitionOf = ({ delivery, schema, state }: Variant): Json => ({
  swagger: '2.0',
  info: { title: 'Happenings', version: '1.0' },
  host: 'happenings.example.com',
  basePath: '/api/v1',
  schemes: ['https'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  security: [{ key: [] }],
  paths: {
    '/happenings': {
      get: {
        operationId: 'OnHappening',
        summary: 'When something happens',
        'x-ms-trigger': delivery,
        produces: ['application/json'],
        parameters: [query('folder', true), ...Object.keys(state ?? {}).map((name) => query(name, false))],
        responses: { '200': { description: 'News', schema }, '202': { description: 'No news' } },
      },
    },
  },
});

const propertiesOf = (state: Readonly<Record<string, string>>): Json => ({
  properties: {
    policyTemplateInstances: [
      {
        templateId: 'pollingtrigger',
        title: 'Happenings',
        parameters: {
          'x-ms-apimTemplate-operationName': ['OnHappening'],
          'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
          'x-ms-apimTemplateParameter.triggerConfig': state,
        },
      },
    ],
  },
});

const cause = (folder: string): Json => ({
  method: 'POST',
  url: '/api/v1/happenings',
  body: { folder, text: 'It happened: {{token}}' },
});

const configuration: Json = {
  definitions: 'apiDefinition.swagger.json',
  service: { url: 'http://127.0.0.1:1', credentials: { headers: { 'X-Api-Key': KEY } } },
  triggers: {
    OnHappening: { inputs: { folder: 'sales' }, emit: cause('sales'), emitOther: cause('support') },
  },
};

/** Verifies a variant by a definition and a configuration that are written for it. */
export const verifyVariant = async (variant: Variant): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  const write = (name: string, content: Json): void =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  const running = await serveVariant(variant);
  try {
    write('apiDefinition.swagger.json', definitionOf(variant));
    if (variant.state !== undefined) write('apiProperties.json', propertiesOf(variant.state));
    write('triggerpact.yaml', configuration);
    const world = { ...quietWorld(), cwd: folder };
    const loaded = await loadConfig({ cwd: folder, path: 'triggerpact.yaml', env: {} });
    if (loaded?.service === undefined) throw new Error('the configuration has a service');
    const timing = { notifyWithin: 2000, quiet: 500, maxWait: 500, timeout: 60_000 };
    const config = { ...loaded, folder, timing };
    const documents = await loadConfigured(config, folder);
    return await verifyService(
      {
        config,
        service: serviceAt(running.url, loaded.service),
        source: await findContract(config, documents, undefined),
        documents,
        options: { configs: [], triggers: [], noEvents: false, noPact: true },
      },
      world,
    );
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
