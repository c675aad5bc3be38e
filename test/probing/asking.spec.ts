import { expect } from 'chai';
import { addressOf } from '../../src/address.ts';
import { UsageError } from '../../src/errors.ts';
import type { ServiceConfig } from '../../src/model.ts';
import { askingOf, type ServiceAsked } from '../../src/probing/asking.ts';

const world = { env: { TOKEN: 'abc' }, signal: new AbortController().signal };
const asked = (more: Partial<ServiceAsked>): ServiceAsked => ({
  url: 'https://api.example.com',
  headers: [],
  inputs: [],
  ...more,
});
const configured: ServiceConfig = {
  address: addressOf('https://api.example.com/v1'),
  headers: { 'X-Tenant': 'a' },
  startWithin: 0,
  credentials: { headers: { Authorization: 'Bearer configured' }, query: { key: 'k' } },
};

describe('askingOf', () => {
  it('fills headers from the environment', () => {
    const { headers } = askingOf(
      asked({ headers: ['Authorization: Bearer ${TOKEN}'] }),
      '',
      undefined,
      world,
    );
    expect(headers).to.deep.equal([['Authorization', 'Bearer abc']]);
  });

  it('refuses a variable that is not set, a header without a name, and other URLs', () => {
    const refuses = (more: Partial<ServiceAsked>, message: string): void =>
      void expect(() => askingOf(asked(more), '', undefined, world)).to.throw(UsageError, message);
    refuses({ headers: ['Authorization: ${TOKN}'] }, '"TOKN" is not set (did you mean "TOKEN"?)');
    refuses({ headers: ['secret'] }, "'Name: value'");
    refuses({ inputs: ['owner'] }, 'NAME=VALUE');
    refuses({ url: 'file:///etc/passwd' }, 'http or https');
    refuses({ url: 'https://me:secret@api.example.com' }, 'give them with --header');
  });

  it('takes the credentials of the configuration for its own origin only', () => {
    expect(askingOf(asked({}), '', configured, world)).to.deep.include({
      headers: [
        ['X-Tenant', 'a'],
        ['Authorization', 'Bearer configured'],
      ],
      query: { key: 'k' },
    });
    const elsewhere = askingOf(asked({ url: 'https://other.example.com' }), '', configured, world);
    expect(elsewhere).to.deep.include({ headers: [], query: {} });
  });

  it('lets a header that is given replace the configured one', () => {
    const { headers } = askingOf(asked({ headers: ['authorization: mine'] }), '', configured, world);
    expect(headers).to.deep.equal([
      ['X-Tenant', 'a'],
      ['authorization', 'mine'],
    ]);
  });

  it('lets the path of the URL replace that of the document', () => {
    expect(askingOf(asked({}), '/v2', undefined, world).address.basePath).to.equal('/v2');
    expect(
      askingOf(asked({ url: 'https://h.example/x' }), '/v2', undefined, world).address.basePath,
    ).to.equal('/x');
  });
});
