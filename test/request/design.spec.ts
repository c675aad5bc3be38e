import { expect } from 'chai';
import type { DesignCall, Json } from '../../src/model.ts';
import { buildDesignRequest } from '../../src/request/design.ts';
import { nativeTrigger, parameter, webhookTrigger } from '../samples/triggers.ts';

const call = (changes: Partial<DesignCall> = {}): DesignCall => ({
  method: 'GET',
  path: '/boxes/{box}/folders',
  parameters: [parameter('box', { in: 'path' }), parameter('depth', { required: false })],
  arguments: { box: { input: 'mailbox' }, depth: { value: 2 } },
  ...changes,
});

const made = (changes: Partial<DesignCall>, inputs: Record<string, Json>, trigger = nativeTrigger()) => {
  const built = buildDesignRequest(trigger, call(changes), { inputs, basePath: '/api' });
  return 'why' in built ? built.why : `${built.request.method} ${built.request.target}`;
};

describe('buildDesignRequest', () => {
  it('buildDesignRequest fills in inputs of the trigger, and what the definition writes', () => {
    expect(made({}, { mailbox: 'a/b' })).to.equal('GET /api/boxes/a%2Fb/folders?depth=2');
  });

  it('buildDesignRequest finds an input in the body', () => {
    const body = { arguments: { box: { input: '/target/version' } } };
    expect(made(body, { '/target': { version: 3 } }, webhookTrigger())).to.equal('GET /api/boxes/3/folders');
  });

  it('buildDesignRequest says why it cannot', () => {
    expect(made({}, {})).to.equal('the input "mailbox" has no value');
    expect(made({ arguments: {} }, { mailbox: 'a' })).to.equal('its parameter "box" has no value');
    expect(made({ needsBody: true }, { mailbox: 'a' })).to.equal('it needs a body');
  });

  it('buildDesignRequest leaves out what is optional and has no value', () => {
    const depth = { box: { value: 'a' }, depth: { input: 'depth' } } as const;
    expect(made({ arguments: depth }, {})).to.equal('GET /api/boxes/a/folders');
  });
});
