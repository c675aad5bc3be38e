import { isSaid, place, sentencesOf, tellsOfEvent } from './callback-words.ts';

/** What may be asked first: the place itself, or what was registered for it. */
const thing = `(?:${place}|web ?hook|hook|subscription|registration)`;
const must = '(?:is|are|gets|being|will be|(?:must|has to|have to|needs? to) (?:(?!not |never )\\w+ )?be)';
const obliged = '(?:must|has to|have to|needs? to|should|shall)';
/** What a challenge hands over, to have it back. */
const token =
  '(?:(?:\\w+[ _-])?token|(?<!status |response |http |error |return )code|challenge|secret|string|value|nonce)\\b';
const answers = '(?:return|echo|send back|repeat|post back|(?:answer|reply|respond)(?: to [^.]{0,30})? with)';
const answersIt = '(?:returns|echoes|sends back|repeats|posts back|(?:answers|replies|responds) with)';
const verb = '(?:http )?(?:head|options|get)';

const words = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'i');

/** Words for an echo, or for a proof of who owns the place. */
const echoing = words(
  String.raw`validation[ _]?(?:token|code)|(?<!401 |auth |authentication |digest |basic )\bchallenge\b|(?<!tls |ssl )handshake|\bx-hook-secret\b|\bcrc[ _]token\b`,
  String.raw`\bhub\.challenge\b|\bwebhook-(?:request|allowed)-origin\b|\bsubscribeurl\b|\bmust echo\b`,
  String.raw`\becho(?:es|ed|ing)?\b[^.]{0,40}\b(?:code|token|value|secret|string|header|back)\b`,
  String.raw`\b${obliged} (?:then |also )?${answers} (?:back )?(?:the|this|that|our|its)\b[^.]{0,30}\b${token}`,
  String.raw`\b${obliged} (?:then |also )?${answers} (?:back )?(?:the|that) same\b`,
  String.raw`\b(?:your (?:end ?point|service)|(?:your|the|that|its) (?:server|receiver|listener|consumer|url|callback|app(?:lication)?)) ${answersIt} (?:the|this|that|our)\b[^.]{0,30}\b${token}`,
  String.raw`\b(?:url|uri|end ?point|server|receiver|callback)\b[^.]{0,60}\b${token}[^.]{0,30}\b${obliged} be (?:returned|echoed|sent back|repeated|posted back)\b`,
  String.raw`\b(?:verif\w*|prov(?:e|es|en|ing)|proof|confirm\w*|check\w*|validat\w*|demonstrat\w*)\b[^.]{0,40}\b(?:you (?:really )?(?:own|control)|owns|owner|ownership|controls|control of)\b[^.]{0,30}\b(?:${place}|domain|server|host)`,
  String.raw`\bour (?:validation|verification|confirmation) (?:request|call|ping|message|event)\b`,
  String.raw`\b(?:respond|reply|answer)\w*\b[^.]{0,30}\b(?:validation|verification|confirmation) (?:request|call|ping|message)\b`,
  String.raw`\b(?:validation|verification) (?:request|call|ping)\b[^.]{0,30}\b(?:${place}|made by|sent by)|\bin the (?:validation|verification) (?:request|call)\b`,
  String.raw`\b${token}[^.]{0,30}\b${obliged} be (?:returned|echoed|sent back|repeated|posted back) by (?:the|your) (?:end ?point|url|server|call ?back|receiver)`,
  String.raw`\b(?:confirmation|activation|verification) (?:link|url)\b[^.]{0,30}\bto (?:the|your|this) ${place}`,
  String.raw`\b(?:confirmation|verification) (?:message|request)\b[^.]{0,30}\b(?:is|will be) sent (?:first|to (?:the|your|this) ${place})`,
  String.raw`\b(?:${must} (?:checked|tested|verified)|checks|tests|verifies)\b[^.]{0,40}\breachab\w+`,
  String.raw`\b(?:visit|open|follow|click)\w*\b[^.]{0,30}\bto (?:activate|confirm|verify|enable) (?:the|your|this) (?:web ?hook|hook|subscription|registration|${place})`,
);

