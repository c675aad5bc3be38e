import { escapePointer, isObject, member } from '../json.ts';
import type { Remark } from './assessment.ts';
import type { Desk } from './operation-view.ts';

/** What a document tells of webhooks that are set up elsewhere: `webhooks` of OpenAPI 3.1, `x-webhooks` before. */
export const describedWebhooks = ({ document, place }: Desk, hasRegistration: boolean): Remark[] =>
  ['webhooks', 'x-webhooks'].flatMap((key): Remark[] => {
    const written = member(document.root, key);
    if (!isObject(written) || Object.keys(written).length === 0) return [];
    const names = Object.keys(written);
    const shown = names
      .slice(0, 5)
      .map((n) => `"${n}"`)
      .join(', ');
    const says = `${names.length === 1 ? '1 notification is' : `${names.length} notifications are`} described (${shown}${names.length > 5 ? ' …' : ''})`;
    return [
      hasRegistration
        ? {
            says: `${says}; which registration leads to which is not said`,
            at: place(`/${key}/${escapePointer(names[0] ?? '')}`),
          }
        : {
            rule: 'W-01',
            says: `${says}, and no operation registers a callback for them`,
            mend: 'add a POST that takes the callback URL in its body, and a DELETE of what it makes',
            at: place(`/${key}`),
          },
    ];
  });
