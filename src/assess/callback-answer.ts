import type { Operation } from '../openapi/operation.ts';
import { asksForHandshake } from './callback-challenge.ts';
import { isSaid, saidOf, whereSaid } from './callback-words.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Demand } from './webhook-demand.ts';

const obliged = String.raw`\b(?:must|has to|have to|needs? to|should|shall|expect(?:s|ed)?(?: to)?)\b`;
const answer = String.raw`\b(?:return|answer|reply|respond|give|acknowledge|send back|response|answers)\b`;

/** What an answer has to hold: something in quotes that is no status, or a text by its name. */
const content = String.raw`(?:["'\x60“‘<[](?!\s*(?:http |status )?2)|(?:exact |following |plain )?(?:text|string|word|phrase|document|xml|twiml|json)\b|(?<!empty )body (?:of|with|containing|that))`;
const quoted = String.raw`(?:["'\x60“‘<[](?!\s*(?:http |status )?2)|(?:exact |following )(?:text|string))`;
const holds = [
  new RegExp(
    String.raw`${obliged}[^.]{0,15}${answer}[^.]{0,20}\bwith (?:an? |the )?(?:empty )?${content}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:response|answer|reply)\b[^.]{0,40}${obliged}[^.]{0,10}(?:\b(?:contain|include|consist of|hold) (?:the |an? )?${content}|\bbe (?:the |an? )?${quoted})`,
    'i',
  ),
];

/** What may stand behind a status; any other word makes it a number of things. */
const behind =
  '(?:ok|https?|status|code|response|exactly|only|within|in|as|to|for|is|are|or|and|with|when|from|before|after|if|on|by|at|counts?|success\\w*)';
const two = String.raw`\b200\b(?! ?(?:-|–|to|\.\.) ?2\d\d)(?! (?!${behind}\b)[a-z])`;
const status = new RegExp(two, 'i');
const any = /\b(?:2xx|20[1-9]|2\d\d ?(?:-|–|to) ?2\d\d|successful status|success codes?)\b/i;
const exactly = [
  new RegExp(
    String.raw`\b(?:exactly|only|strictly) (?:an? |the )?(?:http )?(?:status )?(?:code )?(?:of )?${two}`,
    'i',
  ),
  new RegExp(String.raw`${two} (?:ok )?(?:exactly|only)\b`, 'i'),
  new RegExp(String.raw`${two}.{0,80}\bother (?:2xx|success)[^.]{0,30}\b(?:fail|error|retr|not)`, 'i'),
];
const wanted = [
  new RegExp(String.raw`${obliged}[^.]{0,20}${answer}.{0,40}${two}`, 'i'),
  new RegExp(String.raw`n['’]t (?:return|answer|reply|respond)\b.{0,20}${two}`, 'i'),
  new RegExp(String.raw`\bexpects? (?:an? |the )?(?:http )?(?:status )?${two}`, 'i'),
  /\b(?:not|non|other than|unless|anything but|except)[ -](?:an? |the )?(?:http )?200\b/i,
];

const registering =
  /\b(?:when|as soon as|once|before|after|while|during|at|on|upon)\b[^.]{0,30}\b(?:creat|regist|sav|stor|configur|set up|subscri|activat|enabl|establish)\w*/i;

const says =
  (patterns: readonly RegExp[]) =>
  (sentence: string): boolean =>
    patterns.some((words) => isSaid(words, sentence));

/** What a service is said to want back from a callback: a flow answers 202, without a body. */
export const answerDemands = (desk: Desk, operation: Operation, { callback }: Registration): Demand[] => {
  const said = saidOf(desk, operation, callback);
  const place = (where: string): Demand['remark']['at'] => desk.place(where);
  const body = whereSaid(said, (s) => says(holds)(s) && !/\bheader/i.test(s));
  const strict = whereSaid(said, says(exactly));
  const plain = (sentence: string): boolean =>
    status.test(sentence) && !any.test(sentence) && wanted.some((words) => words.test(sentence));
  const atOnce = whereSaid(said, (s) => plain(s) && registering.test(s) && !asksForHandshake(s));
  const later = whereSaid(said, (s) => plain(s) && !asksForHandshake(s));
  const demands: Demand[] = [];
  if (body !== undefined)
    demands.push({
      as: 'missing',
      remark: {
        rule: 'C-06',
        says: 'The description wants a text back from the callback; a flow answers without one',
        mend: 'take any 2xx for success',
        at: place(body),
      },
    });
  if (strict !== undefined)
    demands.push({
      as: 'missing',
      remark: {
        rule: 'C-06',
        says: 'The description takes 200 alone for success; a flow answers 202',
        mend: 'take any 2xx for success',
        at: place(strict),
      },
    });
  else if (atOnce !== undefined)
    demands.push({
      as: 'open',
      remark: {
        rule: 'W-13',
        says: 'The description wants 200 from the callback when it is registered; a flow answers 202, and POST alone',
        mend: 'activate the registration without asking',
        at: place(atOnce),
      },
    });
  else if (later !== undefined)
    demands.push({
      as: 'risk',
      remark: {
        rule: 'C-06',
        says: 'The description wants 200 from the callback, and a flow answers 202',
        at: place(later),
      },
    });
  return demands;
};
