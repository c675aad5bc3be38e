import type { Exchange } from '../model.ts';
import { nextLinkOf } from '../evidence/next-link.ts';
import type { PollerContext, PollState } from './chain.ts';
import { askForList, stateOfIntent } from './gateway-request.ts';

const MOST_PAGES = 50;

/** The target of the next page; undefined where there is none on the service. */
const nextTarget = (last: Exchange, { recorder, trigger, address }: PollerContext): string | undefined => {
  const next = nextLinkOf(last, trigger, address);
  if (next === undefined) return undefined;
  if (next.target !== undefined) return next.target;
  recorder.add({
    type: 'note',
    at: recorder.now(),
    trigger: trigger.id,
    message: `The link to the next page, "${next.link}", is not on the service and is not called; list its origin in \`service.aliases\` if it is another name of the service`,
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
  let last = first;
  for (let page = 2; page <= MOST_PAGES; page += 1) {
    const target = nextTarget(last, context);
    if (target === undefined) return;
    const intent = { kind: 'poll', chain, state: 'followed', page, ...stateOfIntent(state) } as const;
    last = await askForList(state, intent, context.credentials ?? 'own', context, target);
  }
};
