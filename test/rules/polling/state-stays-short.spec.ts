import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, location, quiet, SERVICE, traceOf } from '../story.ts';

const native = nativeTrigger();
const long = (n: number) => location('x'.repeat(n - location('').length));
const since = (id: string) => ({ values: { since_id: id } });

describeRule('P-27', [
  { when: 'the Location is short', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'the Location has one character less than is documented',
    trace: traceOf(native, [quiet('a', { location: long(2047) })]),
  },
  {
    when: 'the Location is as long as is documented',
    trace: traceOf(native, [quiet('a', { location: long(2048) })]),
    says: ['warning: The URL with the state has 2048 characters, and the platform documents 2048 at most'],
  },
  {
    when: 'the Location grows with every answer',
    trace: traceOf(native, [quiet('a', { location: long(1000) }), quiet('a', { location: long(3000) })]),
    says: ['warning: The URL with the state has 3000 characters'],
  },
  {
    when: 'the state of a list is short',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      listed('a', list([]), since('1')),
    ]),
  },
  {
    when: 'the state of a list makes the URL long',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      listed('a', list([]), since('y'.repeat(2048))),
    ]),
    says: [
      `warning: The URL with the state has ${2048 + `${SERVICE}/api/v1/invoices?since_id=`.length} characters`,
    ],
  },
  {
    when: 'no poll carried a state',
    trace: traceOf(native, [quiet('a', { location: null })]),
    says: ['skip: no poll carried a state'],
  },
]);
