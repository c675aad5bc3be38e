import { expect } from 'chai';
import { gatedWorld } from '../../src/evidence/gate.ts';

describe('gatedWorld', () => {
  const opened = (env: Record<string, string> = {}) => {
    const said: string[] = [];
    const world = gatedWorld({
      cwd: '/',
      env,
      stdout: (text) => said.push(text),
      stderr: (text) => said.push(text),
      isTerminal: false,
      signal: new AbortController().signal,
      now: () => 0,
      version: '9.9.9',
    });
    return { world, said };
  };

  it('gatedWorld lets nothing out that was learnt, whatever it is written to', () => {
    const { world, said } = opened();
    const secrets: { name: string; value: string }[] = [];
    world.learn(() => secrets);
    world.stdout('a-long-key');
    secrets.push({ name: 'KEY', value: 'a-long-key' });
    world.stdout('a-long-key');
    world.stderr('key=a%2Dlong-key');
    expect(said).to.deep.equal(['a-long-key', '‹secret:KEY›', 'key=‹secret:KEY›']);
  });

  it('gatedWorld knows what the environment says of the broker', () => {
    const { world, said } = opened({
      PACT_BROKER_TOKEN: 'broker-token',
      PACT_BROKER_BASE_URL: 'http://me:password@broker',
    });
    world.stderr('broker-token, password');
    expect(said).to.deep.equal(['‹secret:PACT_BROKER_TOKEN›, ‹secret:password in a URL›']);
  });

  it('gatedWorld keeps JSON that it lets out JSON', () => {
    const { world, said } = opened();
    world.learn(() => [{ name: 'PIN', value: '1234567' }]);
    world.stdout('{"ms":1234567,"pin":"1234567"}');
    expect(JSON.parse(said[0] ?? '')).to.deep.equal({ ms: 1234567, pin: '‹secret:PIN›' });
  });
});
