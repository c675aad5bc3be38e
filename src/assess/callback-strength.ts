const caller = new Set(
  'callback hook hooks webhook webhooks notification notifications notify listener subscriber subscription postback'.split(
    ' ',
  ),
);
/** Words that may mean a caller, or anything else that has an address. */
const perhaps = new Set(
  'target delivery push destination receiver trigger event events consumer post publish endpoint payload call'.split(
    ' ',
  ),
);
const locator = new Set(
  'url uri endpoint address link href urls uris endpoints addresses links hrefs'.split(' '),
);
const plain = new Set('url uri http https secure endpoint href urls uris endpoints hrefs'.split(' '));
/** What takes calls by its name, where it holds a URL. */
const takers = new Set('target destination receiver consumer'.split(' '));
const other = new Set(
  'redirect return success cancel failure error logo image img avatar icon photo picture thumbnail website site web homepage home page blog download upload source file media document terms privacy profile login logout auth authorization token self html video audio banner cover support help repo repository git clone linkedin facebook twitter social'.split(
    ' ',
  ),
);
const told =
  /\b(call ?back|web ?hook|notifications?|posts? (to|the)|deliver(ed|y)?|will be (sent|called|posted)|receives?|(we|to) (should |will |can )?call|(is|are|be) called (when|whenever|for|with|on|by|at|after|each|once))\b/;

/** Where a person is led, and nothing is sent. */
const led = /\b(oauth|redirect(ed|ion)?|user is (sent|taken)|after authori[sz]ation)\b/;

/** A page or feed that is read, and not called. */
const read =
  /\b(url|uri|address|link) (of|to|for) (the|an?|your|this) (\w+ )?(feeds?|rss|atom|i?cal(endar)?|sites?|website|page|blog|podcast)\b|\b(rss|atom|ical(endar)?) (feed|url)\b|\b(url|uri|address|link)s? to (monitor|watch|crawl|scrape|index|fetch)\b/;

/**
 * How much a property looks like it takes a callback URL: 2: its name or description says so; 1: it is a URL, for
 * whatever; undefined: it is something else.
 */
export const callbackStrength = (
  words: readonly string[],
  says: string,
  format: string,
): 1 | 2 | undefined => {
  if (led.test(says)) return undefined;
  if (words.length > 6 || words.some((w) => other.has(w))) return undefined;
  const isUri = format === 'uri' || format === 'url' || /\b(url|uri|https?|endpoint|address)\b/.test(says);
  const located = words.some((w) => locator.has(w));
  if (words.some((w) => caller.has(w)) && (located || isUri || words.join('') === 'callback')) return 2;
  const isTaker = words.length === 1 && takers.has(words[0] ?? '') && isUri;
  if (!located && !isTaker && format !== 'uri' && format !== 'url') return undefined;
  if (read.test(says) && !told.test(says)) return undefined;
  if (told.test(says) && (isUri || !words.includes('address'))) return 2;
  return words.every((w) => plain.has(w)) || words.some((w) => perhaps.has(w)) ? 1 : undefined;
};
