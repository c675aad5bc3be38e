import { escapePointer, isObject, member } from '../../json.ts';
import { nearKey } from '../../near.ts';
import { hasOpenPath } from '../../openapi/left-open.ts';
import { requestNotificationUrls } from '../../openapi/notification-url.ts';
import { rawParameters, type Operation } from '../../openapi/operation.ts';
import { textMember } from '../../openapi/members.ts';
import { operationName } from '../../openapi/trigger.ts';
import { defineRule, type Remark } from '../rule.ts';
import { isNoExtension, nearExtensions, type NearExtension } from './near-extensions.ts';
import { isRequestOpen } from './request-below.ts';
import type { DefinitionView } from './view.ts';

const KEY = 'x-ms-notification';

function* judgeParameters({ opened, operation }: DefinitionView, subscribe: Operation): Generator<Remark> {
  const others = new Map(
    rawParameters(opened, subscribe).map((p) => [textMember(p.node, 'name') ?? '', p.node]),
  );
  for (const { node, pointer } of rawParameters(opened, operation)) {
    const name = textMember(node, 'name') ?? '';
    const other = others.get(name);
    if (other === undefined || member(node, 'in') === 'body') continue;
    const differs = ['type', 'x-ms-visibility'].filter(
      (key) => JSON.stringify(member(node, key)) !== JSON.stringify(member(other, key)),
    );
    if (differs.length > 0)
      yield {
        message: `The parameter "${name}" differs from that of "${operationName(subscribe)}" in ${differs.join(' and ')}`,
        written: pointer,
        lowered: 'the platform may read the value of the polling trigger',
      };
  }
}

export const notificationOperationIsAWebhook = defineRule<DefinitionView, NearExtension>({
  id: 'K7',
  slug: 'notification-operation-is-a-webhook',
  title: '"x-ms-notification" names a webhook operation, and stands on a polling trigger',
  why: 'The extension lets a webhook nudge a polling trigger: the platform subscribes with the operation that is named, and polls when it is notified. An operation that is missing or takes no callback URL can notify nobody.',
  repair: 'Name the operationId of the operation whose body takes the notification URL.',
  example: {
    breaks: 'get:\n  x-ms-trigger: batch\n  x-ms-notification: { operationId: ListVoicemails }',
    keeps: 'get:\n  x-ms-trigger: batch\n  x-ms-notification: { operationId: SubscribeToVoicemails }',
  },
  source:
    'Swagger validator rules (Microsoft Learn): NotificationOperationMustBeWebhook, NotificationExtensionNotSupportedInWebhookOperation, ParamtersWithSameNameMustHaveSameTypeAndVisibility',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'the trigger has no "x-ms-notification"',
  subjects: ({ operation }) => nearExtensions(operation, KEY),
  *judge({ key, pointer: written }, view) {
    if (key !== KEY) {
      yield { message: isNoExtension(key, KEY), written };
      return;
    }
    if (view.trigger.mechanism === 'webhook') {
      yield { message: `"${KEY}" stands on a webhook, which notifies by itself`, written };
      return;
    }
    const value = member(view.operation.node, KEY);
    const name = textMember(value, 'operationId') ?? '';
    if (name === '') {
      const near = isObject(value) ? nearKey(value, 'operationId') : undefined;
      yield near === undefined
        ? { message: `"${KEY}" has no "operationId"`, written }
        : {
            message: `"${near}" is not read; "operationId" is`,
            written: `${written}/${escapePointer(near)}`,
          };
      return;
    }
    const subscribe = view.operations.find((o) => operationName(o) === name);
    if (subscribe === undefined) {
      if (!hasOpenPath(view.opened))
        yield {
          message: `"${KEY}" names the operation "${name}", which the definition does not have`,
          written,
        };
    } else if (requestNotificationUrls(view.opened, subscribe).length === 0) {
      if (!isRequestOpen(view.opened, subscribe))
        yield { message: `"${KEY}" names "${name}", which takes no notification URL`, written };
    } else yield* judgeParameters(view, subscribe);
  },
});
