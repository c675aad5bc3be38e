import { expect } from 'chai';
import { resultOf } from '../../src/broker/results.ts';
import type { ContractReport, Finding } from '../../src/model.ts';

const judge = { revision: { version: 'p1', buildUrl: 'https://ci.example/7' }, tool: '1.2.3' };

const contract = (verdict: 'pass' | 'fail'): ContractReport => ({
  consumer: 'C',
  provider: 'P',
  pending: false,
  verdict,
  triggers: [
    {
      id: 'OnNew',
      kind: 'polling',
      verdict,
      rules: [
        { id: 'P-02', slug: 'nothing-new', level: 'error', verdict: 'pass' },
        { id: 'P-14', slug: 'no-repeats', level: 'error', verdict },
        { id: 'P-15', slug: 'no-losses', level: 'error', verdict: 'skip', reason: 'because P-14 failed' },
      ],
    },
  ],
  interactions: [
    { description: 'a first poll', trigger: 'OnNew', rules: ['P-06'], verdict: 'pass' },
    { description: 'news', trigger: 'OnNew', rules: ['P-04'], verdict: 'fail', reason: 'status 500' },
    { description: 'no credentials', trigger: 'OnNew', rules: ['P-30'], verdict: 'skip', reason: 'none' },
  ],
});

const finding: Finding = {
  rule: 'P-14',
  slug: 'no-repeats',
  title: 'Nothing arrives twice',
  level: 'error',
  trigger: 'OnNew',
  message: 'One event arrived 2 times',
  seen: { exchange: 9, part: 'body', pointer: '/0', line: 'GET /new → 200' },
};

const pact = { interactions: [{ description: 'news', _id: 'abc' }] };

describe('resultOf', () => {
  it('resultOf names each failed interaction and each failed rule, and nothing that was not judged', () => {
    const result = resultOf({ contract: contract('fail'), findings: [finding], pact }, judge);
    expect(result).to.deep.equal({
      success: false,
      providerApplicationVersion: 'p1',
      buildUrl: 'https://ci.example/7',
      testResults: [
        { interactionDescription: 'a first poll', success: true },
        {
          interactionId: 'abc',
          interactionDescription: 'news',
          success: false,
          mismatches: [{ attribute: 'interaction', description: 'status 500' }],
        },
        {
          interactionDescription: 'OnNew: P-14 Nothing arrives twice',
          success: false,
          mismatches: [
            {
              attribute: 'rule',
              identifier: 'P-14',
              description: 'One event arrived 2 times (GET /new → 200: body/0)',
            },
          ],
        },
      ],
      verifiedBy: { implementation: 'triggerpact', version: '1.2.3' },
    });
  });

  it('resultOf is a success only when rules and interactions pass together', () => {
    const { success } = resultOf({ contract: contract('pass'), findings: [], pact }, judge);
    expect(success).to.equal(true);
  });
});
