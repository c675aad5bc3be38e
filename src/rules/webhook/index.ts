import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Rule } from '../rule.ts';
import { notifiedValues } from '../shared/v-01.ts';
import { notificationIsAPost } from './c-01.ts';
import { callbackIsUsedAsGiven } from './c-02.ts';
import { notificationIsJson } from './c-03.ts';
import { notificationFitsTheSchema } from './c-04.ts';
import { notificationFitsTheDelivery } from './c-05.ts';
import { noEventIsNotifiedTwice } from './c-12.ts';
import { onlyMatchingEventsArrive } from './c-13.ts';
import { everyEventIsNotified } from './c-19.ts';
import { plainDeleteIsEnough } from './u-01.ts';
import { deleteIsAnswered2xx } from './u-02.ts';
import { nothingArrivesAfterDelete } from './u-03.ts';
import { deleteRemovesOnlyItsOwn } from './u-04.ts';
import { secondDeleteDoesNoHarm } from './u-05.ts';
import { unknownIdIsNotFound } from './u-06.ts';
import { registrationIsAnswered201 } from './w-02.ts';
import { registrationCarriesLocation } from './w-03.ts';
import { locationIsOneUri } from './w-04.ts';
import { locationIdentifiesTheSubscription } from './w-05.ts';
import { locationMatchesADeclaredDelete } from './w-06.ts';
import { locationIsOnTheService } from './w-07.ts';
import { registrationLocationIsAbsolute } from './w-08.ts';
import { registrationFitsTheSchema } from './w-10.ts';
import { badCredentialsRegisterNothing } from './w-16.ts';
import { registrationNeedsACallback } from './w-23.ts';

/** Rules of webhooks, causes first: the order in which a trigger is judged and reported. */
export const webhookRules: readonly Rule<WebhookView>[] = [
  registrationIsAnswered201,
  registrationCarriesLocation,
  locationIsOneUri,
  locationIdentifiesTheSubscription,
  locationIsOnTheService,
  locationMatchesADeclaredDelete,
  registrationLocationIsAbsolute,
  registrationFitsTheSchema,
  badCredentialsRegisterNothing,
  registrationNeedsACallback,
  notificationIsAPost,
  callbackIsUsedAsGiven,
  notificationIsJson,
  notificationFitsTheDelivery,
  notificationFitsTheSchema,
  everyEventIsNotified,
  noEventIsNotifiedTwice,
  onlyMatchingEventsArrive,
  notifiedValues,
  plainDeleteIsEnough,
  deleteIsAnswered2xx,
  deleteRemovesOnlyItsOwn,
  nothingArrivesAfterDelete,
  secondDeleteDoesNoHarm,
  unknownIdIsNotFound,
];
