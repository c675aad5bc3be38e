import type { Rule } from '../rule.ts';
import { bodyReferencesHaveTheirTwin } from './body-references-have-their-twin.ts';
import { definitionIsSwagger2 } from './definition-is-swagger-2.ts';
import { definitionKeepsTheLimits } from './definition-keeps-the-limits.ts';
import { deleteGoesToTheSameHost } from './delete-goes-to-the-same-host.ts';
import { deleteNeedsOnlyItsUrl } from './delete-needs-only-its-url.ts';
import { internalValuesAreGiven } from './internal-values-are-given.ts';
import { locationIsNotSetByPolicy } from './location-is-not-set-by-policy.ts';
import { notificationContentHasSchema } from './notification-content-has-schema.ts';
import { notificationContentIsBesideVerb } from './notification-content-is-beside-verb.ts';
import { notificationOperationIsAWebhook } from './notification-operation-is-a-webhook.ts';
import { notificationUrlIsInBody } from './notification-url-is-in-body.ts';
import { notificationUrlIsInternal } from './notification-url-is-internal.ts';
import { notificationUrlHasAFixedPlace } from './notification-url-has-a-fixed-place.ts';
import { notificationUrlIsRequired } from './notification-url-is-required.ts';
import { notificationUrlIsString } from './notification-url-is-string.ts';
import { oneResponseHasASchema } from './one-response-has-a-schema.ts';
import { operationsAreToldApart } from './operations-are-told-apart.ts';
import { pathParametersSayTheirEncoding } from './path-parameters-say-their-encoding.ts';
import { pollHasNoBody } from './poll-has-no-body.ts';
import { pollHasSomewhereForItsState } from './poll-has-somewhere-for-its-state.ts';
import { polledListIsInAnObject } from './polled-list-is-in-an-object.ts';
import { pollingPolicyNamesPolls } from './polling-policy-names-polls.ts';
import { pollingStateIsReadFromTheAnswer } from './polling-state-is-read-from-the-answer.ts';
import { registrationDeclaresLocation } from './registration-declares-location.ts';
import { routedRegistrationKeepsItsLocation } from './routed-registration-keeps-its-location.ts';
import { schemesAreHttp } from './schemes-are-http.ts';
import { successResponseIsDeclared } from './success-response-is-declared.ts';
import { triggerIsSingleOrBatch } from './trigger-is-single-or-batch.ts';
import { triggerReadsAsAnEvent } from './trigger-reads-as-an-event.ts';
import { triggerValueIsUndocumented } from './trigger-value-is-undocumented.ts';
import type { DefinitionView } from './view.ts';
import { webhookCanBeDeleted } from './webhook-can-be-deleted.ts';
import { webhookHasNotificationUrl } from './webhook-has-notification-url.ts';
import { whatIsMeantIsMarked } from './what-is-meant-is-marked.ts';

/** Rules on what is written, in the order of the report. */
export const definitionRules: readonly Rule<DefinitionView>[] = [
  triggerIsSingleOrBatch,
  whatIsMeantIsMarked,
  definitionIsSwagger2,
  webhookHasNotificationUrl,
  notificationUrlIsInBody,
  notificationUrlIsString,
  notificationUrlIsRequired,
  notificationUrlIsInternal,
  notificationUrlHasAFixedPlace,
  notificationContentIsBesideVerb,
  notificationContentHasSchema,
  webhookCanBeDeleted,
  deleteNeedsOnlyItsUrl,
  successResponseIsDeclared,
  registrationDeclaresLocation,
  oneResponseHasASchema,
  polledListIsInAnObject,
  pollingPolicyNamesPolls,
  pollingStateIsReadFromTheAnswer,
  pollHasSomewhereForItsState,
  internalValuesAreGiven,
  pollHasNoBody,
  pathParametersSayTheirEncoding,
  triggerReadsAsAnEvent,
  operationsAreToldApart,
  schemesAreHttp,
  definitionKeepsTheLimits,
  notificationOperationIsAWebhook,
  triggerValueIsUndocumented,
  locationIsNotSetByPolicy,
  deleteGoesToTheSameHost,
  routedRegistrationKeepsItsLocation,
  bodyReferencesHaveTheirTwin,
];
