import type { EventEntry, ReportNote, Trace, Entry } from '../model.ts';

/** What an entry brought to a trigger: a notification, or the answer to a poll that sent a state. */
const broughtBy = (entry: Entry): string => {
  if (entry.type === 'delivery') return entry.body;
  if (entry.type !== 'exchange' || entry.intent.kind !== 'poll') return '';
  // Without a state, a list tells of everything that ever was.
  return entry.intent.state === 'followed' ? (entry.response?.body ?? '') : '';
};

/**
 * Notes for triggers that were told of events caused for another one, where the configuration says of neither that they
 * are its own nor that they are not. A trigger for everything has them by right, so that no rule can judge it.
 */
export const notesOnEventsOfOthers = ({ triggers, entries }: Trace): readonly ReportNote[] => {
  const events = entries.filter((e): e is EventEntry => e.type === 'event' && e.failed === undefined);
  return triggers.flatMap(({ definition: { id } }): readonly ReportNote[] => {
    const open = events.filter((e) => e.relations[id] === 'possible' && e.tenant === undefined);
    if (open.length === 0) return [];
    const brought = entries.filter((e) => e.trigger === id).map(broughtBy);
    const owners = open
      .filter(({ token }) => brought.some((text) => text.includes(token)))
      .flatMap(({ relations }) => Object.keys(relations).filter((other) => relations[other] === 'expected'));
    const names = [...new Set(owners)].map((name) => `"${name}"`);
    if (names.length === 0) return [];
    return [
      {
        trigger: id,
        message: `Events caused for ${names.join(' and ')} came here too; if they should not, name what causes them in \`triggers.${id}.emitOther\`, and it is judged`,
      },
    ];
  });
};
