import axios from 'axios';
import { expect, use } from 'chai';
import express from 'express';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import supertest from 'supertest';
import { chaiTriggers } from '../../src/chai/index.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';

use(chaiTriggers);

const app = express();
app.get('/first', (request, response) => {
  response
    .status(202)
    .set({ Location: `http://${request.headers.host}/news?since=0`, 'Retry-After': '5' })
    .end();
});
app.get('/news', (request, response) => {
  const location = `http://${request.headers.host}/news?since=${request.query['stuck'] === undefined ? 1 : 0}`;
  response.set('Location', location).json([{ id: 1, text: 'x', caller: null }]);
});
app.get('/list', (_, response) => void response.json([{ id: 1 }]));
app.get('/hidden', (_, response) => {
  response
    .status(202)
    .set('Location', '/news?since=1')
    .json([{ id: 1 }]);
});
app.post('/hooks', (_, response) => void response.status(201).set('Location', '/hooks/7').json({ id: '7' }));
app.post('/other-hooks', (_, response) => void response.status(200).json({ id: '7' }));

const messageOf = (assert: () => unknown): string => {
  try {
    assert();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was wrong';
};

describe('chaiTriggers', () => {
  let server: Server;
  let url = '';

  before(async () => {
    await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  it('judges answers of supertest, axios and fetch alike', async () => {
    expect(await supertest(server).get('/first')).to.be.a.baselinePoll();
    expect(await axios.get(`${url}/first`)).to.be.a.baselinePoll();
    await expect(await fetch(`${url}/first`)).to.be.a.baselinePoll();
    expect(await supertest(server).get('/news?since=0')).to.be.news(1);
    expect(await axios.get(`${url}/news?since=0`)).to.be.news(1);
    await expect(await fetch(`${url}/news?since=0`)).to.be.news(1);
    expect(await axios.post(`${url}/hooks`)).to.be.aRegistration();
  });

  it('tells the rule, what was seen, and how to repair it, whichever client was used', async () => {
    const wanted =
      /^expected GET \/list → 200 to be a baseline poll: P-03 The first poll succeeds.*\n.*an ordinary list.*\n.*HTTP 200[^]*\nrepair: Poll an ordinary list by policy/;
    const supertested = await supertest(server).get('/list');
    expect(messageOf(() => expect(supertested).to.be.a.baselinePoll())).to.match(wanted);
    const axiosed = await axios.get(`${url}/list`);
    expect(messageOf(() => expect(axiosed).to.be.a.baselinePoll())).to.match(wanted);
    const fetched = await Promise.resolve(expect(await fetch(`${url}/list`)).to.be.a.baselinePoll()).catch(
      (error: unknown) => error,
    );
    expect(fetched).to.be.an('error').with.property('message').that.includes('an ordinary list');
  });

  it('shows a difference where the rule has one', () => {
    const answer = { status: 206, headers: { location: '/news?since=1' }, body: [{ id: 1 }] };
    const error: unknown = (() => {
      try {
        expect(answer).to.be.news(1);
      } catch (cause) {
        return cause;
      }
      return undefined;
    })();
    expect(error).to.include({ actual: '206', expected: '200', showDiff: true });
  });

  it('takes .not, but not where nothing can be told', async () => {
    expect(await supertest(server).get('/list')).not.to.be.a.baselinePoll();
    const first = await supertest(server).get('/first');
    expect(messageOf(() => expect(first).not.to.be.a.baselinePoll())).to.equal(
      'expected GET /first → 202 not to be a baseline poll',
    );
    const busy = { status: 429, headers: {}, body: '' };
    expect(messageOf(() => expect(busy).not.to.carryState())).to.match(
      /not to carry.*it cannot be told: P-03/,
    );
    expect(messageOf(() => expect(busy).to.carryState())).to.match(/to carry.*it cannot be told: P-03/);
  });

  it('finds news that no run is started by, whose state has not advanced, or that are fewer', async () => {
    const hidden = await supertest(server).get('/hidden');
    expect(messageOf(() => expect(hidden).to.be.news())).to.include('P-01 A poll with news is answered 200');
    const stuck = await supertest(server).get('/news?since=0&stuck');
    const { status, body, request } = stuck as { status: number; body: object; request: object };
    const same = { status, body, request, headers: { location: `${url}/news?since=0&stuck` } };
    expect(messageOf(() => expect(same).to.carryState())).to.include('its state has not advanced');
    const news = await supertest(server).get('/news?since=0');
    expect(news).to.carryState().and.be.news(1, nativeTrigger());
    expect(messageOf(() => expect(news).to.be.news(2))).to.equal(
      'expected GET /news?since=0 → 200 to be news of 2 items: it brings 1',
    );
    expect(messageOf(() => expect({ status: 202, headers: { location: '/x' } }).to.be.news())).to.match(
      /cannot be told: P-01: no poll brought an event/,
    );
  });

  it('knows quiet polls, Retry-After, refusals and unsubscribes', () => {
    const quiet = { status: 202, headers: { Location: '/x?s=1', 'Retry-After': '5' } };
    expect(quiet).to.be.a.quietPoll().and.to.carryRetryAfter();
    expect(messageOf(() => expect({ ...quiet, status: 200, body: '' }).to.be.a.quietPoll())).to.include(
      'P-02',
    );
    expect(
      messageOf(() => expect({ ...quiet, headers: { Location: '/x' } }).to.carryRetryAfter()),
    ).to.include('P-05');
    const soon = { ...quiet, headers: { Location: '/x', 'Retry-After': 'soon' } };
    expect(messageOf(() => expect(soon).to.carryRetryAfter())).to.include('P-20');
    expect({ status: 401, headers: {} }).to.refuseBadCredentials();
    expect(messageOf(() => expect(quiet).to.refuseBadCredentials())).to.include('P-30');
    const posted = { status: 201, headers: {}, request: { method: 'POST', url: 'http://127.0.0.1/hooks' } };
    expect(messageOf(() => expect(posted).to.refuseBadCredentials())).to.include('W-16');
    expect({ status: 204, headers: {} }).to.be.anUnsubscribe();
    expect(messageOf(() => expect({ status: 500, headers: {} }).to.be.anUnsubscribe())).to.include('U-02');
  });

  it('wants 201 and a Location of a registration', async () => {
    const ok = await supertest(server).post('/hooks');
    expect(ok).to.be.aRegistration().and.to.fit(webhookTrigger());
    const other = await supertest(server).post('/other-hooks');
    expect(messageOf(() => expect(other).to.be.aRegistration())).to.include(
      'W-02 A registration is answered 201',
    );
    const nowhere = { status: 201, headers: {}, body: { id: '7' } };
    expect(messageOf(() => expect(nowhere).to.be.aRegistration())).to.include(
      'the "id" in the body is not read',
    );
  });

  it('holds notifications and answers against a definition', () => {
    const document = JSON.parse(readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8')) as object;
    const voicemail = {
      id: 1,
      mailbox: 'sales',
      caller: null,
      text: 'x',
      receivedAt: '2026-01-01T00:00:00Z',
    };
    expect(voicemail).to.fit(document, 'OnVoicemailReceived');
    expect(
      messageOf(() => expect({ ...voicemail, id: '1' }).to.fit(document, 'OnVoicemailReceived')),
    ).to.match(
      /C-04 .*\n.*id is string where the definition declares integer[^]*"id": "1",? +← expected integer/,
    );
    const answer = { status: 200, headers: { 'Content-Type': 'application/json' }, body: [voicemail] };
    expect(answer).to.fit(document, 'OnNewVoicemail');
    expect(messageOf(() => expect({ ...answer, body: [{}] }).to.fit(document, 'OnNewVoicemail'))).to.include(
      'P-22',
    );
    const request = { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'x' };
    expect(messageOf(() => expect(request).to.be.aNotification())).to.include('C-01');
    expect(messageOf(() => expect({ ...request, method: 'POST' }).to.be.aNotification())).to.include('C-03');
    expect({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: { a: 1 },
    }).to.be.aNotification();
  });

  it('judges lists by the policy that polls them', () => {
    const invoice = (id: number): object => ({ id, text: 'x', caller: null });
    const list = (...ids: number[]): object => ({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: { count: ids.length, value: ids.map(invoice) },
    });
    const trigger = policyTrigger();
    expect(list(2, 1)).to.be.news(2, trigger).and.to.carryState(trigger).and.to.fit(trigger);
    expect(list(2, 1)).to.listNewestFirst(trigger);
    expect(messageOf(() => expect(list(1, 2)).to.listNewestFirst(trigger))).to.include('PP-05');
    const bare = { status: 200, headers: {}, body: [invoice(1)] };
    expect(messageOf(() => expect(bare).to.carryState(trigger))).to.include('PP-03');
  });

  it('says what it cannot judge', async () => {
    expect(messageOf(() => expect(7).to.be.a.baselinePoll())).to.include('no response');
    const used = await fetch(`${url}/first`);
    await used.text();
    expect(messageOf(() => expect(used).to.be.a.baselinePoll())).to.include('read response.clone() instead');
    const answer = { status: 202, headers: {} };
    expect(messageOf(() => expect(answer).to.be.a.baselinePoll(webhookTrigger()))).to.include(
      'is a webhook trigger',
    );
    const document = JSON.parse(readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8')) as object;
    expect(messageOf(() => expect(answer).to.fit(document, 'OnNewVoicemial'))).to.include('OnNewVoicemail');
    expect(messageOf(() => expect(answer).to.fit(document))).to.include('has 3 triggers: name one of');
  });
});
