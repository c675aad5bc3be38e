import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Rule } from '../rule.ts';
import { whatArrivesIsWhatHappened } from '../shared/what-arrives-is-what-happened.ts';
import { notificationIsAPost } from './notification-is-a-post.ts';
import { callbackIsUsedAsGiven } from './callback-is-used-as-given.ts';
import { notificationIsJson } from './notification-is-json.ts';
import { notificationFitsTheSchema } from './notification-fits-the-schema.ts';
import { notificationFitsSingleOrBatch } from './notification-fits-single-or-batch.ts';
import { noEventIsNotifiedTwice } from './no-event-is-notified-twice.ts';
import { onlyMatchingEventsArrive } from './only-matching-events-arrive.ts';
import { everyEventIsNotified } from './every-event-is-notified.ts';
import { plainDeleteIsEnough } from './plain-delete-is-enough.ts';
import { deleteIsAnswered2xx } from './delete-is-answered-2xx.ts';
import { nothingArrivesAfterDelete } from './nothing-arrives-after-delete.ts';
import { deleteRemovesOnlyItsOwn } from './delete-removes-only-its-own.ts';
import { secondDeleteDoesNoHarm } from './second-delete-does-no-harm.ts';
import { unknownIdIsNotFound } from './unknown-id-is-not-found.ts';
import { registrationIsAnswered201 } from './registration-is-answered-201.ts';
import { registrationCarriesLocation } from './registration-carries-location.ts';
import { registrationLocationIsOneUri } from './registration-location-is-one-uri.ts';
import { locationIdentifiesTheSubscription } from './location-identifies-the-subscription.ts';
import { locationMatchesADeclaredDelete } from './location-matches-a-declared-delete.ts';
import { registrationLocationIsOnTheService } from './registration-location-is-on-the-service.ts';
import { registrationLocationIsAbsolute } from './registration-location-is-absolute.ts';
import { registrationFitsTheSchema } from './registration-fits-the-schema.ts';
import { badCredentialsRegisterNothing } from './bad-credentials-register-nothing.ts';
import { registrationNeedsACallback } from './registration-needs-a-callback.ts';

/** Rules of webhooks, causes first: the order in which a trigger is judged and reported. */
export const webhookRules: readonly Rule<WebhookView>[] = [
  registrationIsAnswered201,
  registrationCarriesLocation,
  registrationLocationIsOneUri,
  locationIdentifiesTheSubscription,
  registrationLocationIsOnTheService,
  locationMatchesADeclaredDelete,
  registrationLocationIsAbsolute,
  registrationFitsTheSchema,
  badCredentialsRegisterNothing,
  registrationNeedsACallback,
  notificationIsAPost,
  callbackIsUsedAsGiven,
  notificationIsJson,
  notificationFitsSingleOrBatch,
  notificationFitsTheSchema,
  everyEventIsNotified,
  noEventIsNotifiedTwice,
  onlyMatchingEventsArrive,
  whatArrivesIsWhatHappened,
  plainDeleteIsEnough,
  deleteIsAnswered2xx,
  deleteRemovesOnlyItsOwn,
  nothingArrivesAfterDelete,
  secondDeleteDoesNoHarm,
  unknownIdIsNotFound,
];
