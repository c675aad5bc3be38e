import { expect } from 'chai';
import { subscriptionTarget } from '../../src/contract/unsubscribe.ts';
import type { UnsubscribeOperation } from '../../src/model.ts';
import { parameter, webhookTrigger } from '../samples/triggers.ts';

const remove = (path: string, changes: Partial<UnsubscribeOperation> = {}): UnsubscribeOperation => ({
  path,
  internal: true,
  parameters: [],
  hasBody: false,
  ...changes,
});

const cases: readonly (readonly [
  title: string,
  unsubscribe: readonly UnsubscribeOperation[],
  target: string,
])[] = [
  ['lies below the trigger when no DELETE is declared', [], '/api/v1/hooks/s1'],
  ['follows the declared DELETE', [remove('/remove/{id}')], '/api/v1/remove/s1'],
  [
    'follows the internal DELETE',
    [remove('/hooks/{id}', { internal: false }), remove('/off/{id}')],
    '/api/v1/off/s1',
  ],
  ['follows the nearest DELETE', [remove('/items/{id}'), remove('/hooks/{id}')], '/api/v1/hooks/s1'],
  ['puts the id in the last place', [remove('/teams/{team}/hooks/{id}/')], '/api/v1/teams/text/hooks/s1/'],
  [
    'puts the id in the query',
    [remove('/off', { parameters: [parameter('hook id')] })],
    '/api/v1/off?hook%20id=s1',
  ],
];

describe('subscriptionTarget', () => {
  for (const [title, unsubscribe, target] of cases)
    it(`subscriptionTarget ${title}`, () =>
      expect(subscriptionTarget(webhookTrigger({ unsubscribe }), '/api/v1', 's1')).to.equal(target));
});
