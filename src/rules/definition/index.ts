import type { Rule } from '../rule.ts';
import { triggerIsSingleOrBatch } from './trigger-is-single-or-batch.ts';
import { webhookHasNotificationUrl } from './webhook-has-notification-url.ts';
import { notificationUrlIsInBody } from './notification-url-is-in-body.ts';
import { notificationUrlIsString } from './notification-url-is-string.ts';
import { notificationUrlIsRequired } from './notification-url-is-required.ts';
import { notificationUrlIsInternal } from './notification-url-is-internal.ts';
import { notificationUrlHasAFixedPlace } from './notification-url-has-a-fixed-place.ts';
import { notificationContentIsBesideVerb } from './notification-content-is-beside-verb.ts';
import { webhookCanBeDeleted } from './webhook-can-be-deleted.ts';
import { polledListIsInAnObject } from './polled-list-is-in-an-object.ts';
import { pollingStateIsReadFromTheAnswer } from './polling-state-is-read-from-the-answer.ts';
import type { DefinitionView } from './view.ts';

/** Rules on what is written, in the order of the report. */
export const definitionRules: readonly Rule<DefinitionView>[] = [
  triggerIsSingleOrBatch,
  webhookHasNotificationUrl,
  notificationUrlIsInBody,
  notificationUrlIsString,
  notificationUrlIsRequired,
  notificationUrlIsInternal,
  notificationUrlHasAFixedPlace,
  notificationContentIsBesideVerb,
  webhookCanBeDeleted,
  polledListIsInAnObject,
  pollingStateIsReadFromTheAnswer,
];
