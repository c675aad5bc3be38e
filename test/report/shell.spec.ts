import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { constantFrom, oneof, sample, string } from 'fast-check';
import { shellWord } from '../../src/report/shell.ts';

describe('shellWord', () => {
  const cases: readonly (readonly [text: string, word: string])[] = [
    ['http://127.0.0.1:1/a-b', 'http://127.0.0.1:1/a-b'],
    ['', "''"],
    ['a b; rm -rf $HOME `id`', "'a b; rm -rf $HOME `id`'"],
    ["it's", `'it'\\''s'`],
    ['=ls', "'=ls'"],
    ['two\nlines', "$'two\\nlines'"],
    ['\u202egnp', "$'\\u202egnp'"],
    ['Bearer ‹secret:X-Api-Key›', `'Bearer '"$X_API_KEY"`],
    ['‹secret:other X-Api-Key›', '"$OTHER_X_API_KEY"'],
    ['‹secret:path›', '"$SECRET_PATH"'],
    ['‹secret:2nd›', '"$SECRET_2ND"'],
  ];
  for (const [text, word] of cases)
    it(`writes ${word} when the text is ${JSON.stringify(text)}`, () => {
      expect(shellWord(text)).to.equal(word);
    });

  it('is read back by a shell as the text, whatever characters it holds', () => {
    if (process.platform === 'win32') return;
    const texts = sample(
      oneof(
        string({ unit: 'binary' }),
        string({ unit: constantFrom('$', "'", '"', '\\', '!', '\n', '\r', ' ', 'a', '`', '‮', '~') }),
      ),
      { numRuns: 300, seed: 1 },
    );
    const given = texts.map((t) => t.replaceAll('\0', ''));
    const words = given.map(shellWord);
    const { stdout } = spawnSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(stdout.split('\0').slice(0, -1)).to.deep.equal(given);
    expect(words.join('')).to.not.match(/[\n\r\u202e]/);
  });
});
