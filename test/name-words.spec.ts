import { expect } from 'chai';
import { nameWords } from '../src/name-words.ts';

describe('nameWords', () => {
  const names: Readonly<Record<string, string>> = {
    createdAfter: 'created after',
    created_after: 'created after',
    'modified-since': 'modified since',
    'created[gt]': 'created gt',
    callbackurl: 'callback url',
    CallBackURL: 'call back url',
    WebHookUri: 'webhook uri',
    updatedat: 'updated at',
    sinceId: 'since id',
    offset: 'offset',
    standard: 'standard',
  };
  for (const [name, words] of Object.entries(names))
    it(`reads "${words}" of ${name}`, () => {
      expect(nameWords(name).join(' ')).to.equal(words);
    });
});
