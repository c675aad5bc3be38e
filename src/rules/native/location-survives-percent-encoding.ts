import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { isSuccess } from '../../evidence/status.ts';
import { formDecoded } from '../../percent.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';

const pairsOf = (raw: string): string[] =>
  raw.includes('?') ? raw.slice(raw.indexOf('?') + 1).split('&') : [];

/** Whether a query has a plus that may stand for itself: not one in an input, where it is the space of the first call. */
const plus = (raw: string, chain: Chain): boolean => {
  const inputs = new Set(pairsOf(chain.polls[0]?.exchange.request.target ?? '').map(formDecoded));
  return pairsOf(raw).some((pair) => pair.includes('+') && !inputs.has(formDecoded(pair)));
};

/** What a form decoder makes of a plus: the value that a later Location would hold. */
const misread = (raw: string): string[] => {
  const query = raw.slice(raw.indexOf('?') + 1);
  return [' ', '%20'].map((space) => query.replaceAll('+', space));
};

/** Statuses that say of a request that it is wrong, and not that the service is busy or does not know the caller. */
const isRefused = (poll: Poll): boolean => [400, 404, 410, 422, 500].includes(poll.status ?? 0);

const ours = (poll: Poll): number => poll.items.filter((i) => i.events.length > 0).length;

const plainPolls = (chain: Chain): readonly Poll[] =>
  chain.polls.filter((p) => p.state === 'followed' && plus(p.exchange.request.target, chain));

const encodedTwin = (chain: Chain): Poll | undefined =>
  chain.probes.find((p) => p.state === 'encoded' && isSuccess(p.status));

/** Every state with a plain plus is refused, as it was given. */
const isAllRefused = (chain: Chain): boolean => plainPolls(chain).every(isRefused);

/** What such a chain shows of the service is true of the others that are refused. */
const isMisreading = (chain: Chain): boolean =>
  plainPolls(chain).length > 0 && isAllRefused(chain) && encodedTwin(chain) !== undefined;

export const locationSurvivesPercentEncoding = defineRule<PollingView, Chain>({
  id: 'P-12',
  slug: 'location-survives-percent-encoding',
  title: 'A state with reserved characters is percent-encoded in Location',
  why: 'Location is followed byte for byte. A "+" that stands for itself, as in an offset of +02:00, is read as a space: the state is another one, or none, and events are lost.',
  repair: 'Percent-encode the state before it goes into Location: "+" as %2B, ":" as %3A, "&" as %26.',
  example: {
    breaks:
      'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?since=2026-11-26T09:00:00+02:00',
    keeps:
      'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?since=2026-11-26T09%3A00%3A00%2B02%3A00',
  },
  source: 'Derived; the sample of Azure Logic Apps triggers encodes its state',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no Location held a "+" that was not percent-encoded in its query',
  about: (chain) => [chain.id],
  subjects: (view) => view.chains.filter((c) => c.polls.some((p) => p.locations.some((raw) => plus(raw, c)))),
  *judge(chain, view) {
    for (const [i, poll] of chain.polls.entries()) {
      const given = poll.locations.find((raw) => plus(raw, chain));
      const next = chain.polls[i + 1];
      if (given === undefined || next === undefined) continue;
      const returned = next.locations.find((raw) => misread(given).some((text) => raw.endsWith(text)));
      if (returned === undefined) continue;
      yield {
        message: `The Location holds "+" unencoded, "${given}", and the service reads it as a space: the next answer names "${returned}"`,
        seen: seen(poll.exchange, 'header Location', { value: given }),
      };
      return;
    }
    const [plain] = plainPolls(chain);
    if (plain === undefined) return;
    const refused = isAllRefused(chain) && view.chains.some(isMisreading);
    const twin = encodedTwin(chain);
    const again = chain.probes.find((p) => p.state === 'replayed' && plus(p.exchange.request.target, chain));
    if (refused || (twin !== undefined && again !== undefined && ours(twin) > ours(again)))
      yield {
        message: `${requestLine(plain.exchange)}, the Location as it was given, was answered ${answerOf(plain.exchange)}; with its "+" percent-encoded it works: the service reads a plain "+" as a space`,
        seen: seen(plain.exchange, 'target', { value: plain.exchange.request.target }),
      };
  },
});
