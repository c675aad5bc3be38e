import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, location, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-10', [
  { when: 'every Location is absolute', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'a Location is relative, which is legal and not documented',
    trace: traceOf(native, [quiet('a', { location: '/api/v1/voicemails?since=0' })]),
    says: ['warning: Location is relative: "/api/v1/voicemails?since=0"'],
  },
  {
    when: 'no Location came',
    trace: traceOf(native, [quiet('a', { location: null })]),
    says: ['skip: because P-03 failed'],
  },
  { when: 'the state is in the path', trace: traceOf(native, [quiet('a', { location: location('0/x') })]) },
]);
