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
const holds = [
  new RegExp(
    String.raw`${obliged}[^.]{0,15}${answer}[^.]{0,20}\bwith (?:an? |the )?(?:empty )?${content}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:response|answer|reply)\b[^.]{0,40}${obliged}[^.]{0,10}\b(?:contain|include|be|consist of|hold) (?:the |an? )?${content}`,
    'i',
  ),
];

const status = /\b200\b(?! ?(?:-|–|to|\.\.) ?2\d\d)/;
const any = /\b(?:2xx|20[1-9]|2\d\d ?(?:-|–|to) ?2\d\d|successful status|success codes?)\b/i;
const exactly = [
  /\b(?:exactly|only|strictly)\b[^.]{0,20}\b200\b/i,
  /\b200\b[^.]{0,8}\b(?:exactly|only)\b/i,
  /\b200\b.*\bother (?:2xx|success)[^.]{0,30}\b(?:fail|error|retr|not)/i,
];
const wanted = [
  new RegExp(String.raw`${obliged}[^.]{0,20}${answer}.{0,40}\b200\b`, 'i'),
  /\b(?:not|non|other than|unless|anything but|except)[ -](?:an? |the )?(?:http )?200\b/i,
];

const registering =
  /\b(?:when|as soon as|once|before|after|while|during|at|on|upon)\b[^.]{0,30}\b(?:creat|regist|sav|configur|set up|subscri|activat|enabl|establish)\w*/i;

const says =
  (patterns: readonly RegExp[]) =>
  (sentence: string): boolean =>
    patterns.some((words) => isSaid(words, sentence));

/** What a service is said to want back from a callback: a flow answers 202, without a body. */
export const answerDemands = (desk: Desk, operation: Operation, { callback }: Registration): Demand[] => {
  const said = saidOf(desk, operation, callback);
  const place = (where: string): Demand['remark']['at'] => desk.place(where);
  const body = whereSaid(said, says(holds));
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
