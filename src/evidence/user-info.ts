import type { Secret } from '../secret.ts';
import { percentDecoded } from '../percent.ts';

/** User names with passwords in the URLs of a text. */
export const userInfoIn = (text: string): readonly Secret[] =>
  [...text.matchAll(/:\/\/([^/?#\s@:]*):([^/?#\s]*)@/g)].flatMap(([, user = '', password = '']) => {
    const pair = `${percentDecoded(user)}:${percentDecoded(password)}`;
    return [pair, percentDecoded(password)].map((value) => ({ name: 'password in a URL', value }));
  });
