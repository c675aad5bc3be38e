import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
import { assessed, json, only, registration } from './documents.ts';

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
      'The hook must be verified before it becomes active.',
      'The hook must then be verified.',
      'Made with pending verification of the specified callback URL.',
      'Nothing is delivered, and no events are sent until the URL is verified.',
      'We verify ownership of the URL by sending it a one-time code that has to be returned.',
      'The endpoint must return the `crc_token` hashed with the secret.',
      'Your endpoint must respond with HTTP 200 to our validation request before the webhook becomes active.',
      'A confirmation link is POSTed to the URL; visit it to activate the subscription.',
      'The URL is checked with an OPTIONS request (CORS abuse protection).',
      'The service answers `WebHook-Allowed-Origin` of the URL before it delivers.',
      'The status is `pending`; it turns `active` after your server returns the code that we post.',
      'To prove that you own the endpoint, place the file at the root of its domain.',
      'Before activation we issue a GET to this URL.',
      'A GET request will be sent to the callback address,\nand it is made once.',
      'The URL is verified by a call.',
      'A valid URL that is reachable with a HEAD and POST request.',
      'The callback URL must also accept GET requests.',
      'Endpoint URL validation is required.',
      'It is pending until the endpoint answers the confirmation request.',
      'The webhook URL is checked for reachability when it is made.',
      'A confirmation message with a token is sent first; call PUT with it.',
      'The subscription is created in state "pending" and must be confirmed.',
    ])
      expect(rules(description), description).to.deep.equal(['W-13']);
  });

  it('finds none where none is asked for', () => {
    for (const description of [
      'Verify the callback signature with your secret.',
      'The endpoint must respond with 200 within ten seconds, after a TLS handshake.',
      'Use a GET request to list what is registered. The URL is validated: it needs https.',
      'Deliveries can be verified by their signature. A ping is sent once.',
      'No verification of the URL is made.',
      'There is no challenge, and the endpoint is not verified.',
      'The verification token of the account is sent with every event.',
      'The URL is verified: it must be a valid https address.',
      'The callback URL is verified. It needs a certificate of a known authority.',
      'The URL is validated before it is saved.',
      'The callback URL must be verified against the scheme and length that are allowed.',
      'The endpoint must respond with the status code 200.',
      'Fires when a verification request of a customer is completed.',
      'This endpoint returns the secret of the webhook.',
      'The endpoint must respond with a 401 challenge to others.',
      'Check that your endpoint is reachable.',
      'URL validation: https and 500 characters at most.',
      'No URL verification is done.',
      'Verification of the callback is skipped.',
      "Triggered when the customer's email address is verified.",
      'Fires when a subscription must be confirmed by a customer.',
      'Sent when a user verifies the URL of a website.',
      'Called when a confirmation message with a link is sent.',
      'It receives the activation event of a licence, with its code.',
      "We don't send a challenge.",
      'Provide your own callback URL, and check that it is your own.',
      'Deliveries of the subscription can be queried with GET.',
      'The URL is verified to be https before requests are sent.',
      'The confirmation link is sent to the customer.',
      'Verifying the signature of the payload proves who sent it to your endpoint.',
    ])
      expect(rules(description), description).to.deep.equal([]);
  });

  it('finds it in what is said of a property beside the callback', () => {
    const beside = (description: string): readonly (string | undefined)[] =>
      only(
        assessed(registration({ ...url, token: { type: 'string', description } }, '/hooks/{id}')),
      ).missing.map((r) => r.rule);
    expect(
      beside('Sent back in a GET request with a challenge; the callback must answer with the challenge.'),
    ).to.deep.equal(['W-13']);
    expect(beside('The string that must be returned by the endpoint.')).to.deep.equal(['W-13']);
    const verify = { type: 'boolean', description: 'Whether to verify the URL with a test request.' };
    expect(only(assessed(registration({ ...url, verify }, '/hooks/{id}'))).missing).to.deep.equal([]);
    for (const description of [
      'Value that is echoed back to the client in notifications.',
      'An arbitrary string that is echoed back in each notification as a header.',
      'Secret to verify the signature of the callback payload with.',
      'Whether the certificate of the host of the URL is verified when payloads are delivered.',
    ])
      expect(beside(description), description).to.deep.equal([]);
  });

  it('finds a registration that waits, as its answer says', () => {
    const answer = (status: Json): Json => ({
      201: json({
        type: 'object',
        properties: { data: { type: 'array', items: { type: 'object', properties: { id: {}, status } } } },
      }),
    });
    const [waiting, plain] = [
      { type: 'string', enum: ['enabled', 'verification_pending'] },
      { type: 'string', enum: ['enabled', 'disabled'] },
    ].map((status) => only(assessed(registration(url, '/hooks/{id}', { responses: answer(status) }))));
    expect(waiting?.missing.map((r) => r.rule)).to.deep.equal(['W-13']);
    expect(plain?.standing).to.equal('ready');
  });

  it('says that a call for trial starts the flow', () => {
    const risks = (description: string): readonly (string | undefined)[] =>
      only(assessed(registration(url, '/hooks/{id}', { description }))).risks.map((r) => r.rule);
    expect(risks('A test event is sent when it is made.')).to.include('W-14');
    expect(risks('Sends a PING to the URL.')).to.include('W-14');
    expect(risks('A ping is sent to the webhook when it is created.')).to.include('W-14');
    expect(risks('The URL will receive an initial "ping" event.')).to.include('W-14');
    expect(risks('The URL is pinged at once.')).to.include('W-14');
    expect(risks('A ping is sent on request.')).to.not.include('W-14');
    expect(risks('It is told of tests, and no ping event is sent.')).to.not.include('W-14');
  });
});