/** Words for a call by another verb than POST. */
const calling = words(
  String.raw`\breachable (?:with|by|via|through) (?:the |an? )?(?:post (?:and|or) )?${verb}\b`,
  String.raw`\b${thing} ${obliged} (?:also )?(?:accept|support|allow|handle|answer) (?:the |an? )?(?:post (?:and|or) )?${verb}\b`,
  String.raw`\b(?:respond|reply|answer) to (?:the|a|an|this|that|our)? ?${verb}\b`,
  String.raw`\bsends? (?:the |an? )?${verb} (?:request|call)?\b[^.]{0,40}\b(?:to|verify|validate|check)\b`,
  String.raw`\b(?:sends|issues|makes|performs|we (?:will )?(?:send|issue|make|perform)) (?:the |an? )?${verb}\b[^.]{0,40}\b${place}`,
  String.raw`\b${verb}(?: request| call)? (?:is|will be|gets) (?:sent|made|issued|performed)\b[^.]{0,40}\b${place}`,
  String.raw`\b${thing} ${must}[^.]{0,15}\b(?:checked|tested|probed|verified|validated|queried)\b[^.]{0,30}\b(?:with|by|through|via|using) (?:the |an? )?${verb}\b(?! /)`,
);

/** Words for a place that is asked first; or of which only the form is looked at. */
const verified = words(
  String.raw`verif(?:y|ies|ying|ication) (?:of )?(?:(?:the|your|that|this|its|a) ){0,2}(?:(?:specified|given|provided|registered) )?${place}\b`,
  String.raw`\b${thing} ${must} (?:(?!not |never )\w+ )?verified\b`,
  String.raw`\b${thing} ${must} (?:(?!not |never )\w+ )?validated (?:by|before|with|first)\b`,
  String.raw`validat(?:es?|ing|ion) (?:of )?(?:the |your )?${place} (?:by|before|with|through)\b`,
  String.raw`\b(?:end ?point|url|uri|call ?back(?: url)?)[ _](?:validation|verification)\b`,
  String.raw`(?:subscription|web ?hook|hook|registration) (?:must|has to|needs to) be (?:confirmed|validated)\b`,
  String.raw`\b${thing} (?:is|are) (?:created|made|registered)\b[^.]{0,40}\band ${obliged} (?:then )?be (?:confirmed|verified)\b`,
);

/** What is looked at where nothing is asked. */
const form =
  /\b(?:syntax|formats?|formed|schemes?|protocols?|https|lengths?|longer|ports?|characters?|reg(?:ular )?ex(?:p|pression)?|certificates?|ssl|tls|signatures?|valid (?:\w+ )?(?:url|uri|address)|saved|stored)\b/i;
const asks =
  /\b(?:requests?|calls?|called|pings?|pinged|reach\w*|respon\w+|answers?|echo\w*|codes?|tokens?|send\w*|sent|owner\w*|links?|messages?)\b/i;

/** What is not done all the same. */
const left = /\b(?:skipped|disabled|turned off|optional|left out)\b/i;

/** How far behind a verb stands what it is done to, or with. */
const BEHIND = 25;

/** Each notification does so, and not the first call alone. */
const always = /\b(?:each|every|all)\b|\bwhenever\b/i;

/** Whether a sentence asks for a handshake; `next` may say what of the place is looked at. */
const isAsked = (sentence: string, next: string): boolean => {
  if (isSaid(echoing, sentence)) return true;
  if (isSaid(calling, sentence) && !always.test(sentence)) return true;
  if (!isSaid(verified, sentence)) return false;
  const found = verified.exec(sentence);
  const behind = found === null ? '' : sentence.slice(found.index + found[0].length).slice(0, BEHIND);
  if (left.test(behind)) return false;
  if (asks.test(behind)) return true;
  if (form.test(behind)) return false;
  const beside = /^(?:it|this|that) /i.test(next) ? `${sentence} ${next}` : sentence;
  return asks.test(sentence) || !form.test(beside);
};

/** Whether a text asks for a handshake with the callback. */
export const asksForHandshake = (text: string): boolean => {
  const sentences = sentencesOf(text).filter((sentence) => !tellsOfEvent(sentence));
  return sentences.some((sentence, i) => isAsked(sentence, sentences[i + 1] ?? ''));
};

const carried =
  /\b(?:in|with) (?:the |its )?(?:\w+ )?(?:notifications?|deliver(?:y|ies)|events?|payloads?|headers?)\b/i;

/** Whether the text of a property beside the callback does: a token that every notification carries is no challenge. */
export const handsOverChallenge = (text: string): boolean =>
  asksForHandshake(
    sentencesOf(text)
      .filter((sentence) => !always.test(sentence) && !carried.test(sentence))
      .join('\n'),
  );
