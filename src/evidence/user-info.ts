import type { Secret } from '../secret.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** User names with passwords in the URLs of a text. */
export const userInfoIn = (text: string): readonly Secret[] =>
  [...text.matchAll(/:\/\/([^/?#\s@:]*):([^/?#\s]*)@/g)].flatMap(([, user = '', password = '']) => {
    const pair = `${decoded(user)}:${decoded(password)}`;
    return [pair, decoded(password)].map((value) => ({ name: 'password in a URL', value }));
  });
