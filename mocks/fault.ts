/** One way in which a reference service breaks its contract, and what a judge must make of it. */
export interface Fault {
  /** Kebab case; the same name means the same mistake in every service. */
  readonly name: string;
  readonly description: string;
  /** Rule ids that must be raised; the first is the rule that the fault breaks. */
  readonly must: readonly string[];
  /** Rule ids that may be raised beside them. */
  readonly may: readonly string[];
  /** An interaction of the contract must not pass, also where no rule is judged. */
  readonly pact?: true;
  /** No rule can tell anything: the run must not pass. */
  readonly unknown?: true;
  /** It shows only after a restart of the service. */
  readonly restart?: true;
  /** It shows only where the receiver is called by https. */
  readonly tls?: true;
  /** It shows only where callbacks on internal addresses are tried. */
  readonly internal?: true;
}

/** Where a reference service differs from its contract-keeping self: parts of its behaviour, replaced. */
export type Change<Behaviour> = { readonly [Part in keyof Behaviour]?: Partial<Behaviour[Part]> };

/** A fault, and the behaviour that it replaces. */
export type Seeded<Behaviour> = Fault & { readonly change: Change<Behaviour> };

const merge = <Behaviour extends object>(right: Behaviour, change: Change<Behaviour>): Behaviour => {
  const parts = Object.keys(right) as (keyof Behaviour)[];
  return Object.fromEntries(parts.map((p) => [p, { ...right[p], ...change[p] }])) as Behaviour;
};

/** The right behaviour, or the one with the fault of that name. */
export const behaveWith = <Behaviour extends object>(
  right: Behaviour,
  faults: readonly Seeded<Behaviour>[],
  name: string | undefined,
): Behaviour => {
  if (name === undefined) return right;
  const fault = faults.find((f) => f.name === name);
  if (fault === undefined) {
    throw new Error(`Unknown fault "${name}": expected one of ${faults.map((f) => f.name).join(', ')}`);
  }
  return merge(right, fault.change);
};
