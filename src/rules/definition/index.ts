import type { Rule } from '../rule.ts';
import { triggerIsSingleOrBatch } from './d-01.ts';
import { webhookHasNotificationUrl } from './d-03.ts';
import { notificationUrlIsInBody } from './d-04.ts';
import { notificationUrlIsString } from './d-05.ts';
import { notificationUrlIsRequired } from './d-06.ts';
import { notificationUrlIsInternal } from './d-07.ts';
import { notificationUrlIsProperty } from './d-08.ts';
import { notificationContentIsBesideVerb } from './d-09.ts';
import { webhookCanBeDeleted } from './d-11.ts';
import { polledListIsInAnObject } from './d-16.ts';
import { pollingStateIsAlive } from './d-17.ts';
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
