import { isObject, parseJson, textOf, type Json } from '../json.ts';
import type { Exchange } from '../model.ts';
import { parametersOf, segmentsOf } from './resource.ts';

const leaves = (value: Json | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((v) => leaves(v as Json));
  if (isObject(value)) return Object.values(value).flatMap(leaves);
  return value === undefined || value === null ? [] : [textOf(value)];
};

/** Every value that a request carries, in lower case. */
const sentIn = ({ target, headers, body }: Exchange['request']): readonly string[] =>
  [
    ...segmentsOf(target),
    ...parametersOf(target).map(([, value]) => value),
    ...headers.map(([, value]) => value),
    ...leaves(parseJson(body ?? '')),
    body ?? '',
  ].map((text) => text.toLowerCase());

/** A shorter text is found in others by chance. */
const TELLING = 4;

const isVersion = (text: string): boolean =>
  /^v?\d+(\.\d+)+$/i.test(text) || /^v\d+$/i.test(text) || /^\d{4}-\d\d(-\d\d)?(\D.*)?$/.test(text);

const isIdLike = (text: string): boolean => /\d/.test(text) && !isVersion(text);

const namesSubscription = (name: string): boolean =>
  /(id|guid|handle|ref)$|hook|subscription|registration/i.test(name) &&
  !/tenant|account|customer|client|org|user|app|api|project|site/i.test(name);

/**
 * Whether a Location holds an id that its registration did not send, where an id of the subscription stands: in the last
 * segment of its path, or in a parameter that is named for it. Only so can one Location alone show that it is not
 * everybody's.
 */
export const holdsNewId = (location: string, request: Exchange['request']): boolean => {
  const sent = sentIn(request);
  const isNew = (text: string): boolean => {
    const wanted = text.toLowerCase();
    return !sent.some((s) => s === wanted || (wanted.length >= TELLING && s.includes(wanted)));
  };
  const last = segmentsOf(location).at(-1) ?? '';
  const named = parametersOf(location).flatMap(([name, value]) => (namesSubscription(name) ? [value] : []));
  return [last, ...named].some((text) => isIdLike(text) && isNew(text));
};
