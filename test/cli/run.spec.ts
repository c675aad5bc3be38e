import { expect } from 'chai';
import { commands } from '../../src/cli/commands.ts';
import { withFolder } from '../folder.ts';
import { withoutTriggers } from './definitions.ts';
import { runIn, type Outcome } from './world.ts';

const here = (...argv: string[]): Promise<Outcome> => withFolder({}, (cwd) => runIn(cwd, argv));

describe('run', () => {
  it('prints the version and the commands when asked to', async () => {
    expect(await here('--version')).to.deep.equal({ code: 0, stdout: '9.9.9\n', stderr: '' });
    const help = await here('--help');
    expect(help.code).to.equal(0);
    for (const name of Object.keys(commands)) expect(help.stdout).to.include(`  ${name} `);
  });

  it('shows how it is used, with exit code 2, when no command is given', async () => {
    const { code, stdout, stderr } = await here();
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    expect(stderr).to.include('triggerpact COMMAND');
  });

  for (const [name, command] of Object.entries(commands))
    it(`shows every option and an example when "${name} --help" is asked for`, async () => {
      const { code, stdout } = await here(name, '--help');
      expect(code).to.equal(0);
      for (const option of Object.keys(command.options)) expect(stdout).to.include(`--${option}`);
      expect(stdout).to.include(`  triggerpact ${name}`);
    });

  const mistakes = [
    { argv: ['lnit'], says: 'Unknown command "lnit" (did you mean "lint"?)' },
    { argv: ['constructor'], says: 'Unknown command "constructor"' },
    { argv: ['--verison'], says: 'Unknown option "--verison"' },
    {
      argv: ['lint', '--reportr', 'json'],
      says: 'Unknown option "--reportr" of "lint" (did you mean "--reporter"?)',
    },
    { argv: ['lint', '--reporter'], says: 'Option "--reporter" needs a value: --reporter NAME[=FILE]' },
    { argv: ['lint', '--trigger', '--profile', 'field'], says: 'Option "--trigger" needs a value' },
    { argv: ['lint', '--profile', 'strit'], says: 'not "strit" (did you mean "strict"?)' },
    { argv: ['lint', '--profile', 'field', '--profile', 'strict'], says: '"--profile" was given 2 times' },
    {
      argv: ['lint', '--reporter', 'jsn'],
      says: 'Unknown reporter "jsn" in --reporter (did you mean "json"?)',
    },
    { argv: ['lint', '--reporter', 'json', '--reporter', 'text'], says: 'both write to standard output' },
    { argv: ['lint', '--max-warnings', 'few'], says: 'is a whole number, not "few"' },
    { argv: ['lint', '--require', 'D-11,D-99'], says: 'Unknown rule "D-99" in --require' },
    { argv: ['verify', '--no-events=1'], says: 'Option "--no-events" takes no value' },
    { argv: ['verify', 'extra'], says: '"verify" takes no argument "extra"' },
    { argv: ['explain', 'D-12x'], says: 'Unknown rule "D-12x" (did you mean "D-' },
    { argv: ['lint'], says: 'No definition to read' },
    { argv: ['lint', '--config', 'nope.yaml'], says: 'Cannot read configuration "nope.yaml"' },
    { argv: ['list', 'nope.json'], says: 'Cannot read definition "nope.json": no such file' },
  ];
  for (const { argv, says } of mistakes)
    it(`says "${says}" with exit code 2 when called with ${argv.join(' ')}`, async () => {
      const { code, stdout, stderr } = await here(...argv);
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
      expect(stderr).to.match(/^error: /);
      expect(stderr).to.include(says);
      expect(stderr).to.not.include('    at ');
    });

  it('says that it is our bug, with the stack, when something else is thrown', async () => {
    const broken = (): never => {
      throw new RangeError('out of range');
    };
    const { code, stderr } = await withFolder({ 'a.swagger.json': withoutTriggers() }, (cwd) =>
      runIn(cwd, ['list', '.'], { stdout: broken }),
    );
    expect(code).to.equal(2);
    expect(stderr).to.include('RangeError: out of range').and.include('This is a bug in triggerpact 9.9.9');
  });
});
