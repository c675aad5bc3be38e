import { expect } from 'chai';
import { assessed, only, registration } from './documents.ts';

const url = { callbackUrl: { type: 'string' }, events: { type: 'array', items: { type: 'string' } } };

const rules = (description: string): readonly (string | undefined)[] =>
  only(assessed(registration(url, '/hooks/{id}', { description }))).missing.map((r) => r.rule);

describe('assess of a handshake', () => {
  it('finds it in common words', () => {
    for (const description of [
      'A ping with a code is sent, and the endpoint is validated by echoing that code.',
      'The endpoint has to be validated before any event is delivered.',
      'You need to respond to the HTTP HEAD request with 200 when the webhook is made.',
      'We send a GET request to the URL, to see that it is yours.',
      'It is made in a disabled state; when it is enabled, the callback URL is verified.',
      'The service verifies that your endpoint is reachable.',
      'The subscription must be confirmed by the link in the first message.',
      'Answer our request with the validation code.',
    ])
      expect(rules(description), description).to.deep.equal(['W-13']);
  });

  it('finds none where none is asked for', () => {
    for (const description of [
      'Verify the callback signature with your secret.',
      'The endpoint must respond with 200 within ten seconds, after a TLS handshake.',
      'Use a GET request to list what is registered. The URL is validated: it needs https.',
      'Deliveries can be verified by their signature. A ping is sent once.',
      'The verification token of the account is sent with every event.',
    ])
      expect(rules(description), description).to.deep.equal([]);
  });
});
