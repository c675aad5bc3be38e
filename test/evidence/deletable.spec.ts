import { expect } from 'chai';
import { isOfEverybody, whyNotDeletable, type Deletable } from '../../src/evidence/deletable.ts';
import { isSameResource } from '../../src/evidence/resource.ts';

const why = (location: string, more: Partial<Deletable> = {}): string | undefined =>
  whyNotDeletable({
    location,
    registrations: ['/api/hooks'],
    others: ['/api/hooks/8'],
    siblings: ['/api/hooks/8'],
    isNew: true,
    ...more,
  });

describe('whyNotDeletable', () => {
  it('whyNotDeletable has nothing against a Location of one subscription', () => {
    const own = ['/api/hooks/7', '/hooks/7', '/api/hooks?id=7', '/api/hooks/x/../7', '/other'];
    expect(own.map((location) => why(location))).to.deep.equal(own.map(() => undefined));
  });

  const registration = [
    '/api/hooks',
    '/api/hooks/',
    '/api/hooks?',
    '/api/hooks?&',
    '/./api/hooks',
    '/api/x/../hooks',
    '/api/x/%2e%2E/hooks',
    '/%61pi/%68ooks',
    '/api%2Fhooks',
    '/api/%2568ooks',
    '//api//hooks',
    '/API/Hooks',
    '/api/hooks;v=1',
    '\\api\\hooks',
    '/api/hooks#7',
  ];
  for (const location of registration)
    it(`whyNotDeletable spares the target of the registration when it is written "${location}"`, () => {
      expect(why(location)).to.match(/is the target of the registration itself/);
    });

  for (const location of ['/', '', '/api', '/api/', '/api/hooks/..', '/%61pi?', '/..'])
    it(`whyNotDeletable spares what is above the registration when it is written "${location}"`, () => {
      expect(why(location)).to.match(/is above the target of the registration/);
    });

  it('whyNotDeletable spares the target of a registration of another trigger', () => {
    expect(why('/api/alarms', { registrations: ['/api/hooks', '/api/alarms'] })).to.match(/target of the/);
  });

  it('whyNotDeletable takes a query that the registration was sent with for no query of its own', () => {
    const registrations = ['/hooks?tenant=a'];
    expect(why('/hooks?tenant=%61&', { registrations })).to.match(/target of the registration itself/);
    expect(why('/hooks?id=7&tenant=a', { registrations })).to.equal(undefined);
  });

  it('whyNotDeletable spares a Location that another registration shares, however it is written', () => {
    for (const other of ['/api/hooks/7', '/api/hooks/%37', '/api/hooks/7/', '/api/./hooks/7?'])
      expect(why('/api/hooks/7', { others: [other] })).to.match(/other registrations got the same Location/);
  });

  it('whyNotDeletable spares a Location above that of another registration', () => {
    expect(why('/tenants/a', { others: ['/tenants/a/hooks/7'] })).to.match(/above that of another/);
  });

  it('whyNotDeletable wants an id that was not sent when only one registration shows a Location', () => {
    const alone = { others: [], siblings: [] };
    expect(why('/api/hooks/7', { ...alone, isNew: true })).to.equal(undefined);
    expect(why('/api/hooks/all', { ...alone, isNew: false })).to.match(/^no other registration shows that/);
    expect(why('/api/hooks/all', { others: [], siblings: ['/api/hooks/all/'], isNew: false })).to.match(
      /^no other registration shows that/,
    );
    expect(why('/api/hooks/a', { others: [], siblings: ['/api/hooks/b'], isNew: false })).to.equal(undefined);
  });
});

describe('isSameResource', () => {
  it('isSameResource tells ids apart that differ in case, in parameters or in their query', () => {
    const pairs = [
      ['/h/aB', '/h/ab'],
      ['/h;id=1', '/h;id=2'],
      ['/h?id=1', '/h?id=2'],
    ] as const;
    expect(pairs.map(([a, b]) => isSameResource(a, b))).to.deep.equal([false, false, false]);
    expect(isSameResource('/h?b=2&a=%31', '/h/?a=1&&b=2')).to.equal(true);
  });
});

describe('isOfEverybody', () => {
  it('isOfEverybody is false for what is beside or below a registration', () => {
    expect(['/hook', '/hooks/7', '/hooksx'].map((l) => isOfEverybody(l, '/hooks'))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });
});
