import { expect } from 'chai';
import { createSavedSecrets } from '../../src/scenarios/saved-secrets.ts';
import { unconfigured } from '../../src/scenarios/settings.ts';
import type { Values } from '../../src/service/step-request.ts';

const knownOf = (values: Values, emitted: readonly string[] = []): string[] => {
  const saved = createSavedSecrets([{ ...unconfigured, eventId: { emitted, arrived: '/id' } }]);
  saved.keep(values, 'tp1');
  return saved.all().map(({ name, value }) => `${name} ${value}`);
};

describe('createSavedSecrets', () => {
  it('createSavedSecrets knows the texts and numbers of what was saved, however deep', () => {
    expect(knownOf({ session: 'a-session', user: { key: 'deep-key', pins: [7654321] } })).to.deep.equal([
      'saved session a-session',
      'saved user deep-key',
      'saved user#2 7654321',
    ]);
  });

  it('createSavedSecrets leaves alone what is too short, or has the token in it, since events are told by it', () => {
    expect(knownOf({ n: 12, short: 'abc', echo: { text: 'hello tp1', by: 'somebody' } })).to.deep.equal([
      'saved echo somebody',
    ]);
  });

  it('createSavedSecrets leaves alone what tells one event from another, under whatever name it was saved', () => {
    expect(knownOf({ id: 7654321, same: '7654321', key: 'a-session' }, ['{{id}}'])).to.deep.equal([
      'saved key a-session',
    ]);
  });
});
