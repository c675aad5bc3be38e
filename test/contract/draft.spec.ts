import { expect } from 'chai';
import type { Contract, Interaction } from '../../src/model.ts';
import { draft } from '../pact/contracts.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';

const byStep = (contract: Contract): Record<string, Interaction> =>
  Object.fromEntries(contract.interactions.map((i) => [i.step, i]));

const http = (interaction: Interaction | undefined) => {
  if (interaction?.content.kind !== 'http') throw new Error('expected an interaction over HTTP');
  return interaction.content;
};

describe('draftContract', () => {
  it('draftContract makes five sentences of a native polling trigger', () => {
    const { interactions } = draft([nativeTrigger()]);
    expect(interactions.map((i) => [i.description, i.state, i.rules.join(' ')])).to.deep.equal([
      ['a first poll for OnNewVoicemail', 'no state yet', 'P-06 P-03'],
      ['a poll with no new voicemails for OnNewVoicemail', 'nothing is new', 'P-02 P-03'],
      ['a poll with new voicemails for OnNewVoicemail', 'something is new', 'P-01 P-04 P-22'],
      ['a poll with a malformed state for OnNewVoicemail', 'the state is malformed', 'P-26'],
      ['a poll with wrong credentials for OnNewVoicemail', 'the credentials are wrong', 'P-30'],
    ]);
  });

  it('draftContract lets the state travel in the whole target when the service makes it', () => {
    const steps = byStep(draft([nativeTrigger()], { inputs: { OnNewVoicemail: { mailbox: 'sales' } } }));
    expect(http(steps['nothing-new']).request).to.deep.include({
      target: '/api/v1/voicemails?mailbox=sales&triggerState=newest',
      state: { in: 'target' },
    });
    expect(http(steps['first-poll']).request.target).to.equal('/api/v1/voicemails?mailbox=sales');
  });

  it('draftContract expects one item of the news, and no more than the schema promises', () => {
    expect(http(byStep(draft([nativeTrigger()]))['news']).response).to.deep.equal({
      statuses: [200],
      location: true,
      body: [{ id: 1, text: 'text' }],
      items: '',
      minItems: 1,
    });
  });

  it('draftContract accepts what is seen to work when the profile is field', () => {
    const steps = byStep(draft([nativeTrigger(), webhookTrigger()], { profile: 'field' }));
    expect(http(steps['first-poll']).response.statuses).to.deep.equal([202, 200]);
    expect(http(steps['register']).response).to.deep.equal({
      statuses: [201, 200],
      location: true,
      minItems: 0,
    });
  });

  it('draftContract asks nothing of wrong credentials when neither definition nor configuration has any', () => {
    const open = { ...nativeTrigger(), security: [] };
    const { interactions, skipped } = draft([open, { ...webhookTrigger(), security: [] }]);
    const refused = 'neither the definition nor the configuration has credentials';
    expect(skipped.map((s) => [s.step, s.reason])).to.deep.equal([
      ['poll-without-access', refused],
      ['register-without-access', refused],
    ]);
    expect(interactions.map((i) => i.state)).not.to.include('the credentials are wrong');
    const configured = draft([open], { hasCredentials: true });
    expect(configured.interactions.map((i) => i.step)).to.include('poll-without-access');
  });

  it('draftContract asks a policy backend for a list without, after and before the newest state', () => {
    const steps = byStep(draft([policyTrigger()], { inputs: { OnNewInvoice: { customer: 'acme' } } }));
    expect(http(steps['list'])).to.deep.include({
      response: { statuses: [200], location: false, body: { value: [] }, items: '/value', minItems: 0 },
    });
    expect(http(steps['nothing-newer']).request).to.deep.include({
      target: '/api/v1/invoices?customer=acme&since_id=newest',
      state: { in: 'query', parameters: ['since_id'] },
    });
    expect(http(steps['nothing-newer']).response).to.deep.include({ maxItems: 0, body: { value: [] } });
    expect(http(steps['newer']).response).to.deep.include({
      minItems: 1,
      body: { count: 1, value: [{ id: 1, text: 'text' }] },
    });
  });

  it('draftContract registers with and without a callback, and deletes by the declared operation', () => {
    const steps = byStep(draft([webhookTrigger()]));
    expect(Object.keys(steps)).to.deep.equal([
      'register',
      'register-without-callback',
      'register-without-access',
      'delete',
      'delete-again',
      'delete-unknown',
      'notification',
    ]);
    expect(http(steps['register']).request.callback).to.equal('/target/url');
    expect(http(steps['register-without-callback']).request.body).to.deep.include({ target: { version: 2 } });
    expect(http(steps['delete']).request).to.deep.equal({
      method: 'DELETE',
      target: '/api/v1/hooks/subscription-1',
      headers: {},
      state: { in: 'target' },
    });
    expect(steps['notification']?.content).to.deep.equal({ kind: 'message', body: { alarm: 'text' } });
  });

  it('draftContract asserts nothing of a part when its rules are off', () => {
    const contract = draft([nativeTrigger()], {
      rules: () => ({ 'P-01': 'error', 'P-04': 'off', 'P-22': 'off', 'P-26': 'off' }),
    });
    expect(contract.interactions.map((i) => [i.step, i.rules])).to.deep.equal([['news', ['P-01']]]);
    expect(http(contract.interactions[0]).response).to.deep.include({ location: false });
    expect(http(contract.interactions[0]).response).not.to.have.property('body');
    expect(contract.skipped).to.deep.include({
      description: 'a poll with a malformed state for OnNewVoicemail',
      trigger: 'OnNewVoicemail',
      step: 'malformed-state',
      reason: 'no rule that applies asks for it',
    });
  });

  it('draftContract says what it cannot promise', () => {
    const { skipped } = draft([
      nativeTrigger({ id: 'Scripted', mechanism: 'script' }),
      webhookTrigger({ id: 'Dynamic', notification: { dynamic: true } }),
      webhookTrigger({ id: 'Silent', notification: { dynamic: false } }),
      policyTrigger({ id: 'Broken', policy: { dataPath: '@@', config: {}, nextLink: '' } }),
    ]);
    expect(skipped.map((s) => `${s.trigger} ${s.step}`)).to.deep.equal([
      'Scripted poll',
      'Dynamic notification',
      'Silent notification',
      'Broken list',
      'Broken nothing-newer',
      'Broken newer',
    ]);
  });

  it('draftContract makes no value up when inputs are required', () => {
    const contract = draft([nativeTrigger()], { requireInputs: true });
    expect(contract.interactions).to.deep.equal([]);
    expect(contract.skipped[0]?.reason).to.equal('no value is configured for the required input "mailbox"');
  });
});
