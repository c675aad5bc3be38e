import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, news, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const withType = (contentType: string | null) =>
  traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { contentType })]);

describeRule('P-23', [
  { when: 'the type is JSON', trace: withType('application/json; charset=utf-8') },
  { when: 'the type is built on JSON', trace: withType('application/vnd.voicemail+json') },
  {
    when: 'the type is another',
    trace: withType('text/plain'),
    says: ['warning: A 200 carries Content-Type "text/plain"'],
  },
  { when: 'there is none', trace: withType(null), says: ['warning: A 200 carries no Content-Type'] },
  {
    when: 'no poll was answered 200',
    trace: traceOf(native, [quiet('a')]),
    says: ['skip: no poll was answered 200 with JSON'],
  },
]);
