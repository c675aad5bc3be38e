/** What may be kept of what others send, over a whole run. */
export interface Budget {
  /** Asks to keep some more bytes; gives how many of them may be kept. */
  readonly take: (bytes: number) => number;
  /** Gives back what was taken and is not kept. */
  readonly give: (bytes: number) => void;
  /** JSON values of one body that may be looked at. */
  readonly values: () => number;
  readonly takeValues: (values: number) => void;
}

/** Limits of a budget. */
export interface BudgetLimits {
  readonly bytes: number;
  readonly values: number;
  readonly valuesOfOne: number;
}

/** A budget that is used up as a run goes on. */
export const createBudget = ({ bytes, values, valuesOfOne }: BudgetLimits): Budget => {
  let left = bytes;
  let valuesLeft = values;
  return {
    take(wanted) {
      const given = Math.min(wanted, left);
      left -= given;
      return given;
    },
    give: (back) => void (left += back),
    values: () => Math.min(valuesOfOne, valuesLeft),
    takeValues: (taken) => void (valuesLeft -= taken),
  };
};
