import { expect } from 'chai';
import { callbackUrl } from '../../src/platform/callback-url.ts';

const origin = 'http://127.0.0.1:9000';
const secrets = { path: 'a'.repeat(32), signature: 'S_-'.padEnd(43, 'x') };

describe('callbackUrl', () => {
  it('callbackUrl has the length and the form of the platform’s when nothing else is asked', () => {
    const url = callbackUrl(origin, secrets);
    expect(url.length).to.be.within(300, 500);
    expect(url).to.match(/\?api-version=1&.*&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\.0&sig=S_-x+$/);
  });

  it('callbackUrl is padded to the length that is asked for, the signature last', () => {
    for (const length of [512, 1024, 2048]) {
      const url = callbackUrl(origin, secrets, length);
      expect(url).to.have.lengthOf(length);
      expect(url.endsWith(`&sig=${secrets.signature}`)).to.equal(true);
    }
  });

  it('callbackUrl holds what careless parsers change when it is to be odd', () => {
    const url = callbackUrl(origin, secrets, 'odd');
    expect(url).to.contain('&code=a%2Fb%2fc+d~e&x=&');
    expect(new URL(url).pathname).to.match(/[A-Z]/);
  });

  it('callbackUrl is as short as can be when it is to be short', () => {
    expect(callbackUrl(origin, secrets, 'short')).to.equal(`${origin}/workflows/${secrets.path}`);
  });
});
