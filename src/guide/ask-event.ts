import { defined } from '../defined.ts';
import { addressOf } from '../address.ts';
import { parseJson, type Json } from '../json.ts';
import type { EmitRequest, TriggerDefinition } from '../model.ts';
import type { ApiOperation } from '../setup/api-operation.ts';
import type { TriggerAnswers } from '../setup/configuration.ts';
import { proposeEvents, type EventProposal } from '../setup/propose-events.ts';
import type { Asker } from './asker.ts';
import type { ServicePlace } from './ask-service.ts';
import type { Login } from './ask-login.ts';
import { tryEvent, type TriedEvent } from './try-event.ts';

/** What is known when it is asked how events come about. */
export interface EventContext {
  readonly place: ServicePlace;
  readonly login: Login;
  readonly operations: readonly ApiOperation[];
  readonly asker: Asker;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** What was tried before, by step and inputs. */
  readonly tried: Map<string, TriedEvent>;
  /** Requests that were chosen for an earlier trigger, by what they are. */
  readonly chosen: Map<string, EventProposal>;
}

type Inputs = Readonly<Record<string, Json>>;

const CERTAIN = 40;
/** How many requests are tried for one trigger where nobody chooses. */
const MOST = 4;

const attempt = async (proposal: EventProposal, inputs: Inputs, context: EventContext): Promise<boolean> => {
  const { place, login, asker, tried, now, signal } = context;
  const all = { ...proposal.inputs, ...inputs };
  const key = JSON.stringify([proposal.step, proposal.inputs, inputs]);
  const known = tried.get(key);
  if (known !== undefined) return known.isCaused;
  const result = await tryEvent(proposal.step, all, {
    url: place.url,
    credentials: login.values,
    now: now(),
    signal,
  });
  tried.set(key, result);
  asker.say(result.isCaused ? 'good' : 'bad', `An event: ${result.says}`);
  return result.isCaused;
};

const answersOf = (
  trigger: TriggerDefinition,
  { step, operation, inputs, eventId }: EventProposal,
  own: Inputs,
): TriggerAnswers => ({
  trigger,
  inputs: { ...inputs, ...own },
  emit: step as unknown as Exclude<TriggerAnswers['emit'], 'manual' | undefined>,
  operation,
  ...defined({ eventId }),
});

const canTry = ({ place, login }: EventContext): boolean =>
  place.isThere && place.mayBeCalled && !login.isMissing;

/** Nobody chooses: the likeliest request that the service takes, or the likeliest where it cannot be tried. */
const chosenAlone = async (
  trigger: TriggerDefinition,
  proposals: readonly EventProposal[],
  inputs: Inputs,
  context: EventContext,
): Promise<TriggerAnswers> => {
  const certain = proposals.filter((p) => p.rank >= CERTAIN).slice(0, MOST);
  const [likeliest] = certain;
  if (likeliest === undefined) {
    context.asker.say(
      'bad',
      `${trigger.id}: no operation is known to cause an event; fill in \`emit\` by hand`,
    );
    return { trigger, inputs };
  }
  if (!canTry(context)) {
    context.asker.say('note', `${trigger.id}: ${likeliest.operation} may cause an event; not tried`);
    return answersOf(trigger, likeliest, inputs);
  }
  for (const proposal of certain)
    if (await attempt(proposal, inputs, context)) {
      context.asker.say('good', `${trigger.id}: an event comes about by ${proposal.operation}`);
      return answersOf(trigger, proposal, inputs);
    }
  context.asker.say('bad', `${trigger.id}: no event could be caused; correct \`emit\` by hand`);
  return answersOf(trigger, likeliest, inputs);
};

const edited = async (proposal: EventProposal, asker: Asker): Promise<EventProposal> => {
  const { body } = proposal.step;
  if (body === undefined) return proposal;
  const check = (text: string): string | undefined =>
    parseJson(text) === undefined ? 'It has to be JSON' : undefined;
  const text = await asker.text({ message: 'Its body', initial: JSON.stringify(body), check });
  return { ...proposal, step: { ...proposal.step, body: parseJson(text) ?? body } };
};

