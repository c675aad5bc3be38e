import { expect } from 'chai';
import { addressOf, mounted, urlOf } from '../src/address.ts';

describe('addressOf', () => {
  it('addressOf takes a URL and its aliases apart', () => {
    expect(addressOf('http://127.0.0.1:4010/api/', ['https://api.example.com/prod'])).to.deep.equal({
      origin: 'http://127.0.0.1:4010',
      basePath: '/api',
      aliases: [{ origin: 'https://api.example.com', basePath: '/prod' }],
    });
  });

  it('mounted takes the basePath of the definition when the address has no path', () => {
    expect(urlOf(mounted(addressOf('http://127.0.0.1:4010/'), '/api/v1'))).to.equal(
      'http://127.0.0.1:4010/api/v1',
    );
  });

  it('mounted lets a path in the address replace the basePath', () => {
    expect(urlOf(mounted(addressOf('http://127.0.0.1:4010/prefix/'), '/api/v1'))).to.equal(
      'http://127.0.0.1:4010/prefix',
    );
  });
});
