import { isObject, member, valueAt, type Json } from '../json.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import type { CallbackProperty } from './callback-property.ts';
import type { Desk } from './operation-view.ts';

/** A text of a document, and where it stands: JSON Pointer. */
export interface Said {
  readonly text: string;
  readonly pointer: string;
}

/** Where a caller is called, in words. */
export const place =
  '(?:end ?point|url|uri|call ?back(?: url| uri| address)?|subscription url|notification url|(?<!e-?mail |mail |ip |postal |billing |shipping |an )address)(?! (?:signature|payload|request|message|call|body|data)s?)';

/** Where a line does not go on with the one before. */
const begins = /^(?:[-*#|]|\d+\.|$)/;

/** Sentences of a text; "e.g.", a point inside of a word and the end of a line in a paragraph end none. */
export const sentencesOf = (text: string): string[] => {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (begins.test(line)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .flatMap((lines) => lines.join(' ').split(/(?<!\b(?:e\.g|i\.e)\.)(?<=[.!?;])\s/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
};

/** Words before something that say it is not done; not those that say until when something else is not done. */
const denied =
  /(?:\b(?:no|not|never|without)|n['’]t)\b(?![^.]*\b(?:until|unless|before|after)\b)[^.]{0,25}$/i;

/** Whether a sentence says something, and does not deny it. */
export const isSaid = (words: RegExp, sentence: string): boolean => {
  const found = words.exec(sentence);
  return found !== null && !denied.test(sentence.slice(0, found.index));
};

const event =
  /^(?:it |this \w+ |(?:the |a )?web ?hook )?(?:is )?(?:fire[sd]|trigger(?:s|ed)|called|sent|notif(?:y|ies)|notified|invoked|occurs|raised|emitted|runs?)\b[^.]{0,40}\b(?:when|whenever|if|after|as soon as)\b/i;

/** Whether a sentence tells of an event, and not of how a registration is made. */
export const tellsOfEvent = (sentence: string): boolean =>
  event.test(sentence) && !/\b(?:challenge|handshake|echo\w*|your)\b/i.test(sentence);

/** What a part of a document says of itself. */
export const saidBy = (node: Json | undefined, pointer: string): Said => ({
  text: `${textMember(node, 'summary') ?? ''}\n\n${textMember(node, 'description') ?? ''}`,
  pointer,
});

/** What OpenAPI callbacks say of the calls, by their verbs. */
const saidByCallbacks = (node: Json | undefined, pointer: string): Said[] => {
  const callbacks = member(node, 'callbacks');
  return Object.values(isObject(callbacks) ? callbacks : {}).flatMap((callback) =>
    Object.values(isObject(callback) ? callback : {}).flatMap((item) =>
      Object.values(isObject(item) ? item : {}).map((verb) => saidBy(verb, `${pointer}/callbacks`)),
    ),
  );
};

/** All that is said of a registration: by the operation, its body, the property that takes the URL, and its tag. */
export const saidOf = (
  { document }: Desk,
  { node, pointer }: Operation,
  callback: CallbackProperty,
): readonly Said[] => {
  const tags = member(document.root, 'tags');
  const own = textsMember(node, 'tags');
  return [
    saidBy(node, pointer),
    saidBy(member(node, 'requestBody'), `${pointer}/requestBody`),
    saidBy(valueAt(document.root, callback.pointer), callback.pointer),
    ...saidByCallbacks(node, pointer),
    ...(Array.isArray(tags) ? (tags as readonly Json[]) : []).flatMap((tag, i) =>
      own.includes(textMember(tag, 'name') ?? '') ? [saidBy(tag, `/tags/${i}`)] : [],
    ),
  ];
};

/** Where something is said in one of some texts. */
export const whereSaid = (said: readonly Said[], says: (sentence: string) => boolean): string | undefined =>
  said.find(({ text }) => sentencesOf(text).some(says))?.pointer;
