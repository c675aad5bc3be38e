import { expect } from 'chai';
import { commands } from '../../src/cli/commands.ts';
import { flagOf } from '../../src/cli/flag-of.ts';
import { withFolder } from '../folder.ts';
import { withoutTriggers } from '../samples/doorbell-definition.ts';
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

  for (const [name, load] of Object.entries(commands))
    it(`shows every option, every example and the exit codes when "${name} --help" is asked for`, async () => {
      const { options, examples, exitCodes } = await load();
      const { code, stdout } = await here(name, '--help');
      expect(code).to.equal(0);
      for (const option of Object.keys(options)) expect(stdout).to.include(`  ${flagOf(option)} `);
      for (const example of examples) expect(stdout).to.include(`  ${example}\n`);
      expect(stdout).to.include(exitCodes?.[0] ?? '0  pass');
      expect(await here('help', name)).to.deep.equal({ code, stdout, stderr: '' });
    });

  const mistakes = [
    { argv: ['lnit'], says: 'Unknown command "lnit" (did you mean one of "init", "lint"?)' },
    { argv: ['setup'], says: 'Unknown command "setup"; to begin: triggerpact init' },
    { argv: ['constructor'], says: 'Unknown command "constructor"' },
    { argv: ['--verison'], says: 'Unknown option "--verison"' },
    {
      argv: ['lint', '--reportr', 'json'],
      says: 'Unknown option "--reportr" (did you mean "--reporter"?)\nSee triggerpact lint --help',
    },
    { argv: ['lint', '--reporter'], says: 'Option "--reporter <NAME[=FILE]>" argument missing' },
    {
      argv: ['lint', '--trigger', '--profile', 'field'],
      says: 'Option "--trigger <ID>" argument "--profile" is invalid',
    },
    { argv: ['lint', '--profile', 'strit'], says: '"strit" is invalid. Allowed choices are strict, field' },
    {
      argv: ['lint', '--profile', 'field', '--profile', 'strict'],
      says: '"strict" is invalid. It was given before',
    },
    {
      argv: ['lint', '--reporter', 'jsn'],
      says: 'Unknown reporter "jsn" in --reporter (did you mean "json"?)',
    },
    { argv: ['lint', '--reporter', 'json', '--reporter', 'text'], says: 'both write to standard output' },
    { argv: ['lint', '--max-warnings', 'few'], says: 'is a whole number, not "few"' },
    { argv: ['lint', '--require', 'D-11,D-99'], says: 'Unknown rule "D-99" in --require' },
    {
      argv: ['verify', '--no-events=1'],
      says: 'Unknown option "--no-events=1" (did you mean "--no-events"?)',
    },
    { argv: ['verify', 'extra'], says: 'Too many arguments for "verify"' },
    { argv: ['judge'], says: 'Missing required argument "trace"' },
    { argv: ['completion', 'tcsh'], says: 'Allowed choices are bash, zsh, fish' },
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

  it('shows the commands, with exit code 2, when help is asked for one that is not there', async () => {
    const { code, stdout, stderr } = await here('help', 'lnit');
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    expect(stderr).to.include('Commands:');
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
