import { defined } from '../../defined.ts';
import type { Place, ReadWarning } from '../../model.ts';
import { callbackObjects, type CallbackObject } from '../../openapi/callback-object.ts';
import {
  contentNotificationUrls,
  requestNotificationUrls,
  responseNotificationUrls,
  type NotificationUrl,
} from '../../openapi/notification-url.ts';
import type { DefinitionView, DocumentView } from './view.ts';

/** The notification URLs that the trigger's request marks. */
export const requestMarks = ({ opened, operation }: DefinitionView): readonly NotificationUrl[] =>
  requestNotificationUrls(opened, operation);

/**
 * The notification URLs that the trigger's answers and notifications mark by themselves: marks in the wrong place. One that stands in a
 * schema which the request has as well is the request's.
 */
export const strayMarks = (view: DefinitionView): NotificationUrl[] => {
  const asked = new Set(requestMarks(view).map((m) => m.written));
  const { opened, operation } = view;
  return [
    ...responseNotificationUrls(opened, operation),
    // What is notified may well have the shape of what was registered.
    ...(asked.size > 0 ? [] : contentNotificationUrls(opened, operation)),
  ].filter((m) => !asked.has(m.written));
};

/** The marks that the platform can fill: properties of the body that have one fixed place. */
export const bodyMarks = (view: DefinitionView): NotificationUrl[] =>
  requestMarks(view).filter((m) => m.position === 'body' && !m.unaddressable && m.target !== '');

/**
 * The marks of the one property that takes the URL, as each branch of the schema writes it. Where several properties are
 * marked nobody knows which of them is meant, so that none can be held to what is asked of it; nor can one that is left open.
 */
export const onlyTarget = (view: DefinitionView): NotificationUrl[] => {
  const marks = bodyMarks(view);
  return marks.every((m) => m.target === marks[0]?.target) ? marks.filter((m) => !m.leftOpen) : [];
};

/** The trigger's OpenAPI 3 callbacks, where it says in that way which value is the callback URL. */
export const declaredCallbacks = ({ opened, operation }: DefinitionView): CallbackObject[] =>
  callbackObjects(opened, operation);

/** What the reader had to say that is the business of a rule; `undefined`: of none in particular. */
export const readerDoubts = ({ document }: DocumentView, rule: string | undefined): ReadWarning[] =>
  document.warnings.filter((w) => w.rule === rule);

/** A place in the file that holds the policies. */
export const placeOfPolicy = ({ document }: DocumentView, pointer: string): { readonly place?: Place } => {
  const place = document.locateProperties?.(pointer);
  return defined({ place });
};
