import { isSameResource, placeOf, queryOf } from './resource.ts';

/** What a run knows of its registrations, as far as it decides whether one of them may be deleted. */
export interface Deletable {
  /** Raw request-target of its Location. */
  readonly location: string;
  /** Raw request-targets of every registration of the run. */
  readonly registrations: readonly string[];
  /** Locations of other registrations that are still there. */
  readonly others: readonly string[];
  /** Locations that other registrations of the same trigger were answered with, deleted or not. */
  readonly siblings: readonly string[];
  /** The Location holds an id that the run had not sent. */
  readonly isNew: boolean;
}

const hasQueryOfItsOwn = (location: string, registration: string): boolean => {
  const known = new Set(queryOf(registration));
  return queryOf(location).some((parameter) => !known.has(parameter));
};

const isAtOrAbove = (upper: string, lower: string): boolean => {
  const [above, below] = [placeOf(upper), placeOf(lower)];
  return above.length <= below.length && above.every((segment, i) => segment === below[i]);
};

/** Whether a Location is the resource that registrations are sent to, or above it: a DELETE there concerns everybody. */
export const isOfEverybody = (location: string, registration: string): boolean =>
  isAtOrAbove(location, registration) && !hasQueryOfItsOwn(location, registration);

/**
 * Why a DELETE may not be sent to a Location, as the end of a sentence; undefined where it removes one subscription
 * and nothing else. The one place that decides it, for a run and for cleaning up after it.
 */
export const whyNotDeletable = (of: Deletable): string | undefined => {
  const { location } = of;
  const everybody = 'and a DELETE there could remove everybody’s';
  const wider = of.registrations.find((r) => isOfEverybody(location, r));
  if (wider !== undefined && placeOf(wider).length === placeOf(location).length)
    return `its Location, "${location}", is the target of the registration itself, ${everybody}`;
  if (wider !== undefined)
    return `its Location, "${location}", is above the target of the registration, ${everybody}`;
  if (of.others.some((other) => isSameResource(location, other)))
    return `other registrations got the same Location, "${location}"`;
  if (of.others.some((other) => isOfEverybody(location, other)))
    return `its Location, "${location}", is above that of another registration, ${everybody}`;
  if (!of.isNew && of.siblings.every((sibling) => isSameResource(location, sibling)))
    return `no other registration shows that its Location, "${location}", is its own, and no id in it does`;
  return undefined;
};
