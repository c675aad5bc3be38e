import { expect } from 'chai';
import { bodyText } from '../../src/client/body-text.ts';
import { createRecorder } from '../../src/client/recorder.ts';

describe('bodyText', () => {
  it('bodyText keeps the bodies of a run whole where many triggers are told of many events', () => {
    const { notifications } = createRecorder(() => 0).room;
    const bytes = Buffer.from(JSON.stringify({ id: 7, text: 'x'.repeat(400), by: { name: 'Contoso' } }));
    const cut = Array.from({ length: 10_000 }, () => bodyText(bytes, false, notifications)).filter(
      (text) => text.truncated,
    );
    expect(cut).to.deep.equal([]);
  });
});
