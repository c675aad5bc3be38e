import type { Exchange } from '../model.ts';
import { member, parseJson } from '../json.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import type { PollerContext, PollState } from './chain.ts';
import { askForList, stateOfIntent } from './gateway-request.ts';

const MOST_PAGES = 50;

/** The target of the next page; undefined where there is none on the service. */
const nextTarget = (last: Exchange, property: string, context: PollerContext): string | undefined => {
  const { recorder, trigger, address } = context;
  const link = member(parseJson(last.response?.body ?? ''), property);
  if (typeof link !== 'string' || link === '') return undefined;
  // Links in bodies are not as strictly written as headers; the gateway encodes what no request line can hold.
  const called = link.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
  const location = resolveLocation(called, { address, target: last.request.target });
  if (isCallable(location)) return location.target;
  recorder.add({
    type: 'note',
    at: recorder.now(),
    trigger: trigger.id,
    message: `The link to the next page, "${link}", is not on the service and is not called; list its origin in \`service.aliases\` if it is another name of the service`,
  });
  return undefined;
};

/** Follows the links to the next pages of a list within one poll. */
export const followPages = async (
  first: Exchange,
  state: PollState,
  chain: string,
  context: PollerContext,
): Promise<void> => {
  const property = context.trigger.policy?.nextLink ?? '@odata.nextLink';
  let last = first;
  for (let page = 2; page <= MOST_PAGES; page += 1) {
    const target = nextTarget(last, property, context);
    if (target === undefined) return;
    const intent = { kind: 'poll', chain, state: 'followed', page, ...stateOfIntent(state) } as const;
    last = await askForList(state, intent, 'own', context, target);
  }
};
