import type { Rule } from '../rule.ts';
import { triggerIsSingleOrBatch } from './trigger-is-single-or-batch.ts';
import { webhookHasNotificationUrl } from './webhook-has-notification-url.ts';
import { notificationUrlIsInBody } from './notification-url-is-in-body.ts';
import { notificationUrlIsString } from './notification-url-is-string.ts';
import { notificationUrlIsRequired } from './notification-url-is-required.ts';
import { notificationUrlIsInternal } from './notification-url-is-internal.ts';
import { notificationUrlIsProperty } from './notification-url-is-property.ts';
import { notificationContentIsBesideVerb } from './notification-content-is-beside-verb.ts';
import { webhookCanBeDeleted } from './webhook-can-be-deleted.ts';
import { polledListIsInAnObject } from './polled-list-is-in-an-object.ts';
import { pollingStateIsAlive } from './polling-state-is-alive.ts';
import type { DefinitionView } from './view.ts';

/** Rules on what is written, in the order of the report. */
export const definitionRules: readonly Rule<DefinitionView>[] = [
  triggerIsSingleOrBatch,
  webhookHasNotificationUrl,
  notificationUrlIsInBody,
  notificationUrlIsString,
  notificationUrlIsRequired,
  notificationUrlIsInternal,
  notificationUrlIsProperty,
  notificationContentIsBesideVerb,
  webhookCanBeDeleted,
  polledListIsInAnObject,
  pollingStateIsAlive,
];
