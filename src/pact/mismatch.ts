import { textOf } from '../request/encode.ts';
import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Part } from '../contract/steps.ts';

/** One difference that Pact saw: which part of the answer, and in words. */
export interface Difference {
  readonly part: Part;
  readonly text: string;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const statusText = (rule: Json): string | undefined => {
  const status = member(rule, 'status');
  if (status === 'clientError') return '4xx';
  return Array.isArray(status) ? status.join(', ') : undefined;
};

const expectedStatus = (written: JsonObject): string => {
  const response = member(written, 'response');
  const rules = member(member(member(member(response, 'matchingRules'), 'status'), '$'), 'matchers');
  const listed = Array.isArray(rules) ? rules.flatMap((r) => statusText(r as Json) ?? []) : [];
  const statuses = listed.flatMap((text) => text.split(', '));
  if (statuses.length === 0) return textOf(member(response, 'status') ?? '');
  return statuses.length === 1
    ? String(statuses[0])
    : `${statuses.slice(0, -1).join(', ')} or ${statuses.at(-1)}`;
};

const kinds: Readonly<Record<string, string>> = { Map: 'Object', List: 'Array' };
const kind = (name: string): string => (kinds[name] ?? name).toLowerCase();

/** Pact's sentence about a body, said shortly. */
const bodyText = (mismatch: string): string => {
  const types = /Expected ([^]*) \((\w+)\) to be the same type as [^]* \((\w+)\)$/.exec(mismatch);
  if (types !== null) {
    const got = [...new Set([kind(types[2] ?? ''), (types[1] ?? '').slice(0, 80)])].join(' ');
    return `expected ${kind(types[3] ?? '')}, got ${got}`;
  }
  const missing = /missing the following keys: (.*)$/.exec(mismatch);
  if (missing !== null)
    return `expected ${(missing[1] ?? '')
      .split(', ')
      .map((name) => `"${name}"`)
      .join(', ')}, which is missing`;
  const few = /\(size (\d+)\) to have minimum size of (\d+)$/.exec(mismatch);
  if (few !== null) return `expected at least ${few[2]} item, got ${few[1]}`;
  if (mismatch.startsWith('Expected an empty List')) return 'expected an empty array, got items';
  return lower(mismatch).slice(0, 200);
};

const difference = (mismatch: JsonObject, written: JsonObject): Difference | undefined => {
  const said = textOf(member(mismatch, 'mismatch') ?? '');
  const actual = textOf(member(mismatch, 'actual') ?? '');
  switch (member(mismatch, 'type')) {
    case 'StatusMismatch':
      return { part: 'status', text: `expected status ${expectedStatus(written)}, got ${actual}` };
    case 'HeaderMismatch': {
      const name = textOf(member(mismatch, 'key') ?? '');
      const text = actual === '' ? `expected a ${name} header, got none` : `header ${name}: ${lower(said)}`;
      return { part: 'location', text };
    }
    case 'BodyTypeMismatch':
      return { part: 'body', text: `expected a JSON body, got ${actual === '' ? 'none' : actual}` };
    case 'BodyMismatch':
      return { part: 'body', text: `${textOf(member(mismatch, 'path') ?? '$')}: ${bodyText(said)}` };
    // The type of a message, which its body tells already.
    case 'MetadataMismatch':
      return undefined;
    default:
      return { part: 'body', text: lower(said) };
  }
};

const parts: readonly Part[] = ['status', 'location', 'body'];

const order = (a: Difference, b: Difference): number =>
  parts.indexOf(a.part) - parts.indexOf(b.part) || (a.text < b.text ? -1 : 1);

/** The differences that Pact reports for an interaction, each once, in an order that does not change between runs. */
export const differencesOf = (mismatch: Json | undefined, written: JsonObject): readonly Difference[] => {
  const all = member(mismatch, 'mismatches');
  const found = (Array.isArray(all) ? all.filter(isObject) : []).flatMap((m) => difference(m, written) ?? []);
  return [...new Map(found.map((d) => [d.text, d])).values()].toSorted(order);
};

/** Differences as one short reason. */
export const reasonOf = (differences: readonly Difference[]): string => {
  const shown = differences.slice(0, 3).map((d) => d.text);
  const more = differences.length - shown.length;
  return more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; ');
};
