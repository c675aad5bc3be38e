import { member } from '../json.ts';
import { nameWords } from '../name-words.ts';
import type { Operation } from '../openapi/operation.ts';
import { asksForHandshake } from './callback-challenge.ts';
import { isSaid, saidOf, sentencesOf, tellsOfEvent } from './callback-words.ts';
import type { Desk } from './operation-view.ts';
import { isBeside, valuesOf, type NamedPlace, type RegistrationBody } from './registration-body.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';
import type { Demand } from './webhook-demand.ts';

const nothing =
  /\b(?:deliver|send|receive|fire|trigger|get)s? (?:nothing|no (?:events?|notifications?))\b.{0,120}\b(?:until|before|unless)\b|\b(?:nothing|no (?:events?|notifications?|deliver(?:y|ies))) (?:is|are|will be) (?:delivered|sent|received|made)\b.{0,120}\b(?:until|before|unless)\b/i;
const doing = /\b(?:add|activat|enabl|configur|subscrib|assign|attach|start|resum)\w*/i;

const idle = String.raw`(?:inactive|disabled|paused|deactivated|suspended|not (?:yet )?(?:active|enabled))\b`;
const idleAtFirst = new RegExp(
  String.raw`\b(?:created|made|registered|starts?|begins?|initially|by default)(?:,? (?:is|are|be|as|in|an?|it|they|out))* ${idle}|\b${idle} (?:state )?(?:by default|at first|initially|after (?:its )?creation|when (?:it is )?(?:created|made))\b`,
  'i',
);
const wake =
  /\b(?:must|has to|have to|needs? to|then|call|use|using|to|by|until)\b[^.]{0,30}\b(?:activat|enabl|start|resum|unpaus)\w*/i;
const must =
  /\b(?:web ?hooks?|hooks?|subscriptions?|registrations?) (?:must|has to|have to|needs? to) (?:then |first |afterwards |also )?be (?:activated|enabled|started)\b/i;

/** Whether a text says that what is registered delivers nothing before another call. */
const isIdle = (text: string): boolean => {
  const sentences = sentencesOf(text).filter((sentence) => !tellsOfEvent(sentence));
  return sentences.some((sentence, i) => {
    if (isSaid(must, sentence)) return true;
    const told = nothing.exec(sentence);
    if (told !== null) return doing.test(sentence.slice(told.index)) && !asksForHandshake(sentence);
    return isSaid(idleAtFirst, sentence) && wake.test(`${sentence} ${sentences[i + 1] ?? ''}`);
  });
};

const switches = /^(?:is )?(?:active|enabled|activated)$|^(?:status|state)$/;
const off = /^(?:inactive|disabled|paused|off|suspended)$/i;

/** Whether a property says by its name whether what is registered is told of anything. */
export const isSwitch = ({ name }: { readonly name: string }): boolean =>
  switches.test(nameWords(name).join(' '));

/** A property that keeps what is registered from being told of anything, unless it is given. */
const offByDefault = (named: NamedPlace): boolean =>
  named.parts.some(({ node }) => {
    const preset = member(node, 'default');
    return preset === false || (typeof preset === 'string' && off.test(preset) && valuesOf(named).length > 0);
  });

/** A path without the names of its variables. */
const plain = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/$/, '');

const words = (path: string): string => nameWords(path.split('/').at(-1) ?? '').join(' ');
const wakes = /^(?:activate|activation|enable|start|resume|publish)$/;
const sleeps = /^(?:deactivate|deactivation|disable|stop|pause|suspend)$/;
const chooses = /^(?:triggers?|topics?|subscriptions?|event types?|filters?)$/;

/** What is called on one that is registered. */
const calledOnOne = (desk: Desk, ending: Unsubscribing | undefined): readonly Operation[] => {
  if (ending === undefined || !/\}[^/]*\/?$/.test(ending.operation.path)) return [];
  const one = plain(ending.operation.path);
  return desk.operations.filter(({ method, path }) => {
    const rest = plain(path);
    return (
      ['POST', 'PUT'].includes(method) &&
      rest.startsWith(`${one}/`) &&
      !/[/]/.test(rest.slice(one.length + 1))
    );
  });
};

const rule = 'C-19';
const mend = 'let it deliver as soon as it is made';

/** What is said of a second call. */
const saidDemand = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
): Demand | undefined => {
  const said = saidOf(desk, operation, found.callback).find(({ text }) => isIdle(text));
  if (said === undefined) return undefined;
  const choice = body.names.find((named) => isSwitch(named) && isBeside(named, found));
  const unless = choice === undefined ? '' : `; whether "${choice.name}" spares it is not said`;
  const says = `The description asks for a second call before anything is delivered, and the platform makes one alone${unless}`;
  return {
    as: choice === undefined ? 'missing' : 'open',
    remark: { rule, says, mend, at: desk.place(said.pointer) },
  };
};

/** A call that says afterwards of what to be told, where the registration does not. */
const choosingDemand = (
  desk: Desk,
  operation: Operation,
  { events }: Registration,
  others: readonly Operation[],
): Demand | undefined => {
  const choosing = others.find(({ path }) => chooses.test(words(path)));
  if (choosing === undefined || events !== undefined) return undefined;
  if (/\{\w*(?:event|topic)\w*\}/i.test(operation.path)) return undefined;
  const says = `${choosing.method} ${choosing.path} seems to say of what it is told, and the platform makes no second call`;
  return {
    as: 'open',
    remark: { rule, says, mend: 'take that when it is registered', at: desk.place(choosing.pointer) },
  };
};

/** What may keep it silent although nothing is said of it. */
const silentDemand = (
  desk: Desk,
  found: Registration,
  body: RegistrationBody,
  others: readonly Operation[],
): Demand | undefined => {
  const silent = body.names.find((n) => isSwitch(n) && isBeside(n, found) && offByDefault(n));
  if (silent !== undefined) {
    const says = `"${silent.name}" is off by default: what is registered without it is told of nothing`;
    return { as: 'risk', remark: { rule, says, at: desk.place(silent.pointer) } };
  }
  const waking = others.find(({ path }) => wakes.test(words(path)));
  if (waking === undefined || others.some(({ path }) => sleeps.test(words(path)))) return undefined;
  const says = `Whether it delivers before ${waking.method} ${waking.path} is not said, and the platform makes no second call`;
  return { as: 'risk', remark: { rule, says, at: desk.place(waking.pointer) } };
};

/** That what is registered delivers nothing until a second call, which the platform does not make. */
export const secondCallDemands = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
): Demand[] => {
  const others = calledOnOne(desk, ending);
  const demand =
    saidDemand(desk, operation, found, body) ??
    choosingDemand(desk, operation, found, others) ??
    silentDemand(desk, found, body, others);
  return demand === undefined ? [] : [demand];
};
