/** Command lines of triggerpact in a script, each as its words; a variable of the shell stands for `1`, or alone for `1/1`, a shard. */
export const commandLines = (script: string): readonly (readonly string[])[] =>
  script
    // An option that goes with a variable is one that may be there.
    .replaceAll(/\$\{\w+:\+([^}]*)\}/g, '$1')
    .split('\n')
    .flatMap((line) => {
      const [, quote = '', rest] = /(['"]?)(?:npx )?\btriggerpact( .*)$/.exec(line) ?? [];
      if (rest === undefined) return [];
      const [command = ''] = (quote === '' ? rest : rest.slice(0, rest.lastIndexOf(quote))).split(
        / #| \|\| | && | > | \| /,
      );
      const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"']+)+/g) ?? [];
      return [
        words.map((w) =>
          w
            .replaceAll(/['"]/g, '')
            .replace(/^\$\w+$/, '1/1')
            .replaceAll(/\$\w+/g, '1'),
        ),
      ];
    });
