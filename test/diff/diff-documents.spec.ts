import { expect } from 'chai';
import { changesOf, readLab, told } from './definitions.ts';
import { planted, type Edit } from './planted.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';

describe('diffDocuments', () => {
  for (const [title, edit, message, before, after] of planted)
    it(`says one thing, of its kind and with both places, when ${title}`, () => {
      const first: Edit = title.startsWith('signing')
        ? (d) => delete d.paths['/labs/{lab}/results']
        : () => undefined;
      const found = changesOf(edit, first);
      expect(told(found)).to.deep.equal([message]);
      expect(found[0]?.before?.pointer).to.equal(before);
      expect(found[0]?.after?.pointer).to.equal(after);
      expect(found[0]?.before?.line).to.be.greaterThan(0);
      expect(found[0]?.repair === undefined).to.equal(found[0]?.kind === 'safe');
    });

  it('says nothing when nothing changed but words, order and the way it is written', () => {
    const found = changesOf((d) => {
      d.info.version = '2.0';
      d.paths['/hooks'].post.summary = 'When the lab takes a sample in';
      d.paths['/hooks'].post.description = 'Longer';
      d.definitions.Sample.properties = Object.fromEntries(
        Object.entries(d.definitions.Sample.properties).toReversed(),
      );
      d.definitions.Sample.required.reverse();
      const { Sample, ...others } = d.definitions;
      d.definitions = { ...others, Probe: Sample };
      d.paths['/hooks']['x-ms-notification-content'].schema = {
        allOf: [{ $ref: '#/definitions/Probe' }],
        description: 'A probe',
      };
      d.paths['/hooks'].post.parameters.reverse();
    });
    expect(told(found)).to.deep.equal([]);
  });

  it('says nothing of a definition and itself, cycles and all', () => {
    const results = diffDocuments({ before: readLab('a.json'), after: readLab('a.json') });
    expect(results.map(({ id, changes, incomplete }) => [id, changes.length, incomplete])).to.deep.equal([
      ['OnSample', 0, undefined],
      ['OnResult', 0, undefined],
    ]);
  });
});
