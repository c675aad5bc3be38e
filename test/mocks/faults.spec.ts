import { expect } from 'chai';
import { services } from '../../mocks/index.ts';

const all = Object.values(services).flatMap((s) => s.faults);

// What a trace can show and a service can break; beside these there are rules that need no fault.
const rules = [
  'P-01 P-02 P-03 P-04 P-05 P-06 P-07 P-08 P-09 P-12 P-13 P-14 P-15 P-16 P-17 P-18 P-19 P-20 P-22 P-26 P-27 P-29 P-30',
  'PP-03 PP-04 PP-05 PP-06 PP-07 PP-09 PP-10 PP-11 W-02 W-03 W-04 W-05 W-06 W-10 W-16 W-23',
  'C-01 C-02 C-03 C-04 C-05 C-13 C-19 U-01 U-02 U-03 U-04 U-05 U-06 V-01 S-01 S-02 S-05',
].flatMap((line) => line.split(' '));

describe('faults', () => {
  it('have one description for each name', () => {
    const described = new Set(all.map((f) => `${f.name}: ${f.description}`));
    expect(described.size).to.equal(new Set(all.map((f) => f.name)).size);
  });

  it('have names in kebab case and descriptions that are one sentence', () => {
    for (const { name, description } of all) {
      expect(name).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(description).to.match(/^[A-Z].*\.$/);
    }
  });

  it('name a rule that must see them, or leave that to the interactions of the contract', () => {
    expect(all.filter((f) => f.must.length === 0 && f.pact !== true && f.unknown !== true)).to.deep.equal([]);
    expect(all.filter((f) => f.must.some((rule) => f.may.includes(rule)))).to.deep.equal([]);
  });

  it('break every rule that a service can break', () => {
    const broken = new Set(all.flatMap((f) => f.must));
    expect(rules.filter((r) => !broken.has(r))).to.deep.equal([]);
  });

  it('are known by name when a service is created', () => {
    expect(() => services.alarms.create({ fault: 'no-such-fault' })).to.throw(
      'Unknown fault "no-such-fault": expected one of registration-answers-200',
    );
  });
});
