/** A rule of trigger behaviour that no rule of ours judges, and the reason. */
export interface Unjudged {
  /** Its public name: `P-21`. */
  readonly id: string;
  readonly promise: string;
  readonly why: string;
}

const rows: readonly (readonly [id: string, promise: string, why: string])[] = [
  [
    'P-21',
    'Retry-After of a 202 only lengthens the maker’s interval; after a 200 it replaces it',
    'It binds the poller: triggerpact waits as long as is asked, at most `timing.maxWait`. What is asked: P-18, P-20.',
  ],
  [
    'P-25',
    'A poll that is throttled is answered 429',
    'Nothing is throttled on purpose. A 429 is waited out; an error in a 200 is told as P-22, a 202 without a state as P-03.',
  ],
  ['P-28', 'The state may have any name', 'There is nothing to break.'],
  [
    'P-31',
    'A poll may have another verb than GET',
    'There is nothing to break. Nobody knows how the platform follows such a Location: triggerpact repeats verb and body.',
  ],
  [
    'PP-01',
    'A policy has expressions for its parameters and for the list',
    'It is written, not done: told as D-16 and D-17.',
  ],
  [
    'PP-02',
    'The policy may name the property with the link to the next page',
    'Links are followed; told as PP-10.',
  ],
  [
    'PP-08',
    '202, Location and Retry-After are the gateway’s',
    'It binds the gateway, which triggerpact plays: a backend is not asked for them.',
  ],
  [
    'PP-12',
    'A first list that is empty has no state',
    'Nobody knows what the platform does then. A list that is empty after an event is told as PP-07.',
  ],
  [
    'PP-13',
    'What is said of states, losses and tenants binds a polled list too',
    'Each is told under its own id: P-07, P-14 to P-17, P-22 to P-24, P-26, P-27, P-29, P-30, S-01, S-02, L-08, V-01.',
  ],
  [
    'W-09',
    'The URL to delete is not only in the body',
    'Told as W-03, whose message names the property of the body.',
  ],
  [
    'W-15',
    'A notification may come before the registration is answered',
    'It binds the receiver: triggerpact takes it as any other. One that tells of no event is W-14.',
  ],
  [
    'W-20',
    'Subscriptions are not told apart by the headers of the platform',
    'All registrations of a trigger bear the same ones. One that takes another’s place is told as W-22, one with another’s Location as W-05, one that is refused as L-01.',
  ],
  [
    'C-17',
    'Notifications stay under the platform’s limit of 4,500 in five minutes',
    'A run would have to cause thousands of events.',
  ],
  ['C-18', 'A notification may be signed', 'There is nothing to break: more headers do no harm.'],
  [
    'U-08',
    'A DELETE works long after the registration',
    'A run lasts minutes. What a restart forgets is told as L-08.',
  ],
  [
    'U-09',
    'The DELETE of an expired subscription is answered 2xx, 404 or 410',
    'A run ends before anything expires. That it will is told as L-06, how unknown ids are answered as U-06.',
  ],
  [
    'U-11',
    'The HTTP Webhook trigger has an unsubscribe request of its own',
    'It concerns another trigger than those of connectors.',
  ],
  [
    'L-05',
    'A subscription whose callback is gone is dropped',
    'What is dropped cannot be seen, only that nothing more comes: told as C-08.',
  ],
  ['S-09', 'A state that was not given out brings no data', 'Told as P-26.'],
  [
    'T-06',
    'Path parameters work with every character, encoded as declared',
    'Every call encodes the inputs of the configuration. One that is misread is told by what follows: 404 as P-03, PP-04 or W-01, no event as P-15 or C-19.',
  ],
];

/** The rules of trigger behaviour that are not judged, for the documentation and `explain`. */
export const unjudged: readonly Unjudged[] = rows.map(([id, promise, why]) => ({ id, promise, why }));
