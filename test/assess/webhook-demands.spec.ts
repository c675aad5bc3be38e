import { expect } from 'chai';
import type { Candidate, Remark } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, only, registration } from './documents.ts';

const events = { type: 'array', items: { type: 'string' } };

/** What is found of a registration with more properties, and more said of it. */
const found = (properties: JsonObject, more: Readonly<Record<string, Json>> = {}): Candidate =>
  only(assessed(registration({ url: { type: 'string' }, events, ...properties }, '/hooks/{id}', more)));

const of = (taker: JsonObject): Candidate => found({ url: { type: 'string', ...taker } });
const said = (description: string): Candidate => found({}, { description });
const rules = (remarks: readonly Remark[]): readonly (string | undefined)[] =>
  remarks.map((r) => r.rule).filter((rule) => rule !== 'W-03');

describe('assess of the callback URLs that are taken', () => {
  it('lacks room for them where they are cut, or held to a pattern', () => {
    for (const taker of [
      { maxLength: 200 },
      { description: 'Where events are sent; maximum length of 255 characters' },
      { description: 'The URL; it must not contain query parameters.' },
      { description: 'The query string is stripped.' },
      { description: "The URL can't contain query strings or fragments." },
      { description: 'The URL must be no more than 255 characters in length.' },
      { pattern: '^https://[a-z.]+/[a-zA-Z0-9/_-]*$' },
      { pattern: '^https://[^:/]+/.*$' },
    ])
      expect(rules(of(taker).missing), JSON.stringify(taker)).to.deep.equal(['W-11']);
    expect(rules(said('The callback URL may not have a query.').missing)).to.deep.equal(['W-11']);
  });

  it('fears for longer ones, for ports, and for hosts that are not allowed yet', () => {
    for (const taker of [
      { maxLength: 500 },
      { description: 'The URL must not contain a port.' },
      { description: 'The domain of the URL must be whitelisted in the settings.' },
    ]) {
      expect(rules(of(taker).risks), JSON.stringify(taker)).to.deep.equal(['W-11']);
      expect(of(taker).standing).to.equal('ready');
    }
  });

  it('takes other limits for none of theirs', () => {
    for (const taker of [
      { maxLength: 2048 },
      { pattern: '^https?://.+$' },
      { pattern: '^https://hooks.example.com/.*$' },
      { pattern: '(' },
      { description: 'URL to call. Maximum 10 per account, up to 255 in all.' },
      { description: 'The URL to call; no query parameters are required.' },
      { description: 'The URL must be https, on port 443.' },
      { description: 'Do not use query parameters of the URL for secrets.' },
    ]) {
      const { missing, risks } = of(taker);
      expect(rules([...missing, ...risks]), JSON.stringify(taker)).to.deep.equal([]);
    }
    const other = said('Whitelist our addresses. No query is sent with the list of hooks.');
    expect(rules([...other.missing, ...other.risks])).to.deep.equal([]);
  });

  it('takes no long time over a pattern that could', () => {
    expect(
      of({ pattern: '^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z]{2,6})([\\/\\w \\.-]*)*\\/?$' }).standing,
    ).to.equal('lacking');
  });
});

describe('assess of the answers that are wanted', () => {
  it('lacks one that takes a flow for an answer', () => {
    for (const description of [
      'The response to each delivery must contain the text "Hello", otherwise it is retried.',
      'A receiver must answer with an empty <Response/> document.',
      'Your server must respond with `[accepted]`.',
      'The receiver must respond with 200 OK exactly; other 2xx codes count as failures.',
      'Only HTTP 200 is a success.',
    ])
      expect(rules(said(description).missing), description).to.deep.equal(['C-06']);
  });

  it('fears for 202 where 200 is wanted, and asks where it is wanted of the first call', () => {
    for (const description of [
      'The endpoint must respond with the status code 200.',
      'Deliveries whose response is not 200 are retried.',
      "If your endpoint doesn't return a 200 response, we retry.",
      'URL must be active, return a 200 response, and be served on port 443.',
    ]) {
      expect(rules(said(description).risks), description).to.deep.equal(['C-06']);
      expect(said(description).standing, description).to.equal('ready');
    }
    for (const description of [
      'The URL must return 200 when the webhook is registered.',
      'Posts to the URL and expects 200 in return before storing the hook.',
    ])
      expect(rules(said(description).open), description).to.deep.equal(['W-13']);
  });

  it('finds nothing wanted in other words', () => {
    for (const description of [
      'The endpoint must respond with a 2xx status, such as 200.',
      'Any status from 200 to 299 must be returned.',
      'Only 200 webhooks can be registered; a list must return at most 200 events.',
      'Answer with an empty body.',
      'The response contains the text of the event.',
      'Respond within ten seconds.',
    ]) {
      const { missing, open, risks } = said(description);
      expect(rules([...missing, ...open, ...risks]), description).to.deep.equal([]);
    }
  });
});

