import type { ChangeKind } from '../model.ts';

/** One step into a value: a property, every item of an array, every other property of a map. */
export type Step = { readonly property: string } | 'items' | 'values';

/** The part of a trigger that a difference stands in; each version of the definition may write it elsewhere. */
export type Spot =
  | { readonly part: 'operation'; readonly keys?: readonly string[] }
  | { readonly part: 'parameter'; readonly name: string; readonly keyword?: string }
  | { readonly part: 'body' | 'output'; readonly path: readonly Step[]; readonly keyword?: string }
  /** One of `texts`, where they say which of a template's policies it is. */
  | { readonly part: 'policy'; readonly templateId: string; readonly texts?: readonly string[] }
  /** What a connection holds, in apiProperties.json: keys from `properties` on. */
  | { readonly part: 'connection'; readonly keys: readonly string[] }
  /** The script beside the definition. */
  | { readonly part: 'script' }
  /** Where an extension asks for a call at design time. */
  | { readonly part: 'call'; readonly extension: string; readonly operationId: string }
  /** The first of these members of the document that there is, `/` between members; or the one path from `paths` on. */
  | { readonly part: 'document'; readonly keys: readonly string[] };

/** A difference before its places are known. */
export interface Difference {
  readonly kind: ChangeKind;
  /** Begins in lower case, or with a name. */
  readonly message: string;
  /** What can be done besides a new revision: `make it optional`. */
  readonly remedy?: string;
  readonly spot: Spot;
}

/** What comparing gave; where `incomplete` says why, there may be more. */
export interface Compared {
  readonly differences: readonly Difference[];
  readonly incomplete?: string;
}

/** A path for people: `/items/*` is every item. */
export const pathText = (path: readonly Step[]): string =>
  path.map((step) => `/${typeof step === 'string' ? '*' : step.property}`).join('');
