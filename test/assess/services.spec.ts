import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { services } from './known-services.ts';

const folder = new URL('../../../test/assess/services/', import.meta.url);

const assessed = (service: string): Assessment =>
  assess(readDefinition({ file: service, text: readFileSync(new URL(`${service}.yaml`, folder), 'utf8') }));

const lines = ({ candidates }: Assessment): string[] =>
  candidates.map((c) =>
    [
      c.standing,
      c.mechanism,
      c.operation,
      ...(c.polling === undefined ? [] : [`${c.polling.parameter}=${c.polling.expression}`]),
      ...(c.webhook === undefined ? [] : [c.webhook.callback, c.webhook.unsubscribe ?? 'no DELETE']),
      ...[...c.missing, ...c.open].flatMap((r) => r.rule ?? []),
    ].join(' '),
  );

describe('assess of descriptions of public services', () => {
  for (const [service, { answer, candidates, butReally }] of Object.entries(services))
    it(`says ${answer} of ${service}${butReally === undefined ? '' : `; really, ${butReally}`}`, () => {
      const found = assessed(service);
      expect(lines(found)).to.deep.equal(candidates);
      expect(found.answer).to.equal(answer);
    });

  it('has an expectation for every description', () => {
    const written = readdirSync(folder).map((f) => f.replace('.yaml', ''));
    expect(Object.keys(services).toSorted()).to.deep.equal(written.toSorted());
  });

  it('points each remark at a line of the document', () => {
    for (const service of Object.keys(services))
      for (const c of assessed(service).candidates)
        for (const remark of [...c.evidence, ...c.missing, ...c.open, ...c.risks]) {
          expect(remark.at.line, `${service}: ${remark.says}`).to.be.a('number');
          expect(remark.at.pointer).to.match(/^\//);
        }
  });
});
