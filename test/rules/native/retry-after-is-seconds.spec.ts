import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-20', [
  {
    when: 'Retry-After is 0, 15 or surrounded by blanks',
    trace: traceOf(native, [
      quiet('a', { retryAfter: '0' }),
      quiet('a', { retryAfter: '15' }),
      quiet('a', { retryAfter: ' 1 ' }),
    ]),
  },
  {
    when: 'Retry-After is a word, a fraction, negative or empty',
    trace: traceOf(
      native,
      ['soon', '1.5', '-1', ''].map((retryAfter) => quiet('a', { retryAfter })),
    ),
    says: [
      'error: Retry-After is "soon", not a whole number of seconds',
      'error: Retry-After is "1.5"',
      'error: Retry-After is "-1"',
      'error: Retry-After is ""',
    ],
  },
  {
    when: 'Retry-After is a date',
    trace: traceOf(native, [quiet('a', { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' })]),
    says: ['warning: Retry-After is a date'],
  },
  {
    when: 'one of two Retry-After lines is odd',
    trace: traceOf(native, [quiet('a', { retryAfter: ['1', '1s'] })]),
    says: ['error: Retry-After is "1s"'],
  },
  {
    when: 'no answer carries Retry-After',
    trace: traceOf(native, [quiet('a', { retryAfter: null })]),
    says: ['skip: no answer carried Retry-After'],
  },
]);
