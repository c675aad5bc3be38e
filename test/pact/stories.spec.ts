import { expect } from 'chai';
import { storiesOf } from '../../src/pact/stories.ts';
import { draft } from './contracts.ts';
import { nativeTrigger, webhookTrigger } from '../samples/triggers.ts';

describe('storiesOf', () => {
  it('storiesOf keeps requests apart when they differ only in credentials or state', () => {
    const stories = storiesOf(draft([nativeTrigger(), webhookTrigger()]).interactions);
    expect(stories.map((story) => story.map((i) => i.step))).to.deep.equal([
      ['first-poll'],
      ['nothing-new'],
      ['news'],
      ['malformed-state'],
      ['poll-without-access'],
      ['register', 'delete', 'delete-again', 'delete-unknown'],
      ['register-without-callback'],
      ['register-without-access'],
    ]);
  });
});
