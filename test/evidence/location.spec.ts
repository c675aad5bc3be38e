import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import {
  isCallable,
  matchesTemplate,
  resolveLocation,
  type LocationBase,
} from '../../src/evidence/location.ts';

const base: LocationBase = {
  address: addressOf('http://127.0.0.1:4010/api/v1', ['https://api.example.com/prod']),
  target: '/api/v1/voicemails?mailbox=sales',
};

const resolved: readonly (readonly [raw: string, target: string, site: string])[] = [
  ['http://127.0.0.1:4010/api/v1/voicemails?since=1', '/api/v1/voicemails?since=1', 'own'],
  ['/api/v1/voicemails?since=1', '/api/v1/voicemails?since=1', 'own'],
  ['next?since=1', '/api/v1/next?since=1', 'own'],
  ['?since=1', '/api/v1/voicemails?since=1', 'own'],
  ['//127.0.0.1:4010/api/v1/x', '/api/v1/x', 'own'],
  ['HTTP://127.0.0.1:4010/x', '/x', 'own'],
  [
    '/api/v1/voicemails?since=2026-01-01T00%3A00%3A00%2b02:00',
    '/api/v1/voicemails?since=2026-01-01T00%3A00%3A00%2b02:00',
    'own',
  ],
  ['/api/v1/./a/../b//c', '/api/v1/./a/../b//c', 'own'],
  ['https://api.example.com/prod/voicemails?since=1', '/api/v1/voicemails?since=1', 'own'],
  ['https://api.example.com:443/prod/voicemails', '/api/v1/voicemails', 'own'],
  ['http://localhost:4010/api/v1/x', '/api/v1/x', 'loopback'],
  ['http://[::1]:4010/api/v1/x', '/api/v1/x', 'loopback'],
  ['http://127.0.0.1/api/v1/x', '/api/v1/x', 'port'],
  ['https://127.0.0.1:4010/api/v1/x', '/api/v1/x', 'port'],
  ['http://localhost:8080/api/v1/x', '/api/v1/x', 'port'],
  ['https://evil.example/api/v1/x', '/api/v1/x', 'foreign'],
  ['http://127.0.0.1.evil.example:4010/x', '/x', 'foreign'],
  ['http://127.0.0.1:4010@evil.example/x', '/x', 'foreign'],
];

const unreadable = [
  '',
  'see below please',
  'mailto:someone@example.com',
  'http://[::1/x',
  '/a\tb',
  '/caf\u0113',
];

describe('resolveLocation', () => {
  for (const [raw, target, site] of resolved)
    it(`resolveLocation reads "${raw}" as ${target} on the ${site} site`, () => {
      const location = resolveLocation(raw, base);
      expect([location?.target, location?.site]).to.deep.equal([target, site]);
    });

  for (const raw of unreadable)
    it(`resolveLocation gives nothing for ${JSON.stringify(raw)}`, () => {
      expect(resolveLocation(raw, base)).to.equal(undefined);
    });

  it('resolveLocation leaves the fragment out and says that there was one', () => {
    const location = resolveLocation('/x?a=1#top', base);
    expect([location?.target, location?.fragment]).to.deep.equal(['/x?a=1', true]);
  });

  it('resolveLocation says what RFC 3986 forbids and clients send all the same', () => {
    const formed = ['/x?a=%2F', '/x?a={1}', '/x?a=%zz', '/x|y'].map(
      (raw) => resolveLocation(raw, base)?.wellFormed,
    );
    expect(formed).to.deep.equal([true, false, false, false]);
  });
});

describe('isCallable', () => {
  it('isCallable holds for the service, its aliases and other names of this machine on its port', () => {
    const callable = resolved.map(([raw, , site]) => [isCallable(resolveLocation(raw, base)), site]);
    expect(callable).to.deep.equal(
      resolved.map(([, , site]) => [site === 'own' || site === 'loopback', site]),
    );
  });

  it('isCallable does not hold where there is no Location', () => {
    expect(isCallable(undefined)).to.equal(false);
  });
});

const templates: readonly (readonly [path: string, template: string, fits: boolean])[] = [
  ['/hooks/1', '/hooks/{id}', true],
  ['/hooks/1/', '/hooks/{id}', true],
  ['/hooks/a%2Fb', '/hooks/{id}', true],
  ['/hooks', '/hooks/{id}', false],
  ['/hooks/', '/hooks/{id}', false],
  ['/hooks/1/2', '/hooks/{id}', false],
  ['/Hooks/1', '/hooks/{id}', false],
  ["/hooks('1')", "/hooks('{id}')", true],
  ['/hooks%28%271%27%29', "/hooks('{id}')", true],
  ['/a.b/1', '/a.b/{id}', true],
  ['/axb/1', '/a.b/{id}', false],
  ['/any/thing/below', '/{Location}', true],
  ['/hooks/1', '/hooks/{id}?api-version=1', true],
];

describe('matchesTemplate', () => {
  for (const [path, template, fits] of templates)
    it(`matchesTemplate says ${fits ? 'yes' : 'no'} to ${path} for ${template}`, () => {
      expect(matchesTemplate(path, template)).to.equal(fits);
    });
});
