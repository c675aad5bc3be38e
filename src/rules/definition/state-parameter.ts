import { member, type Json } from '../../json.ts';
import { nameWords } from '../../name-words.ts';
import { textMember } from '../../openapi/members.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that mean "what came after what was seen", whatever stands beside them. */
const telling = set('since after newer later cursor watermark delta checkpoint bookmark sequence offset');
/** What makes a token one that is handed on from answer to answer, and not a key to the service. */
const handedOn = set('page next sync delta continuation change changes skip resume');
const happened = set(
  'created creation updated update modified changed change received published sent added submitted activity',
);
const timed = set('at on date time datetime timestamp stamp gt gte ge min from start utc');
const bounds = set('from start starting begin min minimum last latest initial gt gte');
const ordered = set(
  'id date time datetime timestamp stamp at on seen sync synced poll polled run check checked state',
);

const isStateName = (name: string): boolean => {
  const words = nameWords(name);
  const has = (group: ReadonlySet<string>): boolean => words.some((w) => group.has(w));
  const all = (...groups: ReadonlySet<string>[]): boolean =>
    words.every((w) => groups.some((group) => group.has(w)));
  if (name === '$filter' || has(telling)) return true;
  if (words.includes('token')) return has(handedOn);
  if (has(happened)) return words.length === 1 || has(timed) || has(bounds);
  return words.length <= 3 && (has(bounds) || has(timed)) && all(bounds, timed, ordered);
};

/** Whether a parameter has one value only, which the definition gives. */
const isConstant = (parameter: Json): boolean =>
  [parameter, member(parameter, 'schema')].some((owner) => {
    const values = member(owner, 'enum');
    return member(owner, 'default') !== undefined || (Array.isArray(values) && values.length === 1);
  });

/**
 * Whether a parameter can carry the state of a chain of polls: of the query, which a Location can repeat, and either
 * hidden from makers without a value of its own, or named or typed like a bound of what is new.
 */
export const carriesState = (parameter: Json): boolean => {
  if (member(parameter, 'x-ms-trigger-value') !== undefined) return true;
  if (member(parameter, 'in') !== 'query') return false;
  const isHidden = member(parameter, 'x-ms-visibility') === 'internal';
  const format = textMember(parameter, 'format') ?? textMember(member(parameter, 'schema'), 'format') ?? '';
  return (
    (isHidden && !isConstant(parameter)) ||
    format.startsWith('date') ||
    isStateName(textMember(parameter, 'name') ?? '')
  );
};
