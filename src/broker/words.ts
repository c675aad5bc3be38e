import { isObject, member, type Json } from '../json.ts';

const texts = (value: Json | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((v) => texts(v as Json));
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
};

/** The broker's own explanation of a refusal: `error`, `errors` in any of its shapes. */
export const wordsOf = (body: Json | undefined): string => {
  const error = member(body, 'error');
  const said = [
    ...texts(isObject(error) ? member(error, 'message') : error),
    ...texts(member(body, 'errors')),
  ];
  return said.join('; ').trim();
};

/** One line of what the broker has to say of a call. */
export interface Notice {
  /** `success`, `error`, `warning`, `prompt`, `debug` … */
  readonly type: string;
  readonly text: string;
}

/** The broker's notices, in its own words. */
export const noticesOf = (body: Json | undefined): readonly Notice[] => {
  const notices = member(body, 'notices');
  return (Array.isArray(notices) ? (notices as readonly Json[]) : []).flatMap((notice) => {
    const [type, text] = [member(notice, 'type'), member(notice, 'text')];
    return typeof text === 'string' ? [{ type: typeof type === 'string' ? type : 'info', text }] : [];
  });
};
