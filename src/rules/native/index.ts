import type { PollingView } from '../../evidence/polling-view.ts';
import { polledValues } from '../shared/what-arrives-is-what-happened.ts';
import type { Rule } from '../rule.ts';
import { newsIsAnswered200 } from './news-is-answered-200.ts';
import { nothingNewIsAnswered202 } from './nothing-new-is-answered-202.ts';
import { nothingNewCarriesLocation } from './nothing-new-carries-location.ts';
import { newsAdvancesTheState } from './news-advances-the-state.ts';
import { answersCarryRetryAfter } from './answers-carry-retry-after.ts';
import { firstPollIsABaseline } from './first-poll-is-a-baseline.ts';
import { inputsHoldAlongTheChain } from '../polling/inputs-hold-along-the-chain.ts';
import { locationStaysOnTheConnector } from './location-stays-on-the-connector.ts';
import { schemePortAndBasePathSurvive } from './scheme-port-and-base-path-survive.ts';
import { locationIsAbsolute } from './location-is-absolute.ts';
import { pollLocationIsOneUri } from './poll-location-is-one-uri.ts';
import { nothingArrivesTwice } from '../polling/nothing-arrives-twice.ts';
import { nothingIsLost } from '../polling/nothing-is-lost.ts';
import { severalItemsFitTheDelivery } from './several-items-fit-the-delivery.ts';
import { retryAfterIsSeconds } from './retry-after-is-seconds.ts';
import { newsFitsTheSchema } from '../polling/news-fits-the-schema.ts';
import { newsIsCalledJson } from '../polling/news-is-called-json.ts';
import { oddStatesDoNoHarm } from '../polling/odd-states-do-no-harm.ts';
import { badCredentialsAreRefused } from '../polling/bad-credentials-are-refused.ts';

/** Rules of native polling, causes first: the order in which a trigger is judged and reported. */
export const nativeRules: readonly Rule<PollingView>[] = [
  nothingNewCarriesLocation,
  schemePortAndBasePathSurvive,
  locationStaysOnTheConnector,
  locationIsAbsolute,
  nothingNewIsAnswered202,
  severalItemsFitTheDelivery,
  newsFitsTheSchema,
  newsIsCalledJson,
  newsIsAnswered200,
  answersCarryRetryAfter,
  retryAfterIsSeconds,
  newsAdvancesTheState,
  pollLocationIsOneUri,
  nothingArrivesTwice,
  firstPollIsABaseline,
  inputsHoldAlongTheChain,
  nothingIsLost,
  polledValues,
  oddStatesDoNoHarm,
  badCredentialsAreRefused,
];
