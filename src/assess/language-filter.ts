import type { QueryParameter } from './operation-view.ts';
import { isTimeTyped, type StateFilter } from './state-filter.ts';
import { speaksOf } from './vocabulary.ts';

const languages = ['filter', 'jql', 'cql', 'soql', 'where', 'query', 'q', 'criteria', 'formula', 'filters'];

const told =
  /[<>]|\b(gt|ge|greater[ -](than|or)|after|since|expression|formula|operator|syntax|range|lucene|sql|soql|jql|cql|odata|rsql|fiql|select statement|(?<!text )query (string|language)|search query|filtering|narrow)\b/;

/** `updatedDate` of "a range, as {"start": …}": a time that is bounded in a language of its own. */
const isRange = (parameter: QueryParameter): boolean => {
  const { words, says } = parameter;
  const dated = speaksOf(words, 'born') || speaksOf(words, 'changed');
  const ended = speaksOf(words, 'upper') || speaksOf(words, 'lower') || speaksOf(words, 'business');
  return (
    dated &&
    !ended &&
    isTimeTyped(parameter) &&
    /\b(range|interval|between|operators?|prefix(es)?)\b|[=[(`'"]gte?:|\bg[te][.:]?\d{4}-\d\d/.test(says)
  );
};

/** A member of a group of conditions: `criteria[filters][0][value]`. */
const isCondition = (name: string): boolean => /(filter|criteria|condition)s?\b.*\[value\]$/i.test(name);

/** A parameter that takes a filter in a language, which may bound a list by a state. */
export const languageFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { name, words, says, values } = parameter;
  const made = (strength: StateFilter['strength'], bound: StateFilter['bound'] = 'unknown'): StateFilter => ({
    parameter,
    kind: 'language',
    bound,
    strength,
  });
  if (name === '$filter' || (name.toLowerCase() === 'filter' && /odata/.test(says)))
    return made(3, 'exclusive');
  if (isCondition(name)) return made(1);
  if (isRange(parameter)) return made(2);
  if (!words.some((w) => languages.includes(w)) || words.length > 3 || name.includes('[')) return undefined;
  const own = words.some((w) => ['jql', 'cql', 'soql', 'formula'].includes(w));
  if (!own && values.length > 0) return undefined;
  return own || told.test(says) ? made(own ? 2 : 1) : undefined;
};
