const ELLIPSIS = '…';

/** Longest URL that is shown whole. */
const LONGEST = 120;
/** Up to this both of two URLs are shown whole beside each other. */
const WHOLE_BESIDE = 80;
/** What is shown on either side of the first difference. */
const AROUND = 20;

const start = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
const end = (text: string, from: number): string => text.slice(from).replace(/^[\uDC00-\uDFFF]/, '');

/** A URL of readable length: a long one without its middle, for its end tells one callback from another. */
export const shortUrl = (url: string): string =>
  url.length <= LONGEST
    ? url
    : `${start(url, 0.6 * LONGEST)}${ELLIPSIS}${end(url, url.length - 0.4 * LONGEST + 1)}`;

/** A text with its long URLs and targets shortened. */
export const withShortUrls = (text: string): string =>
  text.replaceAll(/(?:[a-z][a-z\d+.-]*:\/)?\/[^\s"]{120,}/gi, shortUrl);

/** Two URLs about the place where they part, so that both can be read beside each other. */
export interface Parted {
  readonly given: string;
  readonly used: string;
  /** After how many characters the used one ends, where it is only cut. */
  readonly cutAfter: number | undefined;
}

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

const around = (url: string, at: number): string => {
  const from = Math.max(0, at - AROUND);
  const to = at + AROUND;
  // The question mark says in which half of a URL the piece stands.
  const query = from > 0 && url.lastIndexOf('?', from) >= 0 ? `${ELLIPSIS}?` : '';
  return [query, from > 0 ? ELLIPSIS : '', end(start(url, to), from), to < url.length ? ELLIPSIS : ''].join(
    '',
  );
};

/** Shows where a URL that was used parts from the one that was given. */
export const parted = (given: string, used: string): Parted => {
  const cutAfter = given !== used && given.startsWith(used) ? used.length : undefined;
  if (given.length <= WHOLE_BESIDE && used.length <= WHOLE_BESIDE) return { given, used, cutAfter };
  const at = firstDifference(given, used);
  return { given: around(given, at), used: around(used, at), cutAfter };
};
