import { empty, json, rewrite, without, withHeader, type Answer } from '../http/answer.ts';
import type { VoicemailFault } from './behaviour.ts';
import type { Outcome, Polling } from './polling.ts';

const hasNews = (outcome: Outcome): boolean => outcome.taken.length > 0;

const finish = (change: Polling['finish']): { readonly polling: Partial<Polling> } => ({
  polling: { finish: change },
});

const withNews = (
  change: (answer: Parameters<Polling['finish']>[0], outcome: Outcome) => ReturnType<Polling['finish']>,
) => finish((answer, _, outcome) => (hasNews(outcome) ? change(answer, outcome) : answer));

const whenQuiet = (change: (answer: Answer) => Answer) =>
  finish((answer, { seen }, outcome) => (hasNews(outcome) || seen === undefined ? answer : change(answer)));

const eachItem = (body: unknown, change: (item: object) => unknown): unknown =>
  Array.isArray(body) ? body.map((item) => change(Object(item))) : change(Object(body));

const retryAfter = (value: string) => finish((answer) => withHeader(answer, 'Retry-After', value));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');

/** Mistakes in status, headers and body of an answer to a poll. */
export const answerFaults: readonly VoicemailFault[] = [
  {
    name: 'news-answers-206',
    description: 'News is answered 206, as if a range had been asked for: no run starts.',
    must: ['P-01'],
    may: ['P-04', 'P-15', 'P-18', 'P-22'],
    pact: true,
    change: withNews((answer) => ({ ...answer, status: 206 })),
  },
  {
    name: 'no-content-when-empty',
    description: 'Where nothing is new the answer is 204.',
    must: ['P-02'],
    may: ['P-03'],
    change: whenQuiet((answer) => ({ ...answer, status: 204 })),
  },
  {
    name: 'empty-list-when-quiet',
    description: 'Where nothing is new the answer is 200 with an empty list.',
    must: ['P-02'],
    may: ['P-04', 'P-18', 'P-19', 'P-22'],
    pact: true,
    change: whenQuiet((answer) => {
      const list = json(200, []);
      return { ...list, headers: [...list.headers, ...answer.headers] };
    }),
  },
  {
    name: 'no-retry-after',
    description: 'No answer says when to come again.',
    must: ['P-05'],
    may: ['P-18'],
    change: finish((answer) => without(answer, 'Retry-After')),
  },
  {
    name: 'retry-after-in-words',
    description: 'Retry-After is "soon".',
    must: ['P-20'],
    may: ['P-18'],
    change: retryAfter('soon'),
  },
  {
    name: 'retry-after-fraction',
    description: 'Retry-After is half a second, where only whole seconds are allowed.',
    must: ['P-20'],
    may: ['P-18'],
    change: retryAfter('0.5'),
  },
  {
    name: 'wrong-shape',
    description: 'A list is answered where one object is declared, and one object where a list is.',
    must: ['P-18'],
    may: ['P-02', 'P-14', 'P-15', 'P-22'],
    change: withNews((answer) => rewrite(answer, (body) => (Array.isArray(body) ? body[0] : [body]))),
  },
  {
    name: 'no-hint-of-more',
    description: 'While more voicemails wait, Retry-After does not ask for the next poll at once.',
    must: ['P-18'],
    may: [],
    change: withNews((answer) => withHeader(answer, 'Retry-After', '1')),
  },
  {
    name: 'numbers-as-text',
    description: 'Numbers come as text.',
    must: ['P-22'],
    may: [],
    pact: true,
    change: withNews((answer) =>
      rewrite(answer, (body) => eachItem(body, (item) => ({ ...item, id: '17' }))),
    ),
  },
  {
    name: 'null-for-text',
    description: 'A text that is declared as never null comes as null.',
    must: ['P-22'],
    may: [],
    change: withNews((answer) =>
      rewrite(answer, (body) => eachItem(body, (item) => ({ ...item, receivedAt: null }))),
    ),
  },
  {
    name: 'answers-as-text',
    description: 'Answers are JSON, but labelled text/plain.',
    must: ['P-23'],
    may: ['P-22'],
    change: withNews((answer) => withHeader(answer, 'Content-Type', 'text/plain')),
  },
  {
    name: 'escapes-text',
    description: 'Polled texts are escaped for HTML, so that "&" arrives as "&amp;".',
    must: ['V-01'],
    may: [],
    change: withNews((answer) =>
      rewrite(answer, (body) =>
        eachItem(body, (item) => ({ ...item, text: escaped(String((item as { text?: unknown }).text)) })),
      ),
    ),
  },
  {
    name: 'redirects-malformed-state',
    description: 'A malformed state is answered with a redirect to the first poll.',
    must: [],
    may: ['P-26'],
    pact: true,
    change: {
      polling: { malformed: ({ call }) => empty(302, [['Location', `${call.origin}${call.path}`]]) },
    },
  },
  {
    name: 'malformed-state-crashes',
    description: 'A malformed state is answered 500.',
    must: ['P-26'],
    may: [],
    change: {
      polling: { malformed: () => json(500, { error: 'Input string was not in a correct format' }) },
    },
  },
  {
    name: 'malformed-state-replays-history',
    description: 'A malformed state is answered with everything since the beginning.',
    must: ['P-26'],
    may: [],
    change: {
      polling: {
        malformed: ({ all, delivery, call }) =>
          json(200, delivery === 'single' ? (all[0] ?? null) : all, [
            ['Location', `${call.origin}${call.path}`],
            ['Retry-After', '1'],
          ]),
      },
    },
  },
];
