import { expect } from 'chai';
import type { Trace } from '../../src/model.ts';
import { notesOf } from '../../src/rules/judge-trace.ts';
import { nativeTrigger, webhookTrigger } from '../samples/triggers.ts';
import { event, news, notify, quiet, register, traceOf, type EventTold, type Step } from './story.ts';

/** The trace of a trigger's run beside another one, which owns the events. */
const besideOther = (trace: Trace): Trace => ({
  ...trace,
  entries: trace.entries.map((e) =>
    e.type === 'event' ? { ...e, relations: { ...e.relations, OnOther: 'expected' } } : e,
  ),
});

const told = (steps: readonly Step[], trigger = webhookTrigger()): readonly string[] =>
  notesOf(besideOther(traceOf(trigger, steps))).map((n) => `${n.trigger ?? ''}: ${n.message}`);

const possible: EventTold = { relation: 'possible' };

describe('notesOnEventsOfOthers', () => {
  it('notesOnEventsOfOthers asks about events of another trigger that were notified', () => {
    expect(told([register('s1'), event('one', possible), notify('s1', ['one'])])).to.deep.equal([
      'OnAlarm: Events caused for "OnOther" came here too; if they should not, name what causes them in `triggers.OnAlarm.emitOther`, and it is judged',
    ]);
  });

  it('notesOnEventsOfOthers asks about what a poll with a state brought, not about what was there before', () => {
    const polled = (steps: readonly Step[]): number => told(steps, nativeTrigger()).length;
    expect(polled([quiet('a'), event('one', possible), news('a', ['one'])])).to.equal(1);
    expect(polled([event('one', possible), news('a', ['one'])])).to.equal(0);
  });

  it('notesOnEventsOfOthers says nothing of events that are the trigger’s own, excluded, failed or of another tenant', () => {
    const own: readonly EventTold[] = [
      {},
      { relation: 'excluded' },
      { ...possible, failed: 'POST was answered 500' },
      { ...possible, tenant: 'other' },
    ];
    for (const how of own)
      expect(told([register('s1'), event('one', how), notify('s1', ['one'])])).to.deep.equal([]);
    expect(told([register('s1'), event('one', possible)])).to.deep.equal([]);
  });
});
