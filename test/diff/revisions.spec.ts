import { expect } from 'chai';
import { changesOf, told } from './definitions.ts';

type Edit = Parameters<typeof changesOf>[0];

const annotation = (revision: number): unknown => ({ family: 'OnSample', revision });

/** Adds a revision of the trigger beside it, at a path of its own. */
const revise =
  (number: number, change: (operation: Record<string, unknown>) => void = () => undefined): Edit =>
  (d) => {
    d.paths['/hooks'].post['x-ms-api-annotation'] = annotation(1);
    const operation = structuredClone(d.paths['/hooks']);
    operation.post.operationId = `OnSample_V${number}`;
    operation.post['x-ms-api-annotation'] = annotation(number);
    change(operation.post);
    d.paths[`/v${number}/hooks`] = operation;
  };

describe('diffDocuments on revisions', () => {
  it('calls a breaking change safe when it comes as a new revision beside the old one', () => {
    const found = changesOf((d, p) => {
      revise(2)(d, p);
      d.paths['/v2/hooks']['x-ms-notification-content'].schema = { type: 'object' };
    });
    expect(told(found)).to.deep.equal([
      'safe OnSample_V2: the trigger is new, as revision 2 beside "OnSample", which flows go on using',
    ]);
  });

  it('knows a revision by the end of its name alone', () => {
    const found = changesOf((d) => {
      const copy = structuredClone(d.paths['/hooks']);
      copy.post.operationId = 'OnSampleV2';
      d.paths['/v2/hooks'] = copy;
    });
    expect(told(found)).to.deep.equal([
      'safe OnSampleV2: the trigger is new, as revision 2 beside "OnSample", which flows go on using',
    ]);
  });

  it('calls it safe that the older one is deprecated in favour of the newer', () => {
    const found = changesOf((d) => {
      Object.assign(d.paths['/hooks'].post, {
        deprecated: true,
        'x-ms-api-annotation': {
          family: 'OnSample',
          revision: 1,
          replacement: { api: 'Lab', operationId: 'OnSample_V2' },
        },
      });
    }, revise(2));
    expect(told(found)).to.deep.equal([
      'safe OnSample: the trigger is deprecated: existing flows go on, new ones are to use another',
    ]);
  });

  it('warns of a replacement when the operation is not deprecated', () => {
    const found = changesOf((d) => {
      d.paths['/hooks'].post['x-ms-api-annotation'].replacement = { api: 'Lab', operationId: 'OnSample_V2' };
    }, revise(2));
    expect(told(found)).to.deep.equal([
      'risky OnSample: the trigger names a replacement ("OnSample_V2") and is not deprecated: only a deprecated operation may',
    ]);
  });

  it('warns of a third active revision once, and not when one of them is deprecated', () => {
    const third = told(changesOf(revise(3), revise(2)));
    expect(third).to.deep.equal([
      'risky OnSample_V3: the family "OnSample" has 3 active revisions ("OnSample", "OnSample_V2", "OnSample_V3"), at most 2 are allowed: makers cannot tell which to take',
      'safe OnSample_V3: the trigger is new, as revision 3 beside "OnSample", which flows go on using',
    ]);
    const old: Edit = (d, p) => {
      revise(2)(d, p);
      d.paths['/hooks'].post.deprecated = true;
    };
    expect(told(changesOf(revise(3), old)).filter((t) => t.startsWith('risky'))).to.deep.equal([]);
    expect(
      told(
        changesOf(
          () => undefined,
          (d, p) => [2, 3].forEach((n) => revise(n)(d, p)),
        ),
      ),
    ).to.deep.equal([]);
  });

  it('warns of a revision number that is taken', () => {
    const twin: Edit = (d, p) => revise(3, (o) => (o['x-ms-api-annotation'] = annotation(1)))(d, p);
    expect(told(changesOf(twin))[0]).to.equal(
      'risky OnSample_V3: revision 1 of the family "OnSample" is "OnSample" already: the platform cannot tell which is the newer',
    );
  });

  it('breaks flows when the newer revision takes the place of the older', () => {
    const found = changesOf((d) => delete d.paths['/hooks'], revise(2));
    expect(told(found)).to.deep.equal([
      'breaking OnSample: the trigger is gone: flows that use it fail ("OnSample_V2" does not take their place by itself)',
    ]);
  });

  it('sees a rename when the same trigger stands elsewhere under another name', () => {
    const found = changesOf(
      (d) => {
        const { '/labs/{lab}/results': results, ...paths } = d.paths;
        results.get.operationId = 'OnOutcome';
        d.paths = { ...paths, '/labs/{lab}/outcomes': results };
        // The gateway keeps its state as before.
      },
      (_, p) => (p.properties.policyTemplateInstances = []),
    );
    expect(told(found)).to.deep.equal([
      'breaking OnResult: the trigger is called "OnOutcome" now: existing flows look for "OnResult" and fail',
    ]);
  });

  it('names revisions as the definition does, and no new operation where none would help', () => {
    const older: Edit = (d) => {
      const copy = structuredClone(d.paths['/hooks']);
      copy.post.operationId = 'OnSampleV2';
      d.paths['/v2/hooks'] = copy;
    };
    const retyped = changesOf((d) => (d.definitions.Sample.properties.id.type = 'string'), older);
    expect(retyped.map((c) => /"OnSample_?V\d"(?= beside)/.exec(c.repair ?? '')?.[0])).to.deep.equal([
      '"OnSample_V3"',
      '"OnSampleV3"',
    ]);
    const moved = changesOf((d) => (d.host = 'new.lab.example'));
    expect(moved.map((c) => [c.kind, c.repair])).to.deep.equal([
      ['risky', 'Go on answering there'],
      ['risky', 'Go on answering there'],
    ]);
  });

  it('names the next free revision as the way out', () => {
    const [found] = changesOf(
      (d) => (d.definitions.Hook.properties.filter.properties.kind.type = 'integer'),
      revise(2),
    );
    expect(found?.repair).to.equal(
      'Leave "OnSample" as it was and make the change in a new operation "OnSample_V3" beside it (family "OnSample", revision 3)',
    );
  });
});
