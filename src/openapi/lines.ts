/** Line and column of a place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a text into positions; the line table is made when it is first needed. */
export const positions = (text: string): ((offset: number) => Position) => {
  let starts: number[] | undefined;
  const table = (): number[] => {
    const found = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) found.push(i + 1);
    return found;
  };
  return (offset) => {
    starts ??= table();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};
