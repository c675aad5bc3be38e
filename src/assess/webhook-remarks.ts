import type { Operation } from '../openapi/operation.ts';
import type { Remark } from './assessment.ts';
import { handshakeOf, verifyingOf } from './handshake.ts';
import type { Desk } from './operation-view.ts';
import type { RegistrationBody } from './registration-body.ts';
import { endingRegistration, sharedRegistration } from './registration-life.ts';
import { endingSwitch, isOwnAddress, type Registration } from './registration.ts';
import { isForeign, type Unsubscribing } from './unsubscribing.ts';

const inWords = (path: readonly string[]): string => `"${path.join('.')}"`;

/** What speaks for a registration. */
export const evidenceOf = (
  desk: Desk,
  { callback, word, events }: Registration,
  operation: Operation,
  ending?: Unsubscribing,
): Remark[] => [
  {
    says:
      callback.strength === 3
        ? `An OpenAPI callback goes to the URL in ${inWords(callback.path)} of the body`
        : `${inWords(callback.path)} takes a URL to call`,
    at: desk.place(callback.pointer),
  },
  ...(word === undefined
    ? []
    : [{ says: `"${word}" names it a registration`, at: desk.place(operation.pointer) }]),
  ...(events === undefined
    ? []
    : [{ says: `"${events.name}" says of what to be told`, at: desk.place(events.pointer) }]),
  ...(ending === undefined || ending.relation === 'other-verb' || isForeign(operation, ending)
    ? []
    : [
        {
          says: `DELETE ${ending.operation.path} ends what it makes`,
          at: desk.place(ending.operation.pointer),
        },
      ]),
];

const places = { array: 'an array', form: 'a form', query: 'the query' } as const;

/** What the service has to change before a registration can be ended. */
export const missingOfEnding = (
  desk: Desk,
  operation: Operation,
  ending: Unsubscribing | undefined,
): Remark[] => {
  const missing: Remark[] = [];
  if (ending?.relation === 'other-verb')
    missing.push({
      rule: 'U-10',
      says: `${ending.operation.method} ${ending.operation.path} seems to end a registration; the platform sends DELETE to the Location of the 201`,
      mend: `add DELETE ${operation.path}/{id}`,
      at: desk.place(ending.operation.pointer),
    });
  if (ending !== undefined && ending.unsent.length > 0 && ending.relation !== 'other-verb')
    missing.push({
      rule: 'D-12',
      says: `The DELETE requires ${ending.unsent.join(', ')}, which the platform does not send`,
      mend: 'take everything from the path',
      at: desk.place(ending.operation.pointer),
    });
  return missing;
};

/** What the service has to change before a registration can be used. */
export const missingOf = (
  desk: Desk,
  operation: Operation,
  registration: Registration,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
): Remark[] => {
  const { callback } = registration;
  const missing: Remark[] = [];
  if (callback.position !== 'body')
    missing.push({
      rule: callback.position === 'array' ? 'D-08' : 'D-04',
      says: `${inWords(callback.path)} stands in ${places[callback.position]}, where the platform cannot write its URL`,
      mend: 'take it in a property of a JSON body',
      at: desk.place(callback.pointer),
    });
  if (callback.once)
    missing.push({
      says: `${inWords(callback.path)} is called for what comes of this one request: it is told of no other event`,
      mend: 'add a registration that is told of every event',
      at: desk.place(callback.pointer),
    });
  const handshake = handshakeOf(desk, operation, registration, body);
  if (handshake !== undefined)
    missing.push({
      rule: 'W-13',
      says: 'The description speaks of a handshake with the callback, which a flow cannot answer',
      mend: 'activate the registration without one',
      at: desk.place(handshake),
    });
  const turned = ending === undefined ? endingSwitch(body) : undefined;
  if (turned !== undefined)
    missing.push({
      rule: 'U-10',
      says: `The same call seems to end a registration, by "${turned.name}"; the platform sends DELETE to the Location of the 201`,
      mend: `add DELETE ${operation.path.replace(/\/$/, '')}/{id}`,
      at: desk.place(turned.pointer),
    });
  return [...missing, ...missingOfEnding(desk, operation, ending)];
};

/** What decides whether a registration can be used, and the document does not tell. */
export const openOf = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
): Remark[] => {
  const open: Remark[] = [];
  const at = desk.place(operation.pointer);
  if (!found.certain && !found.callback.once)
    open.push({
      says: `Whether it is told of every event or of this one request only is not said`,
      at: desk.place(found.callback.pointer),
    });
  if (isOwnAddress(found, body))
    open.push({
      says: `Whether ${inWords(found.callback.path)} is called, or is the address of what is made, is not said`,
      mend: 'describe it, or mark it as "readOnly"',
      at: desk.place(found.callback.pointer),
    });
  if (ending !== undefined && isForeign(operation, ending))
    open.push({
      rule: 'W-06',
      says: `Whether DELETE ${ending.operation.path} ends what it makes is not said: nothing but a name speaks for it`,
      mend: `add DELETE ${operation.path.replace(/\/$/, '')}/{id}, and name it in the Location of the 201`,
      at: desk.place(ending.operation.pointer),
    });
  if (ending === undefined && endingSwitch(body) === undefined)
    open.push({
      rule: 'D-11',
      says: 'No DELETE of what it makes: every flow that is turned off would leave a registration behind',
      mend: `add DELETE ${operation.path.replace(/\/$/, '')}/{id}, and name it in the Location of the 201`,
      at,
    });
  const verifying = verifyingOf(desk, ending);
  if (verifying !== undefined && handshakeOf(desk, operation, found, body) === undefined)
    open.push({
      rule: 'W-13',
      says: `${verifying.method} ${verifying.path} seems to ask the callback whether it is there, which a flow cannot answer`,
      mend: 'activate the registration without it',
      at: desk.place(verifying.pointer),
    });
  open.push(...sharedRegistration(desk, operation), ...endingRegistration(desk, operation, body));
  return open;
};
