import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { placeFindings } from '../../../src/report/place.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { judgeDefinition } from '../../../src/rules/judge-definition.ts';
import { onPolls } from './planted-polls.ts';
import { onWebhooks } from './planted-webhooks.ts';
import { definitionTexts } from './planting.ts';
import { readDefinition } from '../../../src/openapi/read.ts';

const plantedDefects = [...onWebhooks, ...onPolls];

interface Told {
  readonly rule: string;
  readonly file: string;
  /** The line on which the finding is placed, without white space around it. */
  readonly line: string;
}

const told = (document: JsonObject, properties?: JsonObject): Told[] => {
  const input = definitionTexts(document, properties);
  const read = readDefinition(input);
  const texts = new Map([input, input.properties].map((i) => [i?.file, i?.text.split('\n') ?? []]));
  const judged = judgeDefinition(read, read.triggers, { profile: 'strict', overrides: {} });
  const findings = judged.flatMap((j) => placeFindings(j.findings, read.locate));
  const all = findings.map(({ rule, written }) => ({
    rule,
    file: written?.file ?? '',
    line: texts.get(written?.file)?.[(written?.line ?? 0) - 1]?.trim() ?? '',
  }));
  return all.filter((a, i) => all.findIndex((b) => JSON.stringify(b) === JSON.stringify(a)) === i);
};

describe('a planted defect', () => {
  for (const { rule, defect, document, properties, file = 'definition.json', line } of plantedDefects)
    it(`of ${rule}, ${defect}, is told at its line, and nothing else is said`, () => {
      expect(told(document, properties)).to.deep.equal([{ rule, file, line }]);
    });

  it('stands for each rule on definitions', () => {
    expect([...new Set(plantedDefects.map((p) => p.rule))].toSorted()).to.deep.equal(
      definitionRules.map((r) => r.id).toSorted(),
    );
  });
});
