import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../mocks/index.ts';
import type { Config } from '../../src/model.ts';
import { tls as certificate } from '../samples/certificates.ts';
import { untilRight } from '../in-parallel.ts';
import { verifyMock, type ServiceName } from './verify-mock.ts';

/** A fault of a reference service, and what must and may be said of it. */
export interface Mutant {
  readonly service: ServiceName;
  readonly fault: string;
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly pact: boolean;
  readonly unknown: boolean;
  readonly restart: boolean;
  readonly tls: boolean;
  readonly internal: boolean;
}

/** The faults of all reference services. */
export const mutants: readonly Mutant[] = Object.entries(services).flatMap(([service, { faults }]) =>
  faults.map(({ name, must, may, pact, unknown, restart, tls, internal }): Mutant => ({
    service: service as ServiceName,
    fault: name,
    must,
    may,
    pact: pact === true,
    unknown: unknown === true,
    restart: restart === true,
    tls: tls === true,
    internal: internal === true,
  })),
);

const wrong = ({ must, may, unknown }: Mutant, raised: readonly string[], verdict: string): string => {
  const missed = must.filter((id) => !raised.includes(id));
  const extra = raised.filter((id) => !must.includes(id) && !may.includes(id));
  return [
    ...(missed.length > 0 ? [`missed ${missed.join(', ')}`] : []),
    ...(extra.length > 0 ? [`false alarm ${extra.join(', ')}`] : []),
    ...(must[0] !== undefined && raised[0] !== undefined && raised[0] !== must[0] && missed.length === 0
      ? [`${raised[0]} named before ${must[0]}`]
      : []),
    ...(unknown && verdict === 'pass' ? ['passed'] : []),
  ].join('; ');
};

/** The services are restarted only where that is what shows a fault: it takes time. */
const restarted = (config: Config): Config =>
  config.service === undefined
    ? config
    : { ...config, service: { ...config.service, restart: { method: 'POST', url: '/admin/restart' } } };

/** The services know nothing of the authority that vouches for the receiver: only one that checks nothing tells an event. */
const overTls = (config: Config): Config => {
  writeFileSync(join(config.folder, 'callback.crt'), certificate.cert);
  writeFileSync(join(config.folder, 'callback.key'), certificate.key);
  return { ...config, callback: { ...config.callback, tls: { cert: 'callback.crt', key: 'callback.key' } } };
};

/** What the configuration must ask for, so that a fault shows. */
const asked =
  ({ restart, tls: isSecure, internal }: Mutant) =>
  (config: Config): Config => {
    const here = isSecure ? overTls(config) : config;
    const all = restart ? restarted(here) : here;
    return internal ? { ...all, callback: { ...all.callback, tryInternal: true } } : all;
  };

/** A fault of polling is looked for in the polls: the callbacks of the service would only take time. */
const triggersOf = ({ service, must }: Mutant): readonly string[] =>
  service === 'voicemail' && must.length > 0 && must.every((id) => id.startsWith('P-'))
    ? ['OnNewVoicemail', 'OnNextVoicemail']
    : [];

const tryMutant = async (mutant: Mutant) => {
  const report = await verifyMock(mutant.service, {
    fault: mutant.fault,
    triggers: triggersOf(mutant),
    change: asked(mutant),
  });
  const raised = [...new Set(report.findings.map((f) => f.rule))];
  return { mutant, raised, verdict: report.verdict, wrong: wrong(mutant, raised, report.verdict) };
};

/** Tries the faults of some services, prints what was said of each, and demands that it is what must be said. */
export const expectCaught = async (names: readonly ServiceName[]): Promise<void> => {
  const results = await untilRight(
    mutants.filter((m) => names.includes(m.service)),
    tryMutant,
    (tried) => tried.wrong === '',
  );
  const table = results.map(
    ({ mutant, raised, verdict, wrong: says }) =>
      `${says === '' ? ' ' : '!'} ${mutant.service.padEnd(10)}${mutant.fault.padEnd(40)}${verdict.padEnd(9)}${raised.join(' ').padEnd(24)}${says}`,
  );
  const caught = results.filter((r) => r.wrong === '').length;
  process.stdout.write(`${table.join('\n')}\n${caught} of ${results.length} faults caught as they must be\n`);
  expect(
    results.filter((r) => r.wrong !== '').map((r) => `${r.mutant.service}/${r.mutant.fault}: ${r.wrong}`),
  ).to.deep.equal([]);
};
