import { expect } from 'chai';
import { services } from '../../mocks/index.ts';
import { alarms, onBench, voicemail, type Desk } from './bench.ts';
import { webhookRows, type WebhookRow } from './webhook-rows.ts';

const names = ['constant-location', 'drops-callback-query', 'delivers-after-delete', 'delete-removes-all'];

const compare = (desk: Desk, rows: readonly WebhookRow[]): void => {
  // Rows share their looks at the service without a fault.
  const kept = new Map<WebhookRow[1], Promise<unknown>>();
  for (const [fault, probe, right, wrong] of rows) {
    it(`${fault} changes what a subscriber sees`, async () => {
      const rightly = kept.get(probe) ?? onBench(desk, undefined, probe);
      kept.set(probe, rightly);
      const broken = await onBench(desk, fault, probe);
      expect(await rightly, 'without the fault').to.deep.equal(right);
      expect(broken, 'with the fault').to.deep.equal(wrong);
    });
  }
};

describe('faults of alarms', () => {
  compare(alarms, webhookRows);

  it('are all shown to be faults', () => {
    const shown = webhookRows.map(([fault]) => fault);
    expect(services.alarms.faults.map((f) => f.name)).to.have.members(shown);
  });
});

describe('faults of voicemail as a webhook', () => {
  compare(
    voicemail,
    webhookRows.filter(([name]) => names.includes(name)),
  );
});
