import { unreadable } from '../../evidence/body.ts';
import { headerValue } from '../../evidence/headers.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { cutBody } from '../shared/cut-body.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { departure } from '../shared/departure.ts';
import { fetchedDeparture } from '../shared/fetched-schema.ts';

const WHAT = 'The body of a 200';

const REPAIR = 'Send the body as the headers say, and JSON without a byte order mark (RFC 8259 §8.1).';

/** What of the bytes keeps readers from a body that may well be the right one. */
const flawOf = ({ exchange: { response } }: Poll): string | undefined => {
  if (response?.miscoded === true)
    return `is not in its Content-Encoding, "${headerValue(response.headers, 'content-encoding') ?? ''}"`;
  return response?.body.startsWith('\ufeff') === true
    ? 'begins with a byte order mark, at which readers of JSON may stop'
    : undefined;
};

export const newsFitsTheSchema = defineRule<PollingView, Poll>({
  id: 'P-22',
  slug: 'news-fits-the-schema',
  title: 'The body of a 200 fits the declared schema',
  why: 'The platform checks types before it starts a run: a null or a string where an object is declared fails the trigger with "requires the property … to be of type …".',
  repair: 'Send the declared types, or declare what is sent: `x-nullable: true` for what may be null.',
  example: {
    breaks:
      'GET /voicemails?state=41 (seconds is declared as integer)\n200 OK\n[{ "id": 42, "seconds": "12" }]',
    keeps: 'GET /voicemails?state=41 (seconds is declared as integer)\n200 OK\n[{ "id": 42, "seconds": 12 }]',
  },
  source: 'Reports of connector authors on the platform’s type check; Workflow triggers in Azure Logic Apps',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03'],
  noSubject: 'the definition declares no schema for 200, or no poll was answered 200',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.trigger.responses['200']?.schema === undefined ? [] : view.polls.filter((p) => p.status === 200),
  *judge(poll, view) {
    const schema = view.trigger.responses['200']?.schema;
    if (schema === undefined) return;
    if (poll.truncated) {
      yield cutBody(`The answer to ${requestLine(poll.exchange)}`);
      return;
    }
    const flaw = flawOf(poll);
    if (flaw !== undefined) {
      yield { message: `The body of a 200 ${flaw}`, repair: REPAIR, seen: seen(poll.exchange, 'body') };
      return;
    }
    if (poll.json === undefined) {
      yield {
        message: `The body of a 200 ${unreadable(poll.exchange.response?.body ?? '')}: ${answerOf(poll.exchange)}`,
        seen: seen(poll.exchange, 'body'),
      };
      return;
    }
    const said = [...departure(WHAT, poll.json, schema, view.trigger, poll.exchange)];
    for (const remark of said.length > 0
      ? said
      : fetchedDeparture(WHAT, poll.json, schema, view, poll.exchange))
      yield { ...remark, written: `${view.trigger.pointer}/responses/200/schema` };
  },
});
