import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Rule } from '../rule.ts';
import { locationHoldsNoCredentials } from '../shared/location-holds-no-credentials.ts';
import { whatArrivesIsWhatHappened } from '../shared/what-arrives-is-what-happened.ts';
import { noHandshakeIsNeeded } from './no-handshake-is-needed.ts';
import { realCallbacksAreAccepted } from './real-callbacks-are-accepted.ts';
import { platformHeadersAreTolerated } from './platform-headers-are-tolerated.ts';
import { theDeclaredRequestIsTaken } from './the-declared-request-is-taken.ts';
import { registrationIsAnswered201 } from './registration-is-answered-201.ts';
import { registrationIsAnsweredInTime } from './registration-is-answered-in-time.ts';
import { registrationCarriesLocation } from './registration-carries-location.ts';
import { registrationLocationIsOneUri } from './registration-location-is-one-uri.ts';
import { locationIdentifiesTheSubscription } from './location-identifies-the-subscription.ts';
import { registrationLocationIsOnTheService } from './registration-location-is-on-the-service.ts';
import { locationMatchesADeclaredDelete } from './location-matches-a-declared-delete.ts';
import { registrationLocationIsAbsolute } from './registration-location-is-absolute.ts';
import { registrationFitsTheSchema } from './registration-fits-the-schema.ts';
import { subscriptionsDoNotExpire } from './subscriptions-do-not-expire.ts';
import { registeringAnewBeforeTheDelete } from './registering-anew-before-the-delete.ts';
import { aRepeatIsNoConflict } from './a-repeat-is-no-conflict.ts';
import { badCredentialsRegisterNothing } from './bad-credentials-register-nothing.ts';
import { registrationNeedsACallback } from './registration-needs-a-callback.ts';
import { invalidCallbacksAreRefused } from './invalid-callbacks-are-refused.ts';
import { onlyHttpCallbacksAreTaken } from './only-http-callbacks-are-taken.ts';
import { internalCallbacksAreRefused } from './internal-callbacks-are-refused.ts';
import { notificationIsAPost } from './notification-is-a-post.ts';
import { callbackIsUsedAsGiven } from './callback-is-used-as-given.ts';
import { notificationIsJson } from './notification-is-json.ts';
import { notificationFitsSingleOrBatch } from './notification-fits-single-or-batch.ts';
import { nothingIsSentOnRegistration } from './nothing-is-sent-on-registration.ts';
import { notificationFitsTheSchema } from './notification-fits-the-schema.ts';
import { notificationsAreSmall } from './notifications-are-small.ts';
import { noSecretReachesTheCallback } from './no-secret-reaches-the-callback.ts';
import { noSubscriberReplacesAnother } from './no-subscriber-replaces-another.ts';
import { equalFlowsBothReceive } from './equal-flows-both-receive.ts';
import { everyEventIsNotified } from './every-event-is-notified.ts';
import { any2xxIsAReceipt } from './any-2xx-is-a-receipt.ts';
import { registeringAgainIsOneSubscription } from './registering-again-is-one-subscription.ts';
import { noEventIsNotifiedTwice } from './no-event-is-notified-twice.ts';
import { onlyMatchingEventsArrive } from './only-matching-events-arrive.ts';
import { eventsStayWithTheirTenant } from './events-stay-with-their-tenant.ts';
import { nothingOldIsNotified } from './nothing-old-is-notified.ts';
import { certificatesAreChecked } from './certificates-are-checked.ts';
import { redirectsAreNotFollowed } from './redirects-are-not-followed.ts';
import { deleteIsServed } from './delete-is-served.ts';
import { plainDeleteIsEnough } from './plain-delete-is-enough.ts';
import { deleteNeedsCredentials } from './delete-needs-credentials.ts';
import { onlyItsTenantDeletesIt } from './only-its-tenant-deletes-it.ts';
import { deleteIsAnswered2xx } from './delete-is-answered-2xx.ts';
import { deleteRemovesOnlyItsOwn } from './delete-removes-only-its-own.ts';
import { theNewestLocationEndsIt } from './the-newest-location-ends-it.ts';
import { nothingArrivesAfterDelete } from './nothing-arrives-after-delete.ts';
import { secondDeleteDoesNoHarm } from './second-delete-does-no-harm.ts';
import { unknownIdIsNotFound } from './unknown-id-is-not-found.ts';
import { registeringAfterTheDelete } from './registering-after-the-delete.ts';
import { switchingOnAndOffUsesNothingUp } from './switching-on-and-off-uses-nothing-up.ts';
import { slowSubscribersDelayNobody } from './slow-subscribers-delay-nobody.ts';
import { slowAnswersAreWaitedFor } from './slow-answers-are-waited-for.ts';
import { failedNotificationsAreRepeated } from './failed-notifications-are-repeated.ts';
import { repeatsComeToAnEnd } from './repeats-come-to-an-end.ts';
import { connectionTestTellsBadCredentials } from '../shared/connection-test-tells-bad-credentials.ts';
import { dynamicSchemaIsASchema } from '../shared/dynamic-schema-is-a-schema.ts';
import { dynamicValuesAreListed } from '../shared/dynamic-values-are-listed.ts';
import { simulatedEventFitsTheSchema } from '../shared/simulated-event-fits-the-schema.ts';
import { whatWasSubscribedSurvivesARestart } from '../shared/what-was-subscribed-survives-a-restart.ts';

