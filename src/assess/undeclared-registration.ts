import { valueAt } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Candidate } from './assessment.ts';
import { headOf, proseOf, type Desk } from './operation-view.ts';
import type { RegistrationBody } from './registration-body.ts';
import { hookWord, isOther } from './registration.ts';
import { standingOf } from './standing.ts';
import { isStop, type Unsubscribing } from './unsubscribing.ts';
import { missingOfEnding } from './webhook-remarks.ts';

const addressed = /\b(url|uri|endpoint|call ?back)s?\b/i;
const hooks = /^(web)?hooks?$|webhook/;

/** Where the URL of a caller may go, although the document does not say so: nowhere, or into a map. */
const openPlace = (
  { document }: Desk,
  operation: Operation,
  body: RegistrationBody,
  word: string,
): string | undefined => {
  if (body.isOpen)
    return hooks.test(word) || addressed.test(proseOf(operation)) ? operation.pointer : undefined;
  const named = body.maps.find(({ pointer }) =>
    addressed.test(textMember(valueAt(document.root, pointer), 'description') ?? ''),
  );
  const hasEvents = body.names.some(({ name }) => /^events?$/i.test(name));
  return (named ?? (hasEvents ? body.maps[0] : undefined))?.pointer;
};

/** An operation that is called a registration, and whose body does not tell where the URL goes. */
export const undeclaredRegistration = (
  desk: Desk,
  operation: Operation,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
): Candidate[] => {
  const word = hookWord(operation);
  if (operation.method !== 'POST' || word === undefined || ending?.relation !== 'child') return [];
  if (/\}\/?$/.test(operation.path) || isOther(operation) || isStop(operation)) return [];
  const place = openPlace(desk, operation, body, word);
  if (place === undefined) return [];
  const missing = missingOfEnding(desk, operation, ending);
  const open = [
    {
      rule: 'D-04',
      says: 'Where the URL of the caller goes is not declared',
      mend: 'declare the property of the body that takes it',
      at: desk.place(place),
    },
  ];
  return [
    {
      ...headOf(desk, operation),
      mechanism: 'webhook',
      standing: standingOf(missing, open),
      evidence: [
        { says: `"${word}" names it a registration`, at: desk.place(operation.pointer) },
        {
          says: `DELETE ${ending.operation.path} ends what it makes`,
          at: desk.place(ending.operation.pointer),
        },
      ],
      missing,
      open,
      risks: [],
      weight: 1,
    },
  ];
};
