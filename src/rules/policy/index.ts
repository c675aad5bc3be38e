import { eventsOfOneSecondAllArrive } from '../polling/events-of-one-second-all-arrive.ts';
import { pollersShareNoState } from '../polling/pollers-share-no-state.ts';
import { pollsAreAnsweredInTime } from '../polling/polls-are-answered-in-time.ts';
import { sameStateGivesTheSameItems } from '../polling/same-state-gives-the-same-items.ts';
import { stateBelongsToItsTenant } from '../polling/state-belongs-to-its-tenant.ts';
import { stateStaysShort } from '../polling/state-stays-short.ts';
import { tenantsSeeTheirOwnEvents } from '../polling/tenants-see-their-own-events.ts';
import { allPagesAreReached } from './all-pages-are-reached.ts';
import { encodedStateIsAccepted } from './encoded-state-is-accepted.ts';
import { tiesAreNotLost } from './ties-are-not-lost.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { inputsHoldAlongTheChain } from '../polling/inputs-hold-along-the-chain.ts';
import { nothingArrivesTwice } from '../polling/nothing-arrives-twice.ts';
import { nothingIsLost } from '../polling/nothing-is-lost.ts';
import { newsFitsTheSchema } from '../polling/news-fits-the-schema.ts';
import { contentTypeIsJson } from '../polling/content-type-is-json.ts';
import { oddStatesDoNoHarm } from '../polling/odd-states-do-no-harm.ts';
import { badCredentialsAreRefused } from '../polling/bad-credentials-are-refused.ts';
import { connectionTestTellsBadCredentials } from '../shared/connection-test-tells-bad-credentials.ts';
import { dynamicSchemaIsASchema } from '../shared/dynamic-schema-is-a-schema.ts';
import { dynamicValuesAreListed } from '../shared/dynamic-values-are-listed.ts';
import { simulatedEventFitsTheSchema } from '../shared/simulated-event-fits-the-schema.ts';
import { whatWasSubscribedSurvivesARestart } from '../shared/what-was-subscribed-survives-a-restart.ts';
import { whatArrivesIsWhatHappened } from '../shared/what-arrives-is-what-happened.ts';
import type { Rule } from '../rule.ts';
import { listIsAnObject } from './list-is-an-object.ts';
import { listIsAnswered200WithAnArray } from './list-is-answered-200-with-an-array.ts';
import { listIsNewestFirst } from './list-is-newest-first.ts';
import { stateBringsOnlyNewer } from './state-brings-only-newer.ts';
import { firstListYieldsTheState } from './first-list-yields-the-state.ts';

/** Rules of polling by policy: those of the backend's list, and the native ones that bind it too (PP-13). */
export const policyRules: readonly Rule<PollingView>[] = [
  listIsAnObject,
  encodedStateIsAccepted,
  listIsAnswered200WithAnArray,
  // A list that is kept for one tenant and handed to another is empty where it should not be.
  badCredentialsAreRefused,
  tenantsSeeTheirOwnEvents,
  firstListYieldsTheState,
  listIsNewestFirst,
  stateBringsOnlyNewer,
  inputsHoldAlongTheChain,
  sameStateGivesTheSameItems,
  pollersShareNoState,
  nothingArrivesTwice,
  allPagesAreReached,
  tiesAreNotLost,
  eventsOfOneSecondAllArrive,
  nothingIsLost,
  newsFitsTheSchema,
  contentTypeIsJson,
  whatArrivesIsWhatHappened,
  oddStatesDoNoHarm,
  stateBelongsToItsTenant,
  stateStaysShort,
  pollsAreAnsweredInTime,
  connectionTestTellsBadCredentials,
  dynamicValuesAreListed,
  dynamicSchemaIsASchema,
  simulatedEventFitsTheSchema,
  whatWasSubscribedSurvivesARestart,
];
