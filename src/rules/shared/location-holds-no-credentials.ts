import { hasCredential } from '../../evidence/redact-text.ts';
import { headerValues } from '../../evidence/headers.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import type { Exchange } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';

export const locationHoldsNoCredentials = defineRule<TriggerView, Exchange>({
  id: 'S-05',
  slug: 'location-holds-no-credentials',
  title: 'No Location holds a credential',
  why: 'A Location is stored with the flow, shown in its history and written to logs on the way. A key in it is a key for everybody who reads them.',
  repair: 'Leave the credentials out of Location: every poll and every DELETE carries them by itself.',
  example: {
    breaks: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41&key=…',
    keeps: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source: 'Derived; OWASP API security (credentials in URLs)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no credentials are configured, or no answer carried a Location',
  about: ({ intent }) => (intent.kind === 'poll' ? [intent.chain] : undefined),
  subjects: (view) =>
    view.hasCredentials
      ? view.exchanges.filter(
          (e) =>
            e.credentials === 'own' &&
            (e.intent.kind === 'poll' || e.intent.kind === 'register') &&
            headerValues(e.response?.headers, 'location').length > 0,
        )
      : [],
  *judge(exchange) {
    const raw = headerValues(exchange.response?.headers, 'location').find(hasCredential);
    if (raw !== undefined)
      yield {
        message: `${requestLine(exchange)} was answered with a Location that holds the connection's credentials: "${raw}"`,
        seen: seen(exchange, 'header Location', { value: raw }),
      };
  },
});
