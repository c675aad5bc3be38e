import { UsageError } from '../errors.ts';

/** What is wrong with the URL of a service, as the end of a sentence that names it; undefined where nothing is. */
export const urlMistake = (url: string): string | undefined => {
  const port = /^[a-z]+:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(url)?.[1];
  if (port !== undefined && Number(port) > 65_535)
    return `has the port ${port}: a port is a number from 0 to 65535`;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return `is no http or https URL: "${url}"`;
  const { username, password, search, hash } = new URL(url);
  // Not shown: it may hold a password.
  if (username !== '' || password !== '')
    return 'holds a user name or a password: give them as `service.credentials`, as in { headers: { Authorization: "Basic ${BASIC}" } }';
  if (search !== '' || url.includes('?'))
    return 'ends with a query: what every call carries goes into `service.credentials.query`, or into the inputs of the triggers';
  if (hash !== '' || url.includes('#'))
    return 'ends with a fragment, which no service is ever sent: leave it out';
  return undefined;
};

/** Refuses what is no URL of a service; `where` names it: `--url`. */
export const checkUrl = (url: string, where: string): void => {
  const mistake = urlMistake(url);
  if (mistake !== undefined) throw new UsageError(`${where} ${mistake}`);
};