describe('assess of how a callback is called', () => {
  it('lacks what a flow could read', () => {
    for (const description of [
      'The event payload is sent as application/x-www-form-urlencoded.',
      'It posts XML to the URL.',
      'Notifications are delivered in XML.',
    ])
      expect(rules(said(description).missing), description).to.deep.equal(['C-03']);
    const offered = found({ format: { type: 'string', enum: ['xml', 'form'] } });
    expect(rules(offered.missing)).to.deep.equal(['C-03']);
    const xml = { content: { 'application/xml': { schema: { type: 'object' } } } };
    const callbacks = { ring: { '{$request.body#/url}': { post: { requestBody: xml, responses: {} } } } };
    expect(rules(found({}, { callbacks }).missing)).to.deep.equal(['C-03']);
  });

  it('lacks a POST', () => {
    for (const description of [
      'Each event is sent to the URL as a GET request.',
      'We send a GET request to the URL for every event.',
      'The webhook is called with a PUT request that holds the item.',
    ])
      expect(rules(said(description).missing), description).to.deep.equal(['C-01']);
    expect(rules(found({ method: { type: 'string', enum: ['GET', 'PUT'] } }).missing)).to.deep.equal([
      'C-01',
    ]);
  });

  it('fears for what is so by default, or may be chosen', () => {
    const risks = (property: JsonObject): readonly (string | undefined)[] => rules(found(property).risks);
    const verbs = ['GET', 'POST'];
    expect(risks({ method: { type: 'string', enum: verbs, default: 'GET' } })).to.deep.equal(['C-01']);
    expect(risks({ format: { type: 'string', enum: ['xml', 'json'], default: 'xml' } })).to.deep.equal([
      'C-03',
    ]);
    const told = 'Supported values are `json` and `form`. The default is `form`.';
    expect(risks({ content_type: { type: 'string', description: told } })).to.deep.equal(['C-03']);
    expect(rules(said('The payload is form-encoded by default.').risks)).to.deep.equal(['C-03']);
    expect(risks({ method: { type: 'string', enum: verbs, default: 'POST' } })).to.deep.equal([]);
    expect(risks({ format: { type: 'string', enum: ['json', 'xml'], default: 'json' } })).to.deep.equal([]);
    const inside = {
      type: 'object',
      properties: { method: { type: 'string', enum: verbs, default: 'GET' } },
    };
    expect(risks({ filter: inside })).to.deep.equal([]);
    expect(risks({ format: { type: 'string', enum: ['full', 'thin'], default: 'thin' } })).to.deep.equal([]);
  });

  it('fears for a format that is required, and has no default', () => {
    const format = { type: 'string', enum: ['http', 'json', 'soap'] };
    const schema = {
      type: 'object',
      required: ['format'],
      properties: { url: { type: 'string' }, events, format },
    };
    const requestBody = { content: { 'application/json': { schema } } };
    expect(rules(found({}, { requestBody }).risks)).to.deep.equal(['C-03']);
  });

  it('lacks what is called more than once', () => {
    for (const description of [
      'It is called once only.',
      'The hook is switched off after the first delivery.',
      'Makes a one-time webhook.',
    ])
      expect(rules(said(description).missing), description).to.deep.equal(['C-19']);
    for (const description of ['The URL is called once for each event.', 'Each notification is sent once.'])
      expect(of({ description }).standing, description).to.equal('ready');
  });

  it('finds nothing of it in other words', () => {
    for (const description of [
      'The webhook is sent when an XML document is uploaded.',
      'Send form data, and events are sent as JSON.',
      'Events that were delivered can be listed with GET /events.',
      'It is called once for each event.',
      'The secret is discarded after the first use.',
      'The payload is sent as JSON or XML.',
      'This webhook replaces the deprecated one.',
    ]) {
      const { missing, risks } = said(description);
      expect(rules([...missing, ...risks]), description).to.deep.equal([]);
    }
  });

  it('tells that it may be gone one day', () => {
    const says = ({ risks }: Candidate): readonly string[] =>
      risks.map((r) => r.says).filter((text) => text.includes('deprecated'));
    expect(says(found({}, { deprecated: true }))).to.have.length(1);
    expect(says(said('Makes a hook. This endpoint is deprecated and will be removed.'))).to.have.length(1);
    expect(says(said('The old field is deprecated.'))).to.deep.equal([]);
    expect(says(said('Deprecated fields are ignored.'))).to.deep.equal([]);
    expect(says(said('Makes a hook (deprecated: use the second version).'))).to.have.length(1);
  });
});
