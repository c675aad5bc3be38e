/** Prose in lines of at most `width` columns; a longer word stays whole, so that it can be copied. */
export const wrap = (text: string, width: number | undefined): string => {
  if (width === undefined) return text;
  const most = Math.max(width, 20);
  const lines = text.split('\n').map((paragraph) => {
    let line = '';
    const done: string[] = [];
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > most) {
        done.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...done, line].join('\n');
  });
  return lines.join('\n');
};
