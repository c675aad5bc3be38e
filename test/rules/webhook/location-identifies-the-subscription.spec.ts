import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, subscriptionAt, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-05', [
  {
    when: 'a later registration gets the Location of one that is alive and is not the first',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3', { location: subscriptionAt('s2') }),
    ]),
    says: ['error: Two registrations with different callback URLs got the same Location'],
  },
  {
    when: 'two that came at the same moment get one Location',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3', { location: subscriptionAt('s2') }, { earlier: 30 }),
    ]),
    says: [
      'error: Two registrations with different callback URLs got the same Location…; they came at the same moment',
    ],
  },
  {
    when: 'a Location is given again after its subscription was deleted',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s2'),
      register('s3', { location: subscriptionAt('s2') }),
    ]),
  },
  {
    when: 'ids are counted, so that one that is alive is given again after a DELETE',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3', { location: subscriptionAt('s2') }, { kind: 'cycled' }),
      unsubscribe('s3'),
    ]),
    says: ['error: Two registrations with different callback URLs got the same Location'],
  },
  {
    when: 'two callbacks that differ only in their query get one Location',
    trace: traceOf(trigger, [
      register('s1', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=1' }),
      register(
        's2',
        { location: subscriptionAt('s1') },
        { callback: 'http://127.0.0.1:9000/w/invoke?sig=2' },
      ),
    ]),
    says: [
      'error: Two registrations with different callback URLs got the same Location, "http://127.0.0.1:4010/api/v1/hooks/s1"; the URLs differ only in their query',
    ],
  },
  {
    when: 'all get one Location, two of them with callbacks that differ only in their query',
    trace: traceOf(trigger, [
      register('s1', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=1' }),
      register(
        's2',
        { location: subscriptionAt('s1') },
        { callback: 'http://127.0.0.1:9000/w/invoke?sig=2' },
      ),
      register('s3', { location: subscriptionAt('s1') }),
    ]),
    says: Array.from(
      { length: 3 },
      () =>
        'error: Two registrations with different callback URLs got the same Location, "http://127.0.0.1:4010/api/v1/hooks/s1"',
    ),
  },
  {
    when: 'two callbacks that differ only in their query are cut to one: that is another fault',
    trace: traceOf(trigger, [
      register('s1', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=1' }),
      register(
        's2',
        { location: subscriptionAt('s1') },
        { callback: 'http://127.0.0.1:9000/w/invoke?sig=2' },
      ),
      event('one'),
      notify('s2', ['one'], { target: '/w/invoke?s' }),
    ]),
    says: ['skip: no two registrations'],
  },
  { when: 'two registrations get two Locations', trace: traceOf(trigger, [register('s1'), register('s2')]) },
  {
    when: 'the ids are in the query',
    trace: traceOf(trigger, [
      register('s1', { location: '/api/v1/hooks/?id=1' }),
      register('s2', { location: '/api/v1/hooks/?id=2' }),
    ]),
  },
  {
    when: 'two registrations get one Location',
    trace: traceOf(trigger, [
      register('s1', { location: subscriptionAt('all') }),
      register('s2', { location: subscriptionAt('all') }),
    ]),
    says: ['error: Two registrations with different callback URLs got the same Location'],
  },
  {
    when: 'one Location is written absolute and relative',
    trace: traceOf(trigger, [
      register('s1', { location: subscriptionAt('all') }),
      register('s2', { location: '/api/v1/hooks/all' }),
    ]),
    says: ['error: Two registrations'],
  },
  {
    when: 'one Location is written in two ways',
    trace: traceOf(trigger, [
      register('s1', { location: '/api/v1/hooks/a%6cl/' }),
      register('s2', { location: '/api/v1/./hooks/all?' }),
    ]),
    says: ['error: Two registrations'],
  },
  ...['/api/v1/hooks/', '/api/v1/x/../hooks?', '/api', '/'].map((location) => ({
    when: `the only Location is everybody's, written "${location}"`,
    trace: traceOf(trigger, [register('s1', { location })]),
    says: ['error: Location is where registrations are sent to, or above it'],
  })),
  {
    when: 'the same callback URL twice is one subscription',
    trace: traceOf(trigger, [
      register('s1', { location: subscriptionAt('one') }, { callback: 'http://127.0.0.1:9000/same' }),
      register('s2', { location: subscriptionAt('one') }, { callback: 'http://127.0.0.1:9000/same' }),
    ]),
    says: ['skip: no two registrations'],
  },
  {
    when: 'there is one registration',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no two registrations were answered with a Location'],
  },
]);
