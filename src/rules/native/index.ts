import { eventsOfOneSecondAllArrive } from '../polling/events-of-one-second-all-arrive.ts';
import { pollersShareNoState } from '../polling/pollers-share-no-state.ts';
import { pollsAreAnsweredInTime } from '../polling/polls-are-answered-in-time.ts';
import { sameStateGivesTheSameItems } from '../polling/same-state-gives-the-same-items.ts';
import { stateBelongsToItsTenant } from '../polling/state-belongs-to-its-tenant.ts';
import { stateStaysShort } from '../polling/state-stays-short.ts';
import { tenantsSeeTheirOwnEvents } from '../polling/tenants-see-their-own-events.ts';
import { locationHoldsNoCredentials } from '../shared/location-holds-no-credentials.ts';
import { locationSurvivesPercentEncoding } from './location-survives-percent-encoding.ts';
import { newsIsNoEmptyCollection } from './news-is-no-empty-collection.ts';
import { nothingNewKeepsTheState } from './nothing-new-keeps-the-state.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { connectionTestTellsBadCredentials } from '../shared/connection-test-tells-bad-credentials.ts';
import { dynamicSchemaIsASchema } from '../shared/dynamic-schema-is-a-schema.ts';
import { dynamicValuesAreListed } from '../shared/dynamic-values-are-listed.ts';
import { simulatedEventFitsTheSchema } from '../shared/simulated-event-fits-the-schema.ts';
import { whatWasSubscribedSurvivesARestart } from '../shared/what-was-subscribed-survives-a-restart.ts';
import { whatArrivesIsWhatHappened } from '../shared/what-arrives-is-what-happened.ts';
import type { Rule } from '../rule.ts';
import { newsIsAnswered200 } from './news-is-answered-200.ts';
import { nothingNewIsAnswered202 } from './nothing-new-is-answered-202.ts';
import { every202CarriesLocation } from './every-202-carries-location.ts';
import { newsAdvancesTheState } from './news-advances-the-state.ts';
import { answersCarryRetryAfter } from './answers-carry-retry-after.ts';
import { firstPollIsABaseline } from './first-poll-is-a-baseline.ts';
import { inputsHoldAlongTheChain } from '../polling/inputs-hold-along-the-chain.ts';
import { pollLocationStaysOnTheConnector } from './poll-location-stays-on-the-connector.ts';
import { pollLocationKeepsPortAndBasePath } from './poll-location-keeps-port-and-base-path.ts';
import { pollLocationIsAbsolute } from './poll-location-is-absolute.ts';
import { pollLocationIsOneUri } from './poll-location-is-one-uri.ts';
import { nothingArrivesTwice } from '../polling/nothing-arrives-twice.ts';
import { nothingIsLost } from '../polling/nothing-is-lost.ts';
import { itemsFitSingleOrBatch } from './items-fit-single-or-batch.ts';
import { retryAfterIsSeconds } from './retry-after-is-seconds.ts';
import { newsFitsTheSchema } from '../polling/news-fits-the-schema.ts';
import { contentTypeIsJson } from '../polling/content-type-is-json.ts';
import { oddStatesDoNoHarm } from '../polling/odd-states-do-no-harm.ts';
import { badCredentialsAreRefused } from '../polling/bad-credentials-are-refused.ts';

/** Rules of native polling, causes first: the order in which a trigger is judged and reported. */
export const nativeRules: readonly Rule<PollingView>[] = [
  locationSurvivesPercentEncoding,
  pollLocationIsOneUri,
  every202CarriesLocation,
  pollLocationKeepsPortAndBasePath,
  pollLocationStaysOnTheConnector,
  pollLocationIsAbsolute,
  inputsHoldAlongTheChain,
  nothingNewIsAnswered202,
  retryAfterIsSeconds,
  itemsFitSingleOrBatch,
  newsFitsTheSchema,
  contentTypeIsJson,
  newsIsAnswered200,
  answersCarryRetryAfter,
  newsAdvancesTheState,
  sameStateGivesTheSameItems,
  pollersShareNoState,
  nothingArrivesTwice,
  firstPollIsABaseline,
  newsIsNoEmptyCollection,
  eventsOfOneSecondAllArrive,
  nothingIsLost,
  nothingNewKeepsTheState,
  whatArrivesIsWhatHappened,
  oddStatesDoNoHarm,
  locationHoldsNoCredentials,
  badCredentialsAreRefused,
  tenantsSeeTheirOwnEvents,
  stateBelongsToItsTenant,
  stateStaysShort,
  pollsAreAnsweredInTime,
  connectionTestTellsBadCredentials,
  dynamicValuesAreListed,
  dynamicSchemaIsASchema,
  simulatedEventFitsTheSchema,
  whatWasSubscribedSurvivesARestart,
];
