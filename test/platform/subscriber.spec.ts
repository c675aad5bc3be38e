import { expect } from 'chai';
import { createSubscriber } from '../../src/platform/subscriber.ts';
import { staticHeaders, unappliedPolicies } from '../../src/platform/policies.ts';
import type { Policy } from '../../src/model.ts';
import { parameter, webhookTrigger } from '../samples/triggers.ts';
import { configOf, withPlatform } from './bench.ts';
import { headerOf, type Received } from '../samples/server.ts';

const config = configOf({ kinds: ['fire'] });
const trigger = webhookTrigger();
const demanding = webhookTrigger({
  unsubscribe: [
    {
      path: '/hooks/{id}',
      internal: true,
      hasBody: false,
      parameters: [parameter('id', { in: 'path' }), parameter('X-Tenant', { in: 'header' })],
    },
  ],
});
const setting = (section: string): Policy => ({
  templateId: 'setheader',
  title: `Tenant in ${section}`,
  parameters: {
    'x-ms-apimTemplateParameter.name': 'X-Tenant',
    'x-ms-apimTemplateParameter.value': 'contoso',
    'x-ms-apimTemplate-policySection': section,
  },
});

const bodyOf = (request: Received | undefined): unknown => JSON.parse(request?.body ?? 'null');

describe('createSubscriber', () => {
  it('createSubscriber sends the callback URL where the definition wants it, with inputs and defaults', async () => {
    await withPlatform(
      trigger,
      () => ({ status: 201 }),
      async ({ context, server }) => {
        const { intent } = await createSubscriber(context).register('s1', 'own', {
          kind: 'issued',
          url: 'http://127.0.0.1:9/x?sig=%2F',
        });
        const [request] = server.received;
        expect([request?.method, request?.target]).to.deep.equal(['POST', '/api/v1/hooks']);
        expect(bodyOf(request)).to.deep.equal({
          event: 'alarm',
          kinds: ['fire'],
          target: { url: 'http://127.0.0.1:9/x?sig=%2F', version: 2 },
        });
        expect(intent).to.deep.equal({
          kind: 'register',
          subscription: 's1',
          callbackKind: 'issued',
          callback: 'http://127.0.0.1:9/x?sig=%2F',
        });
      },
      { config },
    );
  });

  it('createSubscriber leaves the property out, default and all, when there is no callback', async () => {
    await withPlatform(
      trigger,
      () => ({ status: 400 }),
      async ({ context, server }) => {
        const { intent } = await createSubscriber(context).register('s1', 'own', { kind: 'none' });
        expect(bodyOf(server.received[0])).to.have.nested.property('target').that.deep.equals({ version: 2 });
        expect(intent).to.deep.equal({ kind: 'register', subscription: 's1', callbackKind: 'none' });
      },
      { config },
    );
  });

  it('createSubscriber unsubscribes with the connection’s credentials and nothing else of the maker’s', async () => {
    await withPlatform(
      trigger,
      () => ({ status: 204 }),
      async ({ context, server }) => {
        await createSubscriber(context).unsubscribe('s1', '/api/v1/hooks/a%2Fb?x=1', 'own', 1);
        const [request] = server.received;
        expect([request?.method, request?.target, request?.body]).to.deep.equal([
          'DELETE',
          '/api/v1/hooks/a%2Fb?x=1',
          '',
        ]);
        expect([
          headerOf(request, 'X-Api-Key'),
          headerOf(request, 'Content-Type'),
          headerOf(request, 'Content-Length'),
        ]).to.deep.equal(['right-key', undefined, undefined]);
      },
    );
  });

  it('createSubscriber withholds a header that the DELETE demands and the platform cannot fill', async () => {
    await withPlatform(
      demanding,
      () => ({ status: 204 }),
      async ({ context, server }) => {
        await createSubscriber(context).unsubscribe('s1', '/api/v1/hooks/1', 'own', 1);
        await createSubscriber(context).unsubscribe('s1', '/api/v1/elsewhere/1', 'own', 1);
        expect(server.received.map((r) => headerOf(r, 'X-Tenant'))).to.deep.equal([undefined, 'contoso']);
      },
      { headers: { 'X-Tenant': 'contoso' } },
    );
  });

  it('createSubscriber sends such a header where a policy sets it', async () => {
    const steered = { ...demanding, policies: [setting('Request')] };
    await withPlatform(
      steered,
      () => ({ status: 204 }),
      async ({ context, server }) => {
        await createSubscriber(context).unsubscribe('s1', '/api/v1/hooks/1', 'own', 1);
        expect(headerOf(server.received[0], 'X-Tenant')).to.equal('contoso');
      },
    );
  });
});

describe('policies', () => {
  const routing: Policy = { templateId: 'routerequesttoendpoint', title: 'Route', parameters: {} };

  it('staticHeaders takes static text of the request section alone', () => {
    const dynamic = {
      ...setting('Request'),
      parameters: { ...setting('Request').parameters, 'x-ms-apimTemplateParameter.value': '@headers(1)' },
    };
    expect([
      staticHeaders([setting('Request')]),
      staticHeaders([setting('Response'), dynamic]),
    ]).to.deep.equal([{ 'X-Tenant': 'contoso' }, {}]);
  });

  it('unappliedPolicies names what the harness leaves out', () => {
    const polling: Policy = { templateId: 'pollingtrigger', parameters: {} };
    expect(unappliedPolicies([polling, setting('Request'), setting('Response'), routing])).to.deep.equal([
      'setheader ("Tenant in Response")',
      'routerequesttoendpoint ("Route")',
    ]);
  });
});
