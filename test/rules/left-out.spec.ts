import { expect } from 'chai';
import type { JudgeSettings, TriggerSettings } from '../../src/model.ts';
import { addressOf } from '../../src/address.ts';
import { allRules } from '../../src/rules/index.ts';
import { hasUntestedFilters, leftOut } from '../../src/rules/left-out.ts';

const settings = (own: Partial<TriggerSettings>, more: Partial<JudgeSettings> = {}): JudgeSettings => ({
  profile: 'strict',
  levels: {},
  address: addressOf('http://127.0.0.1:1'),
  hasCredentials: false,
  noEvents: false,
  settle: {},
  triggers: { OnNew: { perEmit: 1, emits: true, excludes: false, ...own } },
  ...more,
});

const why = (slug: string, of: JudgeSettings): string | undefined => {
  const rule = allRules.find((r) => r.slug === slug);
  if (rule === undefined) throw new Error(`There is no rule ${slug}`);
  return leftOut(rule, of, 'OnNew');
};

describe('leftOut', () => {
  it('leftOut names what the configuration leaves out', () => {
    const none = settings(
      { expects: false, hasInputs: false },
      { restarts: false, hasOther: false, hasUntrusted: false, triesInternal: false },
    );
    const slugs = [
      'what-arrives-is-what-happened',
      'what-was-subscribed-survives-a-restart',
      'only-its-tenant-deletes-it',
      'certificates-are-checked',
      'internal-callbacks-are-refused',
    ];
    expect(slugs.map((slug) => why(slug, none))).to.deep.equal([
      'no `expect` is configured',
      'no `service.restart` is configured',
      'no `service.otherCredentials` are configured',
      '`callback.tls` is not set, or `callback.publicUrl` is',
      '`callback.tryInternal` is not set',
    ]);
    expect(why('only-matching-events-arrive', none)).to.match(/no `inputs`/);
  });

  it('leftOut says nothing where it is configured, where nothing may be left out, and of an older trace', () => {
    const all = settings({ expects: true, hasInputs: true }, { restarts: true, hasOther: true });
    for (const slug of ['what-arrives-is-what-happened', 'only-matching-events-arrive', 'nothing-is-lost'])
      expect([why(slug, all), why(slug, settings({}))], slug).to.deep.equal([undefined, undefined]);
  });
});

describe('hasUntestedFilters', () => {
  const cases = [
    [true, 'inputs are given and no event that they exclude', settings({ hasInputs: true })],
    [false, 'there is an emitOther', settings({ hasInputs: true, excludes: true })],
    [false, 'no input is given', settings({ hasInputs: false })],
    [false, 'no event was to be caused', settings({ hasInputs: true }, { noEvents: true })],
    [false, 'the trace is older', settings({})],
  ] as const;
  for (const [expected, what, of] of cases)
    it(`hasUntestedFilters says ${expected} when ${what}`, () => {
      expect(hasUntestedFilters(of, 'OnNew')).to.equal(expected);
    });
});
