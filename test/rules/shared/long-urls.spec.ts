import { expect } from 'chai';
import { parted, shortUrl, withShortUrls } from '../../../src/rules/shared/long-urls.ts';

const long = `https://flow.example/run/${'a'.repeat(300)}?sp=%2Ftriggers&sig=s1`;

describe('shortUrl', () => {
  it('leaves out the middle of a long URL only, and nothing more the second time', () => {
    expect(shortUrl('https://flow.example/run?sig=s1')).to.equal('https://flow.example/run?sig=s1');
    expect(shortUrl(long))
      .to.match(/^https:\/\/flow\.example\/run\/a+…a+\?sp=%2Ftriggers&sig=s1$/)
      .and.have.lengthOf(120);
    expect(shortUrl(shortUrl(long))).to.equal(shortUrl(long));
  });

  it('splits no character in two', () => {
    expect(shortUrl(`/${'😀'.repeat(200)}`)).to.not.match(/\p{Cs}/u);
    expect(shortUrl(`/a${'😀'.repeat(200)}`)).to.not.match(/\p{Cs}/u);
  });
});

describe('withShortUrls', () => {
  it('shortens URLs and targets within a text, and leaves the rest', () => {
    const target = long.slice('https://flow.example'.length);
    expect(withShortUrls(`POST ${target} → 202: "${long}"`)).to.equal(
      `POST ${shortUrl(target)} → 202: "${shortUrl(long)}"`,
    );
    expect(withShortUrls('x'.repeat(300))).to.equal('x'.repeat(300));
  });
});

describe('parted', () => {
  it('shows short URLs whole', () => {
    expect(parted('/run?sig=s1', '/run?sig=s2')).to.deep.equal({
      given: '/run?sig=s1',
      used: '/run?sig=s2',
      cutAfter: undefined,
    });
  });

  it('shows long ones where they part', () => {
    expect(parted(long, long.replace('%2F', '/'))).to.deep.equal({
      given: '…aaaaaaaaaaaaaaaa?sp=%2Ftriggers&sig=s1',
      used: '…aaaaaaaaaaaaaaaa?sp=/triggers&sig=s1',
      cutAfter: undefined,
    });
  });

  it('says where one was cut', () => {
    expect(parted(long, long.slice(0, 100))).to.deep.equal({
      given: `…${'a'.repeat(40)}…`,
      used: `…${'a'.repeat(20)}`,
      cutAfter: 100,
    });
  });
});
