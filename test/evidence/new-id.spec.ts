import { expect } from 'chai';
import { holdsNewId } from '../../src/evidence/new-id.ts';

const request = {
  method: 'POST',
  origin: 'https://api.example',
  target: '/mailboxes/sales-1/hooks?version=2&tenant=a1',
  headers: [['X-Request-Id', 'req-12345']],
  body: JSON.stringify({ callback: { url: 'https://flow.example/paths/9f8e7d6c?sig=s1g' }, mailbox: 17 }),
} as const;

describe('holdsNewId', () => {
  const verdicts: readonly (readonly [location: string, isNew: boolean])[] = [
    ['/hooks/7', true],
    ['/hooks/0b6c2f60-1f6e-4a55-9c1e-0d8f', true],
    ['/hooks/sub_8Jk2', true],
    ['/hooks?id=42', true],
    ['/hooks/cancel?subscriptionId=a4', true],
    // Sent, however it is written.
    ['/mailboxes/17', false],
    ['/mailboxes/%73ales-1', false],
    ['/hooks/9f8e7d6c', false],
    ['/hooks/req-12345', false],
    // Not sent, and yet the same for everybody.
    ['/hooks/all', false],
    ['/subscriptions', false],
    ['/api/v2', false],
    ['/api/2024-01-01', false],
    ['/hooks?api-version=3', false],
    ['/hooks?tenantId=5', false],
    ['/tenants/88/hooks', false],
    ['/', false],
  ];
  for (const [location, isNew] of verdicts)
    it(`holdsNewId ${isNew ? 'finds an id' : 'finds none'} in "${location}"`, () => {
      expect(holdsNewId(location, request)).to.equal(isNew);
    });
});
