import { expect } from 'chai';
import { addressOf, joined, mounted, otherReading, urlOf } from '../src/address.ts';

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

describe('joined', () => {
  const address = addressOf('http://127.0.0.1:4010/api/');

  it('joined keeps the path of the service', () => {
    expect(joined(address, '/voicemails?x=1').href).to.equal('http://127.0.0.1:4010/api/voicemails?x=1');
    expect(joined(address, 'voicemails').href).to.equal('http://127.0.0.1:4010/api/voicemails');
    expect(joined(address, '//elsewhere.example/x').href).to.equal(
      'http://127.0.0.1:4010/api/elsewhere.example/x',
    );
  });

  it('joined leaves an absolute URL as it is', () => {
    expect(joined(address, 'http://127.0.0.1:4010/health').href).to.equal('http://127.0.0.1:4010/health');
  });

  it('otherReading names the root when a path of the service stands between', () => {
    expect(otherReading(address, '/health')).to.include('"{{origin}}/health"');
    expect(otherReading(addressOf('http://127.0.0.1:4010'), '/health')).to.equal('');
  });
});
