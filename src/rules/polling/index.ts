import type { PollingView } from '../../evidence/polling-view.ts';
import { polledValues } from '../shared/v-01.ts';
import type { Rule } from '../rule.ts';
import { newsIsAnswered200 } from './p-01.ts';
import { nothingNewIsAnswered202 } from './p-02.ts';
import { nothingNewCarriesLocation } from './p-03.ts';
import { newsAdvancesTheState } from './p-04.ts';
import { answersCarryRetryAfter } from './p-05.ts';
import { firstPollIsABaseline } from './p-06.ts';
import { inputsHoldAlongTheChain } from './p-07.ts';
import { locationStaysOnTheConnector } from './p-08.ts';
import { schemePortAndBasePathSurvive } from './p-09.ts';
import { locationIsAbsolute } from './p-10.ts';
import { locationIsOneUri } from './p-11.ts';
import { nothingArrivesTwice } from './p-14.ts';
import { nothingIsLost } from './p-15.ts';
import { severalItemsFitTheDelivery } from './p-18.ts';
import { retryAfterIsSeconds } from './p-20.ts';
import { newsFitsTheSchema } from './p-22.ts';
import { newsIsCalledJson } from './p-23.ts';
import { oddStatesDoNoHarm } from './p-26.ts';
import { badCredentialsAreRefused } from './p-30.ts';

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
  locationIsOneUri,
  nothingArrivesTwice,
  firstPollIsABaseline,
  inputsHoldAlongTheChain,
  nothingIsLost,
  polledValues,
  oddStatesDoNoHarm,
  badCredentialsAreRefused,
];
