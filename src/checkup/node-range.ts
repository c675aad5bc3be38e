const partsOf = (version: string): readonly number[] =>
  version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);

const isAtLeast = (version: readonly number[], least: readonly number[]): boolean => {
  for (let i = 0; i < 3; i += 1) {
    const difference = (version[i] ?? 0) - (least[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

const meets = (version: readonly number[], comparator: string): boolean => {
  const [, sign = '', written = ''] = /^(>=|\^|~|<)?\s*v?(\d[\d.]*)/.exec(comparator) ?? [];
  const wanted = partsOf(written);
  if (sign === '<') return !isAtLeast(version, wanted);
  if (sign === '>=') return isAtLeast(version, wanted);
  const isSame = version[0] === wanted[0] && (sign !== '~' || version[1] === wanted[1]);
  return isSame && isAtLeast(version, wanted);
};

/** Whether a version of Node.js is in a range as `engines` has it: `^20.19 || >=22.12`. */
export const isInRange = (version: string, range: string): boolean =>
  range
    .split('||')
    .map((part) =>
      part
        .trim()
        .replaceAll(/(>=|<|\^|~)\s+/g, '$1')
        .split(/\s+/),
    )
    .some((comparators) => comparators.every((c) => c === '' || meets(partsOf(version), c)));
