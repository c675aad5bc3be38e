import { expect } from 'chai';
import type { ConfigInput } from '../../src/config/input.ts';
import { messageOf } from '../../src/errors.ts';
import { verify, type VerifyInput } from '../../src/library/verify.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';

const refusal = (input: VerifyInput): Promise<string> => verify(input).then(() => 'accepted', messageOf);

describe('verify of the library', () => {
  it('verify takes a configuration as an object, its functions too, without any file of it', async () => {
    const doorbell = createDoorbell();
    const emit = ({ token }: { readonly token: string }): void => doorbell.ring(`front ${token}`);
    await withServer(doorbell.handle, ({ url }) =>
      withFolder({ 'connector/doorbell.json': files(url)['doorbell.json'] ?? '' }, async (cwd) => {
        const config: ConfigInput = {
          definitions: 'doorbell.json',
          service: { url, credentials: () => ({ headers: { 'X-Api-Key': 'doorbell-key' } }) },
          triggers: { OnRings: { emit } },
          timing: { notifyWithin: '400ms', quiet: '100ms', maxWait: '20ms', timeout: '15s' },
        };
        const report = await verify({
          config,
          cwd,
          folder: 'connector',
          triggers: ['OnRings'],
          noPact: true,
        });
        expect([report.verdict, report.findings]).to.deep.equal(['pass', []]);
        expect(doorbell.rings).not.to.have.length(0);
        expect(report.contracts[0]?.triggers.map((t) => t.id)).to.deep.equal(['OnRings']);
      }),
    );
  });

  const mistakes: readonly (readonly [what: string, input: VerifyInput, says: string])[] = [
    [
      'a key is not known',
      // A program in JavaScript can give anything.
      { config: { servce: { url: 'http://127.0.0.1:1' } } as ConfigInput },
      'config: Unknown key "servce" (did you mean "service"?)',
    ],
    [
      'a value is of another type',
      { config: { service: { url: 'http://127.0.0.1:1', startWithin: '5' } } },
      'config: Expected a duration such as "500ms", "20s" or "2m" at service.startWithin, got "5"',
    ],
    [
      'it has no service',
      { config: {} },
      'No service to verify: set `service.url` in the configuration, or give --url',
    ],
    ['files are named as well', { config: {}, configs: ['a.yaml'] }, 'Give `config` or `configs`, not both'],
  ];
  for (const [what, input, says] of mistakes)
    it(`verify says so when a configuration is given and ${what}`, async () => {
      expect(await refusal(input)).to.equal(says);
    });
});