const ownRequest = async (asker: Asker): Promise<EventProposal> => {
  const line = await asker.text({
    message: 'Which request makes one? METHOD and path, as POST /items',
    initial: 'POST /',
    check: (text) => (/^[A-Za-z]+\s+\S+$/.test(text) ? undefined : 'A method and a path, as POST /items'),
  });
  const [method = 'POST', url = '/'] = line.split(/\s+/);
  const step: EmitRequest = { method: method.toUpperCase(), url, body: { title: 'Test {{token}}' } };
  return edited({ operation: `${step.method} ${url}`, step, inputs: {}, rank: 0 }, asker);
};

type Way = { readonly again?: true; readonly proposal: EventProposal } | 'own' | 'manual' | 'later';

const requestOf = ({ step }: EventProposal): string => `${step.method} ${step.url}`;

/** A request that was chosen for an earlier trigger, where this one has the inputs that it names. */
const chosenBefore = (
  proposals: readonly EventProposal[],
  { chosen }: EventContext,
): EventProposal | undefined =>
  proposals
    .map((proposal) => ({ proposal, before: chosen.get(requestOf(proposal)) }))
    .find(({ proposal, before }) => before !== undefined && namesOf(before) === namesOf(proposal))?.before;

const namesOf = ({ inputs }: EventProposal): string => Object.keys(inputs).toSorted().join();

const wayTo = (
  trigger: TriggerDefinition,
  proposals: readonly EventProposal[],
  context: EventContext,
): Promise<Way> => {
  const hint = trigger.hint === undefined ? '' : ` (${trigger.hint})`;
  const before = chosenBefore(proposals, context);
  return context.asker.choose<Way>(`How does one event of ${trigger.id} come about?${hint}`, [
    ...(before === undefined
      ? []
      : [
          {
            value: { again: true as const, proposal: before },
            label: `by the same request: ${before.operation}`,
          },
        ]),
    ...proposals.map((proposal) => ({
      value: { proposal },
      label: proposal.operation,
      hint: JSON.stringify(proposal.step.body ?? proposal.step.url).slice(0, 70),
    })),
    { value: 'own', label: 'by another request' },
    { value: 'manual', label: 'I cause it by hand when a run asks for it' },
    { value: 'later', label: 'I fill it in later' },
  ]);
};

/** A request as a person wants it, tried where it can be; undefined where another one is to be chosen. */
const triedByPerson = async (
  proposal: EventProposal,
  inputs: Inputs,
  context: EventContext,
): Promise<EventProposal | undefined> => {
  const { asker, place } = context;
  if (!canTry(context)) return proposal;
  if (!(await asker.confirm(`Try it now? It makes one at ${place.url}`, true))) return proposal;
  if (await attempt(proposal, inputs, context)) return proposal;
  return (await asker.confirm('Choose again?', true)) ? undefined : proposal;
};

const chosenByPerson = async (
  trigger: TriggerDefinition,
  proposals: readonly EventProposal[],
  inputs: Inputs,
  context: EventContext,
): Promise<TriggerAnswers> => {
  const { asker, chosen } = context;
  for (;;) {
    const way = await wayTo(trigger, proposals, context);
    if (way === 'later') return { trigger, inputs };
    if (way === 'manual') return { trigger, inputs, emit: 'manual' };
    if (way !== 'own' && way.again === true) return answersOf(trigger, way.proposal, inputs);
    const asked = way === 'own' ? await ownRequest(asker) : await edited(way.proposal, asker);
    const proposal = await triedByPerson(asked, inputs, context);
    if (proposal === undefined) continue;
    chosen.set(requestOf(proposal), proposal);
    return answersOf(trigger, proposal, inputs);
  }
};

/** Asks how one event of a trigger comes about, and tries it at once. */
export const askEvent = (
  trigger: TriggerDefinition,
  inputs: Inputs,
  context: EventContext,
): Promise<TriggerAnswers> => {
  const isMounted = addressOf(context.place.url).basePath !== '';
  const proposals = proposeEvents(trigger, context.operations, isMounted);
  const choose = context.asker.isSilent ? chosenAlone : chosenByPerson;
  return choose(trigger, proposals, inputs, context);
};
