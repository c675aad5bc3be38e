import { defined } from '../defined.ts';
import { answerDifferences } from './answers.ts';
import { callbackDifferences } from './callback.ts';
import type { Compared, Difference } from './difference.ts';
import { connectionDifferences } from './connection.ts';
import { designCallDifferences } from './design-calls.ts';
import { inputDifferences } from './inputs.ts';
import { keeperDifferences } from './keeper.ts';
import { callDifferences, operationDifferences } from './operation.ts';
import { outputDifferences } from './outputs.ts';
import { policyDifferences } from './policies.ts';
import { scriptDifferences } from './script.ts';
import { securityDifferences } from './security.ts';
import type { TriggerPair } from './sides.ts';
import { stateSourceDifferences } from './state-source.ts';
import { stateDifferences } from './state.ts';
import { isCompanionUnread, unreadOf } from './unread.ts';
import { unsubscribeDifferences } from './unsubscribe.ts';
import { wireDifferences } from './wire.ts';

const RANK = { breaking: 0, risky: 1, safe: 2 } as const;

/** What the files beside a definition say: how the gateway keeps the state, policies, connections, scripts. */
const besideDifferences = (pair: TriggerPair): readonly Difference[] => [
  ...keeperDifferences(pair),
  ...stateDifferences(pair),
  ...stateSourceDifferences(pair),
  ...policyDifferences(pair),
  ...connectionDifferences(pair),
  ...scriptDifferences(pair),
];

/** What changed between two versions of one trigger, what breaks first; of a renamed one nothing looks for its call. */
export const diffTriggers = (pair: TriggerPair, isRenamed: boolean): Compared => {
  const operation = [...(isRenamed ? [] : callDifferences(pair)), ...operationDifferences(pair)];
  const [old, now] = [pair.before.trigger.mechanism, pair.after.trigger.mechanism];
  // A webhook that became a poll, or the other way round, is another trigger altogether: nothing else is news.
  if ((old === 'webhook') !== (now === 'webhook')) return { differences: operation };
  const [inputs, outputs] = [inputDifferences(pair), outputDifferences(pair)];
  const isBesideKnown = ![pair.before, pair.after].some(({ document }) => isCompanionUnread(document));
  const differences: readonly Difference[] = [
    ...operation,
    ...inputs.differences,
    ...wireDifferences(pair),
    ...callbackDifferences(pair),
    ...outputs.differences,
    ...designCallDifferences(pair),
    ...answerDifferences(pair),
    ...(isBesideKnown ? besideDifferences(pair) : []),
    ...(now === 'webhook' ? unsubscribeDifferences(pair) : []),
    ...securityDifferences(pair),
  ];
  const incomplete =
    inputs.incomplete ??
    outputs.incomplete ??
    unreadOf(pair.after.document) ??
    unreadOf(pair.before.document);
  return {
    differences: differences.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]),
    ...defined({ incomplete }),
  };
};
