import { member, pointerSegments } from '../json.ts';
import { callbackObjects } from '../openapi/callback-object.ts';
import { isJsonType } from '../openapi/media-type.ts';
import type { Operation } from '../openapi/operation.ts';
import { asksForHandshake } from './callback-challenge.ts';
import { isSaid, saidOf, whereSaid } from './callback-words.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Demand } from './webhook-demand.ts';

const form = String.raw`(?:x-www-form-urlencoded|form[ -]?(?:url)?[ -]?encoded|form[ -]data|multipart|xml|soap)\b`;
const sentAsForm = [
  new RegExp(
    String.raw`\b(?:payloads?|events?|notifications?|deliver(?:y|ies)|messages?|callbacks?|web ?hooks?)\b[^.]{0,40}\b(?:is|are|will be|gets?) (?:sent|posted|delivered|encoded|formatted|serialized|submitted) (?:to \w+ \w+ )?(?:as|in|using|with) (?:an? )?(?:[\w/-]+[ /]){0,2}${form}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:payloads?|notifications?|deliver(?:y|ies)) (?:is|are|will be) (?:an? )?(?:[\w/-]+[ /])?${form}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:posts|sends|delivers|we (?:post|send|deliver)) (?:(?:\w+ ){1,3}(?:as|in) (?:an? )?(?:application/)?)?${form}`,
    'i',
  ),
];
const otherVerb =
  /\b(?:sent|delivered|called|invoked|notified|made)\b[^.]{0,30}\b(?:as|with|by|via|using|through|in) (?:an? |the )?(?:http )?(?:get|put|patch)\b(?! ?\/)|\b(?:sends?|makes?|issues?) (?:an? )?(?:http )?(?:get|put|patch) (?:request|call)s?\b/i;
const delivering =
  /\b(?:events?|notifications?|deliver\w+|each|every|whenever)\b|\b(?:web ?hooks?|hooks?|call ?backs?|urls?|end ?points?) (?:is|are|will be|gets) (?:then )?(?:called|invoked|triggered|notified)\b/i;
/** What a caller does, and not the service. */
const reading = /\b(?:list|retriev|read|quer|fetch|poll|updat|post)\w*/i;

const once = [
  /\b(?:it|web ?hooks?|hooks?|call ?backs?|urls?|subscriptions?) (?:is|are|will be) (?:only )?(?:called|triggered|fired|invoked|notified) (?:only once|once only|once|one time)\b(?! (?:per|for|each|every|when|an?|the|this|it|after|that)\b)/i,
  /\b(?:it|web ?hooks?|hooks?|call ?backs?|urls?|subscriptions?|registrations?)\b[^.]{0,20}\b(?:deleted|removed|disabled|switched off|deactivated|unsubscribed|discarded) after (?:the |its |an? )?(?:first |single |one )(?:successful )?(?:delivery|call|event|notification|use)\b/i,
  /\b(?:one[ -]time|single[ -]use|one[ -]shot) (?:web ?hooks?|hooks?|call ?backs?|subscriptions?)\b/i,
];

/** Where OpenAPI callbacks send something else than JSON. */
const otherContent = (desk: Desk, operation: Operation): string | undefined =>
  callbackObjects(desk.document, operation)
    .flatMap(({ content }) => content?.pointer ?? [])
    .find((pointer) => !isJsonType(pointerSegments(pointer).at(-1) ?? ''));

const isForm = (sentence: string): boolean =>
  !/json/i.test(sentence) && sentAsForm.some((words) => isSaid(words, sentence));
const isByDefault = (sentence: string): boolean => /\bdefault|\bunless\b/i.test(sentence);
const isOtherVerb = (sentence: string): boolean =>
  isSaid(otherVerb, sentence) &&
  delivering.test(sentence) &&
  !reading.test(sentence) &&
  !asksForHandshake(sentence);
const isOnce = (sentence: string): boolean => once.some((words) => isSaid(words, sentence));

/** What is said of how the callback is called. */
const saidOfCalls = (desk: Desk, operation: Operation, { callback }: Registration): Demand[] => {
  const said = saidOf(desk, operation, callback);
  const demand = (
    as: Demand['as'],
    where: string | undefined,
    rule: string,
    says: string,
    mend: string,
  ): Demand[] => (where === undefined ? [] : [{ as, remark: { rule, says, mend, at: desk.place(where) } }]);
  return [
    ...demand(
      'missing',
      otherContent(desk, operation) ?? whereSaid(said, (s) => isForm(s) && !isByDefault(s)),
      'C-03',
      'What is sent is no JSON, which is all that a flow reads',
      'offer JSON',
    ),
    ...demand(
      'risk',
      whereSaid(said, (s) => isForm(s) && isByDefault(s)),
      'C-03',
      'What is sent by default is no JSON, which is all that a flow reads',
      'choose JSON where it is offered',
    ),
    ...demand(
      'missing',
      whereSaid(said, isOtherVerb),
      'C-01',
      'The description calls by another verb than POST, which is all that a flow takes',
      'call by POST',
    ),
    ...demand(
      'missing',
      callback.once ? undefined : whereSaid(said, isOnce),
      'C-19',
      'The description says that it is called once only, so that every later event is lost',
      'tell it of every event',
    ),
  ];
};

const outdated =
  /\bthis (?:end ?point|operation|method|api|call|resource|version|web ?hook) (?:is|has been|was|will be) (?:now |marked |as )*deprecated\b|^\W*deprecated\b(?=\W*$|\s*[:.,;(!–—-]|\s+(?:use|since|in|please|and|as)\b)|\(deprecated\b/i;

/** That a registration may be gone soon. */
const deprecation = (desk: Desk, operation: Operation, found: Registration): Demand[] => {
  const marked = member(operation.node, 'deprecated') === true ? operation.pointer : undefined;
  const at =
    marked ?? whereSaid(saidOf(desk, operation, found.callback).slice(0, 1), (s) => isSaid(outdated, s));
  return at === undefined
    ? []
    : [{ as: 'risk', remark: { says: 'It is deprecated: it may be gone one day', at: desk.place(at) } }];
};

/** How a callback is called where a flow could not take it. */
export const deliveryDemands = (desk: Desk, operation: Operation, found: Registration): Demand[] => [
  ...saidOfCalls(desk, operation, found),
  ...deprecation(desk, operation, found),
];
