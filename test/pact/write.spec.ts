import { expect } from 'chai';
import { member, valueAt, type Json } from '../../src/json.ts';
import { driveContract } from '../../src/pact/drive.ts';
import { contractFileName, contractText } from '../../src/pact/write.ts';
import { draft, pactOf } from './contracts.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';

const triggers = [nativeTrigger(), policyTrigger(), webhookTrigger()];

const interaction = (pact: Json, step: string): Json => {
  const all = member(pact, 'interactions');
  const found = (Array.isArray(all) ? (all as readonly Json[]) : []).find(
    (i) => valueAt(i, '/comments/triggerpact/step') === step,
  );
  return found ?? null;
};

describe('contractText', function () {
  this.timeout(180_000);
  let pact: Json;

  before(async () => {
    pact = await pactOf(draft(triggers));
  });

  it('contractText gives the same bytes when triggers come in another order', async () => {
    const texts = await Promise.all(
      [triggers, triggers.toReversed()].map(async (list) => {
        const contract = draft(list);
        return contractText(contract, await driveContract(contract));
      }),
    );
    expect(texts[0]).to.equal(texts[1]);
    expect(texts[0]?.endsWith('}\n')).to.equal(true);
    expect(texts[0]).not.to.match(/pactRust|pact-js/);
  });

  it('contractText makes a Location one opaque target when a poll carries it', () => {
    const request = member(interaction(pact, 'news'), 'request');
    expect(request).to.deep.equal({
      generators: { path: { expression: '${location}', type: 'ProviderState' } },
      headers: { Accept: ['application/json', '*/*;q=0.8'] },
      method: 'GET',
      path: '/api/v1/voicemails?mailbox=text&triggerState=before-the-news',
    });
    const response = member(interaction(pact, 'news'), 'response');
    expect(member(response, 'headers')).to.have.all.keys('Location');
    expect(valueAt(response, '/matchingRules/header/Location/matchers/0/regex')).to.equal('^\\S+$');
    expect(valueAt(response, '/matchingRules/body/$/matchers/0/min')).to.equal(1);
  });

  it('contractText fills in the state parameters of a policy poll, and the callback of a registration', () => {
    expect(valueAt(interaction(pact, 'newer'), '/request/generators/query/since_id/expression')).to.equal(
      '${state}',
    );
    const generators = valueAt(interaction(pact, 'register'), '/request/generators');
    expect(generators).to.deep.equal({
      body: { '$.target.url': { expression: '${callback}', type: 'ProviderState' } },
    });
  });

  it('contractText accepts any of several statuses, or a whole class', () => {
    const matchers = (step: string) => valueAt(interaction(pact, step), '/response/matchingRules/status/$');
    expect(matchers('poll-without-access')).to.deep.equal({
      combine: 'AND',
      matchers: [{ match: 'statusCode', status: [401, 403] }],
    });
    expect(matchers('malformed-state')).to.deep.equal({
      combine: 'OR',
      matchers: [
        { match: 'statusCode', status: 'clientError' },
        { match: 'statusCode', status: [200, 202, 204] },
      ],
    });
    expect(matchers('first-poll')).to.equal(undefined);
  });

  it('contractText holds the promise beside the interactions, without prose', () => {
    const promise = valueAt(pact, '/metadata/triggerpact/triggers/OnAlarm');
    expect(valueAt(promise ?? null, '/definition/callback')).to.equal('/target/url');
    expect(valueAt(promise ?? null, '/rules/W-02')).to.equal('error');
    expect(valueAt(promise ?? null, '/definition/summary')).to.equal(undefined);
    expect(valueAt(interaction(pact, 'register'), '/comments/triggerpact')).to.deep.include({
      trigger: 'OnAlarm',
      step: 'register',
      rules: ['W-02', 'W-03', 'W-10'],
    });
  });
});

describe('contractFileName', () => {
  it('contractFileName stays one plain name whatever the names hold', () => {
    expect(contractFileName('Voicemail connector', 'Voicemail')).to.equal(
      'Voicemail-connector-Voicemail.json',
    );
    expect(contractFileName('../../etc', 'C:\\x\0')).to.equal('etc-C-x.json');
    expect(contractFileName('??', '')).to.equal('consumer-provider.json');
  });
});
