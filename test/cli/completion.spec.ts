import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { commands } from '../../src/cli/commands.ts';
import { flagOf } from '../../src/cli/flag-of.ts';
import { withFolder } from '../folder.ts';
import { runIn } from './world.ts';

const scriptOf = (shell: string): Promise<string> =>
  withFolder({}, async (cwd) => (await runIn(cwd, ['completion', shell])).stdout);

/** What bash offers for the last of some words. */
const offered = async (...words: string[]): Promise<readonly string[]> => {
  const ask = `COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_triggerpact; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', `${await scriptOf('bash')}${ask}`], {
    encoding: 'utf8',
  });
  expect(stderr).to.equal('');
  return stdout.split('\n').filter((line) => line !== '');
};

describe('completion', () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    it(`completion names every command and every option when the shell is ${shell}`, async () => {
      const script = await scriptOf(shell);
      for (const [name, load] of Object.entries(commands)) {
        expect(script).to.include(name);
        for (const option of Object.keys((await load()).options))
          expect(script).to.include(shell === 'fish' ? `-l ${flagOf(option).slice(2)} ` : flagOf(option));
      }
    });

  const shells = ['bash', 'zsh', 'fish'];
  for (const shell of shells.filter((name) => spawnSync(name, ['-c', 'true']).status === 0))
    it(`completion prints what ${shell} can read when there is one here`, async () => {
      const { status, stderr } = await withFolder({ script: await scriptOf(shell) }, async (cwd) =>
        spawnSync(shell, ['-n', 'script'], { cwd, encoding: 'utf8' }),
      );
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    });

  // Elsewhere there need be no bash.
  if (process.platform === 'win32') return;

  it('completion offers commands first, then options of the command, then their values', async () => {
    expect(await offered('triggerpact', 'li')).to.deep.equal(['list', 'lint']);
    expect(await offered('triggerpact', 'generate', '--c')).to.deep.equal(['--config', '--check']);
    expect(await offered('triggerpact', 'lint', '--profile', '')).to.deep.equal(['strict', 'field']);
    expect(await offered('triggerpact', 'completion', 'z')).to.deep.equal(['zsh']);
  });

  it('completion leaves a path to the shell when a value or a positional is one', async () => {
    expect(await offered('triggerpact', 'lint', '')).to.deep.equal([]);
    expect(await offered('triggerpact', 'generate', '--out', '')).to.deep.equal([]);
  });
});
