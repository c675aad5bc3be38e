import { firstPage } from '../../evidence/first-page.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { canonicalJson } from '../../json.ts';
import { isSuccess } from '../../evidence/status.ts';
import { cutBody } from '../shared/cut-body.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { chainOf } from './answers.ts';

interface Replay {
  readonly replay: Poll;
  /** The poll of the chain that was made with the same state. */
  readonly original: Poll;
}

/** ms by which a timer may end early. */
const EARLY = 20;

const stateText = (poll: Poll): string => canonicalJson([poll.exchange.request.target, poll.values]);

/** A page of a list can be pushed out by what came later: only the last news must come again whole. */
const isComparable = ({ original, replay }: Replay, view: PollingView): boolean =>
  view.trigger.mechanism !== 'policy' ||
  !(chainOf(original, view)?.polls ?? []).some(
    (p) =>
      p.exchange.seq > original.exchange.seq && p.exchange.seq < replay.exchange.seq && p.items.length > 0,
  );

export const sameStateGivesTheSameItems = defineRule<PollingView, Replay>({
  id: 'P-17',
  slug: 'same-state-gives-the-same-items',
  title: 'The same state polled again brings the same items',
  why: 'After a timeout or a 5xx the platform polls the same Location again. Where the first read used the items up, they are gone, and their runs never start.',
  repair:
    'Let reading change nothing: answer by the state in the request, not by what was handed out before.',
  example: {
    breaks:
      'GET /voicemails?state=41 → 200 [{ "id": 42 }]\nGET /voicemails?state=41 (the same again) → 202, nothing',
    keeps:
      'GET /voicemails?state=41 → 200 [{ "id": 42 }]\nGET /voicemails?state=41 (the same again) → 200 [{ "id": 42 }]',
  },
  source: 'Derived from the retry policy of Azure Logic Apps (408, 429 and 5xx are repeated on the same URL)',
  level: { strict: 'error', field: 'error' },
  after: ['P-11', 'P-12', 'P-03', 'P-08', 'P-09', 'P-04', 'PP-03', 'PP-04', 'PP-05'],
  needsEvents: true,
  noSubject: 'no state that had brought an event of ours was polled again',
  about: ({ replay }) => [replay.chain],
  *subjects(view) {
    for (const replay of view.probes) {
      if (replay.state !== 'replayed' || replay.credentials !== 'own' || replay.status === undefined)
        continue;
      const original = chainOf(replay, view)?.polls.findLast(
        (p) => p.state === 'followed' && p.status === 200 && stateText(p) === stateText(replay),
      );
      if (original === undefined || !isComparable({ original, replay }, view)) continue;
      if (firstPage(original).some((i) => i.events.length > 0)) yield { replay, original };
    }
  },
  *judge({ replay, original }, view) {
    if (replay.status === 429 || (replay.status ?? 0) >= 500) return;
    const line = requestLine(replay.exchange);
    if (replay.truncated) {
      yield cutBody(`The answer to ${line}`);
      return;
    }
    if (!isSuccess(replay.status)) {
      yield {
        message: `${line} had brought an event, and the same request again was answered ${answerOf(replay.exchange)}`,
        seen: seen(replay.exchange, 'status', { value: replay.status ?? null }),
        repair:
          'Let a state stay good: neither reading it nor time ends it, since a flow that was off polls with the last it had.',
      };
      return;
    }
    // The pages behind the first are not followed again.
    const first = firstPage(original);
    const wanted = new Set(first.flatMap((i) => i.events));
    const again = new Set(replay.items.flatMap((i) => i.events));
    // A replica may lag: what is younger than an event may take to be visible can be missing for a while.
    const missing = [...wanted].filter(
      (e) => !again.has(e) && e.doneAt + view.settle <= replay.exchange.at + EARLY,
    );
    // A thing that changed again tells of its last change only.
    if (missing.length === 0 || (again.size > 0 && replay.items.length >= first.length)) return;
    yield {
      message: `${line} had brought ${wanted.size} event${wanted.size === 1 ? '' : 's'} of ours, and the same request again brought ${again.size === 0 ? 'none' : String(again.size)} of them`,
      seen: seen(replay.exchange, 'body'),
    };
  },
});
