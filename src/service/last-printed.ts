const SHOWN = 20;
const OF_ERROR = 12;
const LONGEST = 8000;

/** How an uncaught error begins, or goes on, in the languages that services are written in. */
const isError = (line: string): boolean =>
  /^Traceback \(|^\s+File ".+", line \d+|^\s+at \S|^panic: |\b[A-Z]\w*(?:Error|Exception)\b|\b[Ff]atal error\b/.test(
    line,
  );

const isOfError = (line = ''): boolean => isError(line) || /^\s+\S/.test(line);

/** Whole lines: half a secret could not be hidden. */
const withinLimit = (lines: readonly string[]): string => {
  let length = 0;
  const first = lines.findLastIndex((line) => (length += line.length + 1) > LONGEST);
  return lines.slice(first + 1).join('\n');
};

/** The last lines of what a service printed; where an error lies further back, its lines and fewer of the last. */
export const lastPrinted = (text: string): string => {
  const lines = text.trim().split('\n');
  const end = lines.findLastIndex(isError);
  if (end === -1 || end >= lines.length - SHOWN) return withinLimit(lines.slice(-SHOWN));
  let start = end;
  while (start > 0 && end - start < OF_ERROR - 1 && isOfError(lines[start - 1])) start -= 1;
  const error = lines.slice(start, end + 1);
  return withinLimit([...error, '…', ...lines.slice(error.length + 1 - SHOWN)]);
};
