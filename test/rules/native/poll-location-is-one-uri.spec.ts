import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, location, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-11', [
  { when: 'each answer has one Location', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'there are two lines',
    trace: traceOf(native, [quiet('a', { location: [location(0), location(1)] })]),
    says: ['error: The answer carries 2 Location lines: '],
  },
  {
    when: 'the state is behind a fragment',
    trace: traceOf(native, [quiet('a', { location: `${location(0)}#state=1` })]),
    says: ['error: The Location has a fragment, which is never sent: '],
  },
  {
    when: 'a user stands before the host',
    trace: traceOf(native, [quiet('a', { location: location(0).replace('//', '//desk:pw@') })]),
    says: ['warning: The Location names a user before its host, which no answer may: "http://…@'],
  },
  {
    when: 'there is a byte that no URI holds',
    trace: traceOf(native, [quiet('a', { location: location('{0}') })]),
    says: ['error: The Location is no valid URI reference: '],
  },
]);
