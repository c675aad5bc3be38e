import { UsageError } from '../errors.ts';
import { urlMistake } from './check-url.ts';
import type { ConfigInput } from './input.ts';
import type { Path, Source } from './source.ts';

/** A command that calls nothing leaves variables as they are. */
const isFilled = (text: string): boolean => !text.includes('${');

/** Refuses addresses that cannot be called or listened on, with their place. */
export const checkAddresses = ({ service, callback, broker }: ConfigInput, source: Source): void => {
  const refuse = (path: Path, mistake: string): never => {
    throw new UsageError(`${source.place(path)}: ${path.join('.')} ${mistake}`);
  };
  const check = (path: Path, url: string | undefined): void => {
    const mistake = url === undefined || !isFilled(url) ? undefined : urlMistake(url);
    if (mistake !== undefined) refuse(path, mistake);
  };
  check(['service', 'url'], service?.url);
  for (const [i, alias] of (service?.aliases ?? []).entries()) check(['service', 'aliases', i], alias);
  check(['callback', 'publicUrl'], callback?.publicUrl?.replaceAll('{{port}}', '1'));
  if (broker !== undefined && isFilled(broker.url) && !URL.canParse(broker.url))
    refuse(['broker', 'url'], 'is no http or https URL');
  const port = callback?.port ?? 0;
  if (isFilled(String(port)) && !(Number(port) <= 65_535))
    refuse(['callback', 'port'], `is ${port}: a port is a number from 0 to 65535`);
};
