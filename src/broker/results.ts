import { defined } from '../defined.ts';
import { ServiceError } from '../errors.ts';
import { member, valueAt, type Json, type JsonObject } from '../json.ts';
import type { ContractReport, Finding } from '../model.ts';
import type { Revision } from './ci.ts';
import type { Broker } from './client.ts';
import type { BrokerPact } from './pacts.ts';
import { wordsOf } from './words.ts';

/** One contract as it was judged: rules and interactions together. */
export interface JudgedPact {
  readonly contract: ContractReport;
  readonly findings: readonly Finding[];
  readonly pact: Json;
}

/** The version of the provider that was judged, and by which triggerpact. */
export interface Judge {
  readonly revision: Revision & { readonly version: string };
  readonly tool: string;
}

/** The broker's ids of a contract's interactions, by description. */
const idsOf = (pact: Json): ReadonlyMap<string, string> => {
  const all = member(pact, 'interactions');
  return new Map(
    (Array.isArray(all) ? (all as readonly Json[]) : []).flatMap((interaction) => {
      const [description, id] = [member(interaction, 'description'), member(interaction, '_id')];
      return typeof description === 'string' && typeof id === 'string' ? [[description, id] as const] : [];
    }),
  );
};

const interactionResults = ({ contract, pact }: JudgedPact): readonly JsonObject[] => {
  const ids = idsOf(pact);
  return contract.interactions
    .filter(({ verdict }) => verdict === 'pass' || verdict === 'warn' || verdict === 'fail')
    .map(({ description, verdict, reason, duplicateOf }) => {
      const id = ids.get(description);
      const why = reason ?? (duplicateOf === undefined ? 'broken' : `told by ${duplicateOf}`);
      return {
        ...defined({ interactionId: id }),
        interactionDescription: description,
        success: verdict !== 'fail',
        ...(verdict === 'fail' ? { mismatches: [{ attribute: 'interaction', description: why }] } : {}),
      };
    });
};

const seenIn = ({ seen }: Finding): string =>
  seen === undefined
    ? ''
    : ` (${seen.line ?? `exchange ${seen.exchange}`}: ${seen.part}${seen.pointer ?? ''})`;

const ruleResults = ({ contract, findings }: JudgedPact): readonly JsonObject[] =>
  contract.triggers.flatMap(({ id: trigger, rules }) =>
    rules
      .filter((rule) => rule.verdict === 'fail')
      .map((rule) => {
        const own = findings.filter((f) => f.trigger === trigger && f.rule === rule.id);
        return {
          interactionDescription: `${trigger}: ${rule.id} ${own[0]?.title ?? rule.slug}`,
          success: false,
          mismatches: own.map((f) => ({
            attribute: 'rule',
            identifier: f.rule,
            description: `${f.message}${seenIn(f)}`,
          })),
        };
      }),
  );

/** The verification result of a contract that passed or failed, as the broker takes it. */
export const resultOf = (judged: JudgedPact, { revision, tool }: Judge): JsonObject => ({
  success: judged.contract.verdict === 'pass',
  providerApplicationVersion: revision.version,
  ...defined({ buildUrl: revision.buildUrl }),
  testResults: [...interactionResults(judged), ...ruleResults(judged)],
  verifiedBy: { implementation: 'triggerpact', version: tool },
});

const put = async (broker: Broker, path: string, what: string): Promise<void> => {
  const { status, body } = await broker.call({ method: 'PUT', path, body: {} });
  if (status !== 200 && status !== 201)
    throw new ServiceError(`The Pact Broker does not take ${what} (${status}): ${wordsOf(body)}`);
};

/** Publishes the verification result of one contract, for a version of the provider on its branch. */
export const publishResult = async (
  broker: Broker,
  { provider, resultsPath }: Pick<BrokerPact, 'provider' | 'resultsPath'>,
  judged: JudgedPact,
  judge: Judge,
): Promise<void> => {
  const { version, branch } = judge.revision;
  // Before the result, so that webhooks which the result triggers find the branch.
  if (branch !== undefined)
    await put(
      broker,
      `/pacticipants/${encodeURIComponent(provider)}/branches/${encodeURIComponent(branch)}/versions/${encodeURIComponent(version)}`,
      `branch "${branch}" of "${provider}"`,
    );
  const { status, body } = await broker.call({
    method: 'POST',
    path: resultsPath,
    body: resultOf(judged, judge),
  });
  if (status !== 200 && status !== 201)
    throw new ServiceError(
      `The Pact Broker does not take the verification result (${status}): ${wordsOf(body) || 'it says no more'}`,
    );
  if (valueAt(body, '/providerApplicationVersion') !== version)
    throw new ServiceError(`${broker.url} answers a verification result, but not as a Pact Broker`);
};
