import { expect } from 'chai';
import { services } from '../../mocks/index.ts';
import { inParallel } from '../in-parallel.ts';
import { alarms, onBench, voicemail, type Desk } from './bench.ts';
import { webhookRows, type WebhookRow } from './webhook-rows.ts';

const names = ['constant-location', 'drops-callback-query', 'delivers-after-delete', 'delete-removes-all'];

const compare = (desk: Desk, rows: readonly WebhookRow[]): void => {
  // Rows share their looks at the service without a fault, and wait side by side.
  const kept = new Map<WebhookRow[1], Promise<unknown>>();
  const broken = new Map<WebhookRow, Promise<unknown>>();
  before(() =>
    inParallel(rows, 3, async (row) => {
      const [fault, probe] = row;
      const looks = [
        kept.get(probe) ?? onBench(desk, undefined, probe),
        onBench(desk, fault, probe),
      ] as const;
      kept.set(probe, looks[0]);
      broken.set(row, looks[1]);
      await Promise.allSettled(looks);
    }),
  );
  for (const row of rows) {
    const [fault, probe, right, wrong] = row;
    it(`${fault} changes what a subscriber sees`, async () => {
      expect(await kept.get(probe), 'without the fault').to.deep.equal(right);
      expect(await broken.get(row), 'with the fault').to.deep.equal(wrong);
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
