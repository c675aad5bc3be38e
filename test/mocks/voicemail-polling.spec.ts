import { expect } from 'chai';
import { call } from './http.ts';
import { withService } from './running.ts';
import { leave, said, stateOf, tellStory, type Story } from './voicemail-story.ts';

const key = { 'X-Api-Key': 'voicemail-demo-key' };

describe('voicemail, polled in batches', () => {
  let story: Story;
  before(async () => (story = await withService('voicemail', undefined, tellStory('new'))));

  it('answers 202 with Location and Retry-After when polled for the first time, whatever is there', () => {
    expect(story.first.status).to.equal(202);
    expect(story.first.lines('location')).to.have.length(1);
    expect(story.first.header('location')).to.match(
      /^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/voicemails\/new\?mailbox=sales&state=/,
    );
    expect(story.first.header('retry-after')).to.equal('1');
  });

  it('answers 202 with the same state when nothing is new', () => {
    expect(story.quiet.status).to.equal(202);
    expect(stateOf(story.quiet)).to.equal(stateOf(story.first));
  });

  it('answers 200 with the voicemails of the mailbox, oldest first, and a newer state when there is news', () => {
    expect(story.news.status).to.equal(200);
    expect(said(story.news)).to.deep.equal(['one', 'one & two']);
    expect(stateOf(story.news)).to.not.equal(stateOf(story.quiet));
  });

  it('answers 202 again when the news has been read', () => {
    expect(story.after.status).to.equal(202);
  });

  it('answers the same when a poll is repeated, and to another poller', () => {
    expect(said(story.repeated)).to.deep.equal(said(story.news));
    expect(said(story.other)).to.deep.equal(said(story.news));
  });

  it('answers 400 when the state is malformed, 401 when the key is wrong or missing', () => {
    const { malformed, wrongAtFirst, wrongLater, anonymous } = story;
    expect([malformed, wrongAtFirst, wrongLater, anonymous].map((a) => a.status)).to.deep.equal([
      400, 401, 401, 401,
    ]);
  });
});

describe('voicemail, polled one by one', () => {
  it('gives one voicemail a poll, and asks for the next poll at once while more wait', async () => {
    const story = await withService('voicemail', undefined, tellStory('next'));
    expect(said(story.news)).to.deep.equal(['one']);
    expect(story.news.body).to.not.be.an('array');
    expect(story.news.header('retry-after')).to.equal('0');
    expect(said(story.after)).to.deep.equal(['one & two']);
    expect(story.after.header('retry-after')).to.equal('1');
  });
});

describe('voicemail, for two tenants', () => {
  it('keeps their voicemails and states apart', async () => {
    await withService('voicemail', undefined, async (url) => {
      const path = `${url}/api/v1/voicemails/new?mailbox=sales`;
      const other = { 'X-Api-Key': 'voicemail-other-key' };
      const mine = await call('GET', path, { headers: key });
      const theirs = await call('GET', path, { headers: other });
      await leave(url, 'sales', 'for the first tenant');
      const [own, foreign, borrowed] = await Promise.all([
        call('GET', mine.header('location') ?? '', { headers: key }),
        call('GET', theirs.header('location') ?? '', { headers: other }),
        call('GET', mine.header('location') ?? '', { headers: other }),
      ]);
      expect([own.status, foreign.status, borrowed.status]).to.deep.equal([200, 202, 400]);
    });
  });

  it('watches every mailbox when none is named', async () => {
    await withService('voicemail', undefined, async (url) => {
      const first = await call('GET', `${url}/api/v1/voicemails/new`, { headers: key });
      await leave(url, 'a&b c', 'odd');
      const news = await call('GET', first.header('location') ?? '', { headers: key });
      expect(said(news)).to.deep.equal(['odd']);
      const odd = await call('GET', `${url}/api/v1/voicemails/new?mailbox=a%26b%20c`, { headers: key });
      expect(odd.header('location')).to.include('mailbox=a%26b%20c&state=');
    });
  });
});
