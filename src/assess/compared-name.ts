const counted =
  /^(?:_?id|uid|seq|sequence|sequence_?(?:number|no|id)|rev|revision|version|number|serial|usn|offset|position|index)$/;

/** The number that a text compares with: `sequence` of "only changes whose sequence is greater than this value". */
export const comparedName = (says: string): string | undefined =>
  [...says.matchAll(/([\w.]+)[`'"]? (?:is |are )?(?:strictly )?(?:greater|higher|larger|bigger) than\b/g)]
    .map(([, name = '']) => name)
    .find((name) => counted.test(name.split('.').at(-1) ?? ''));