/** Rules of webhooks, causes first: the order in which a trigger is judged and reported. */
export const webhookRules: readonly Rule<WebhookView>[] = [
  noHandshakeIsNeeded,
  realCallbacksAreAccepted,
  platformHeadersAreTolerated,
  theDeclaredRequestIsTaken,
  registrationIsAnswered201,
  registrationIsAnsweredInTime,
  registrationCarriesLocation,
  registrationLocationIsOneUri,
  locationIdentifiesTheSubscription,
  registrationLocationIsOnTheService,
  locationMatchesADeclaredDelete,
  registrationLocationIsAbsolute,
  locationHoldsNoCredentials,
  registrationFitsTheSchema,
  subscriptionsDoNotExpire,
  registeringAnewBeforeTheDelete,
  aRepeatIsNoConflict,
  badCredentialsRegisterNothing,
  registrationNeedsACallback,
  invalidCallbacksAreRefused,
  onlyHttpCallbacksAreTaken,
  internalCallbacksAreRefused,
  notificationIsAPost,
  callbackIsUsedAsGiven,
  notificationIsJson,
  notificationFitsSingleOrBatch,
  nothingIsSentOnRegistration,
  notificationFitsTheSchema,
  notificationsAreSmall,
  noSecretReachesTheCallback,
  noSubscriberReplacesAnother,
  equalFlowsBothReceive,
  any2xxIsAReceipt,
  everyEventIsNotified,
  onlyMatchingEventsArrive,
  eventsStayWithTheirTenant,
  nothingOldIsNotified,
  whatArrivesIsWhatHappened,
  redirectsAreNotFollowed,
  certificatesAreChecked,
  deleteIsServed,
  plainDeleteIsEnough,
  deleteNeedsCredentials,
  onlyItsTenantDeletesIt,
  deleteIsAnswered2xx,
  deleteRemovesOnlyItsOwn,
  registeringAfterTheDelete,
  registeringAgainIsOneSubscription,
  noEventIsNotifiedTwice,
  theNewestLocationEndsIt,
  nothingArrivesAfterDelete,
  secondDeleteDoesNoHarm,
  unknownIdIsNotFound,
  switchingOnAndOffUsesNothingUp,
  slowSubscribersDelayNobody,
  slowAnswersAreWaitedFor,
  failedNotificationsAreRepeated,
  repeatsComeToAnEnd,
  connectionTestTellsBadCredentials,
  dynamicValuesAreListed,
  dynamicSchemaIsASchema,
  simulatedEventFitsTheSchema,
  whatWasSubscribedSurvivesARestart,
];
