import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import {
  chosenOf,
  sharedOut,
  wholeOf,
  type Sharing,
} from '../../../src/verification/from-broker/broker-shares.ts';
import type { BrokerSource } from '../../../src/verification/from-broker/broker-sources.ts';
import type { VerifyOptions } from '../../../src/verification/options.ts';
import { readContract } from '../../../src/pact/read.ts';

const options: VerifyOptions = { configs: [], triggers: [], noEvents: false, noPact: false };

/** A contract of the voicemail service, under a content id of its own. */
const source = (content: string): BrokerSource => {
  const text = readFileSync('contracts/Voicemail-connector-Voicemail.json', 'utf8');
  const { consumer, provider, triggers, pact } = readContract(text, new Set());
  const from = { pact, consumer, provider, content, path: '/', resultsPath: '/', pending: false, wip: false };
  return { source: { consumer, provider, triggers, pact, problems: [] }, from: { ...from, notices: [] } };
};

const run = (sources: readonly BrokerSource[]): Sharing => ({ sources, config: { triggers: {} } });

/** `content trigger`, of one shard. */
const shareOf = (runs: readonly Sharing[], index: number): readonly string[] => {
  const shares = sharedOut(runs, options, { index, total: 2 });
  return runs
    .flatMap((r) => chosenOf(r, options, shares))
    .flatMap(({ one, triggers }) => triggers.map((t) => `${one.from.content} ${t}`));
};

describe('sharedOut', () => {
  const runs = [run([source('c1'), source('c2')])];

  it('sharedOut gives each trigger of each contract to one shard', () => {
    const all = wholeOf(runs, options).map((t) => `${t.content} ${t.trigger}`);
    expect(all).to.have.length(6);
    expect([...shareOf(runs, 1), ...shareOf(runs, 2)])
      .to.have.members(all)
      .and.have.length(6);
  });

  it('sharedOut gives the same when the broker lists its contracts in another order', () => {
    const turned = [run([source('c2'), source('c1')])];
    for (const index of [1, 2]) expect(shareOf(turned, index)).to.have.members([...shareOf(runs, index)]);
  });

  it('sharedOut gives nothing when the broker has nothing', () => {
    expect(shareOf([run([])], 1)).to.deep.equal([]);
  });

  it('sharedOut shares out only the triggers that were asked for', () => {
    const [first] = source('c1').source.triggers;
    const one = { ...options, triggers: [first?.definition.id ?? ''] };
    expect(() => sharedOut([run([source('c1')])], one, { index: 2, total: 2 })).to.throw(
      'there is 1 trigger, so ask for at most 1 shard',
    );
  });
});
