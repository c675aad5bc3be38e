import { defined } from '../../defined.ts';
import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { parted, shortUrl } from '../shared/long-urls.ts';
import { seen } from '../shared/wording.ts';
import { formDecoded } from '../../percent.ts';

const decoded = (target: string): string => {
  const [path = '', ...query] = target.split('?');
  const pairs = query
    .join('?')
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return `${formDecoded(name)}=${formDecoded(value.join('='))}`;
    });
  return `${formDecoded(path)}?${pairs.join('&')}`;
};

const targetOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');

export const callbackIsUsedAsGiven = defineRule<WebhookView, Delivery>({
  id: 'C-02',
  slug: 'callback-is-used-as-given',
  title: 'A notification goes to the callback URL as given, byte for byte',
  why: 'The query holds the flow’s signature. A parameter that is dropped, or encoded again, is answered 401 and the event is lost.',
  repair: 'Store the callback URL as text and send to exactly that text; do not parse and build it anew.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sp=%2Ftriggers&sig=s1" }\nPOST https://flow.example/run',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sp=%2Ftriggers&sig=s1" }\nPOST https://flow.example/run?sp=%2Ftriggers&sig=s1',
  },
  source:
    'Reports of 401 AuthorizationFailed after re-encoding or dropping the query (apache/hertzbeat#3778, MicrosoftDocs/power-automate-docs#45)',
  level: { strict: 'error', field: 'error' },
  needsEvents: true,
  after: ['W-13'],
  noSubject: 'no notification arrived',
  subjects: (view) =>
    view.deliveries.filter(
      (d) => d.entry.method !== 'OPTIONS' && (d.events.length > 0 || d.entry.body !== ''),
    ),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry, callback }) {
    const given = callback === undefined ? undefined : targetOf(callback);
    // A proxy before the receiver may strip its own prefix or pass the whole URL on; neither is the service's doing.
    const used = targetOf(entry.target);
    if (given?.endsWith(used) === true && used.startsWith('/')) return;
    const spot = seen(entry, 'target', {
      value: entry.target,
      ...defined({ expected: given }),
    });
    if (given === undefined) {
      yield {
        message: `The callback URL was changed: given no such target, used "${shortUrl(entry.target)}"`,
        seen: spot,
      };
      return;
    }
    const parts = parted(given, used);
    const both = `given "${parts.given}", used "${parts.used}"`;
    if (decoded(given) === decoded(entry.target)) {
      yield {
        message: `The callback URL was re-encoded: ${both}`,
        lowered: 'it is equivalent after decoding',
        seen: spot,
      };
    } else {
      const how = parts.cutAfter === undefined ? 'changed' : `cut after ${parts.cutAfter} characters`;
      yield { message: `The callback URL was ${how}: ${both}`, seen: spot };
    }
  },
});
