import { canonicalJson } from '../../json.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, itemLine, seenItem } from '../shared/wording.ts';
import { isSuccess } from '../../evidence/status.ts';
import { cameInBetween } from './came-in-between.ts';
import { lostInALink } from './lost-in-a-link.ts';

const REPAIR_OF_LINKS =
  'Write the state into the link to the next page as it came, percent-encoded, so that every page of a list holds only what is newer.';

const origin = (poll: Poll, view: PollingView): Poll | undefined =>
  view.polls.find((p) => p.exchange.seq === poll.from);

export const stateBringsOnlyNewer = defineRule<PollingView, Poll>({
  id: 'PP-06',
  slug: 'state-brings-only-newer',
  title: 'A list asked for with a state repeats no item of the list that the state came from',
  why: 'Every item that the list brings again starts a run again. "Newer or equal" repeats the newest item at every poll, for ever.',
  repair: 'Apply the state parameter as strictly greater than, in the field that `triggerConfig` reads.',
  example: {
    breaks: 'GET /invoices → { "value": [{ "id": 7 }] }\nGET /invoices?since=7 → { "value": [{ "id": 7 }] }',
    keeps: 'GET /invoices → { "value": [{ "id": 7 }] }\nGET /invoices?since=7 → { "value": [] }',
  },
  source: 'Create a polling trigger; training unit on polling triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-04', 'PP-05'],
  noSubject: 'no list was asked for with a state',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter(
      (p) =>
        p.state === 'followed' &&
        Object.keys(p.values).length > 0 &&
        isSuccess(p.status) &&
        origin(p, view) !== undefined,
    ),
  *judge(poll, view) {
    const list = origin(poll, view);
    if (list === undefined) return;
    // What a next page brought too early is P-14's to tell: the filter is right to bring it again.
    const known = list.items.filter((i) => !cameInBetween(i, list, view));
    const listed = new Set(known.map((i) => canonicalJson(i.value)));
    const again = poll.items.find((i) => listed.has(canonicalJson(i.value)));
    if (again === undefined) return;
    const lost = lostInALink(again, poll, view);
    const what = `${itemLine(again, poll)} brought an item again that was listed when the state was taken`;
    yield {
      message:
        lost === undefined
          ? `${what}; it was answered ${answerOf(again.exchange)}`
          : `${what}: the link to the next page, "${lost.link}", ${lost.what}`,
      seen: seenItem(again),
      ...(lost === undefined ? {} : { repair: REPAIR_OF_LINKS }),
    };
  },
});
