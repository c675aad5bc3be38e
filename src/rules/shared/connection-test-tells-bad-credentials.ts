import { isSuccess } from '../../evidence/status.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import { defineRule } from '../rule.ts';
import { asksFor, designAnswers, type DesignAnswer } from './design-answers.ts';
import { unanswered } from './unanswered.ts';
import { answerOf, requestLine, seen } from './wording.ts';

const kinds = ['testConnection'];

export const connectionTestTellsBadCredentials = defineRule<TriggerView, DesignAnswer>({
  id: 'T-01',
  slug: 'connection-test-tells-bad-credentials',
  title: 'The test of a connection succeeds with good credentials, and with no others',
  why: 'It is the only moment at which a maker is told of a wrong key. A test that always succeeds makes connections that never work.',
  repair:
    'Name a GET that needs credentials and no input, and answer it 2xx with good ones, 401 or 403 with others.',
  example: {
    breaks: 'testConnection: { operationId: GetVersion }\nGET /version (with a wrong key)\n200 OK',
    keeps: 'testConnection: { operationId: GetMe }\nGET /me (with a wrong key)\n401 Unauthorized',
  },
  source:
    'Test connection (Microsoft Learn); the published schema calls it unsupported for custom connectors',
  level: { strict: 'warning', field: 'off' },
  binds: asksFor(kinds),
  noSubject: 'the definition declares no test of a connection, or it could not be made',
  subjects: (view) => designAnswers(view, kinds),
  *judge({ exchange, credentials, call }) {
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    const status = exchange.response?.status;
    const spot = seen(exchange, 'status', { value: status ?? null });
    if (credentials === 'bad' && isSuccess(status))
      yield {
        message: `The test of the connection, ${requestLine(exchange)}, was answered ${status} with bad credentials`,
        seen: spot,
      };
    if (credentials === 'own' && !isSuccess(status))
      yield {
        message: `The test of the connection, ${requestLine(exchange)}, was answered ${answerOf(exchange)}`,
        seen: spot,
      };
    if (credentials === 'own' && call.method !== 'GET')
      yield {
        message: `The test of the connection is ${call.method}, and must be GET`,
        seen: spot,
      };
  },
});
