import { expect } from 'chai';
import { runCommand } from '../../src/service/command.ts';
import { withLeash } from './leash.ts';
import { commandOptions, failure, node } from './options.ts';

describe('runCommand', () => {
  it('runCommand gives code and output, without a shell in between', async () => {
    const result = await runCommand(
      node('console.log(process.argv[1]); console.error("oops"); process.exit(3)', '$HOME; echo `id`'),
      commandOptions(),
    );
    expect(result).to.deep.equal({ code: 3, stdout: '$HOME; echo `id`\n', stderr: 'oops\n' });
  });

  it('runCommand gives the environment that it is told and no other', async () => {
    const { stdout } = await runCommand(
      node('console.log(process.env.GIVEN, process.env.HOME)'),
      commandOptions({ env: { GIVEN: 'yes' } }),
    );
    expect(stdout).to.equal('yes undefined\n');
  });

  it('runCommand ends a command that takes too long, with its children', async () => {
    const parent =
      'require("child_process").spawn(process.execPath, ["-e", "setInterval(()=>{},1000)"], { stdio: "inherit" }); setInterval(()=>{},1000)';
    const why = await failure(runCommand(node(parent), commandOptions({ timeout: 300 })));
    expect(why).to.match(/^ServiceError: The command ".*" took longer than 0\.3 s$/);
  });

  it('runCommand ends a command with the run', async () => {
    const run = new AbortController();
    const work = failure(
      runCommand(node('setInterval(()=>{},1000)'), commandOptions({ signal: run.signal })),
    );
    run.abort();
    expect(await work).to.match(/was interrupted$/);
  });

  it('runCommand says which command cannot be run', async () => {
    expect(await failure(runCommand(['no-such-program-here', 'x'], commandOptions()))).to.match(
      /^ServiceError: Cannot run "no-such-program-here x": .*ENOENT/,
    );
  });

  it('runCommand does not wait for what a command left running with its output open, and ends it', () =>
    withLeash(async (leash) => {
      const [, ...below] = leash.argv(0, 'below');
      const parent = `const { spawn } = require("child_process"); spawn(process.execPath, ${JSON.stringify(below)}, { stdio: ["ignore", "inherit", "ignore"] }).on("spawn", () => setTimeout(() => process.exit(0), 300))`;
      const running = runCommand(node(parent), commandOptions());
      await leash.came(1);
      expect(await running).to.include({ code: 0 });
      await leash.allGone();
    }));
});
