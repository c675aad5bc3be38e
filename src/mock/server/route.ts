import { OpenAPIBackend, type Context, type Document } from 'openapi-backend';
import { defined } from '../../defined.ts';
import { problem, queryOf, pathOf, type MockAnswer, type MockCall } from '../core/call.ts';
import { operationAt } from '../core/answer-call.ts';
import type { MockOperation } from '../core/operation.ts';
import { documentOf, groupsOf } from './document.ts';

/** Finds who answers a call, checks its credentials and its form. */
export type Route = (call: MockCall, text: string) => Promise<MockAnswer>;

const asked = (context: Context): string => {
  const [error] = context.validation.errors ?? [];
  const place =
    error?.instancePath === undefined || error.instancePath === '' ? 'The request' : error.instancePath;
  return `${place} ${error?.message ?? 'does not fit the definition'}`;
};

const queryRecord = (call: MockCall): Record<string, string | string[]> => {
  const record: Record<string, string | string[]> = {};
  for (const { name, value } of queryOf(call)) record[name] = [...[record[name] ?? []].flat(), value];
  return Object.fromEntries(
    Object.entries(record).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
};

const nothing = (): MockAnswer =>
  problem(404, 'The definition declares nothing here that a mock could answer');

/** Routes to the operations of a mock with openapi-backend. */
export const createRoute = async (operations: readonly MockOperation[]): Promise<Route> => {
  const groups = groupsOf(operations);
  const byId = new Map(groups.map((g) => [g.id, g]));
  const schemes = new Map(operations.flatMap((o) => o.security.map((s) => [s.name, s] as const)));
  const operationOf = (context: Context, call: MockCall): MockOperation | undefined =>
    operationAt(byId.get(context.operation.operationId ?? '')?.operations ?? [], call);
  const answer = (context: Context, call: MockCall): MockAnswer =>
    operationOf(context, call)?.answer(call) ?? nothing();
  const backend = new OpenAPIBackend({
    definition: documentOf(groups) as unknown as Document,
    quick: true,
    ajvOpts: { validateFormats: false, logger: false, strict: false },
    handlers: {
      notFound: nothing,
      methodNotAllowed: () => problem(405, 'The definition declares no such method here'),
      validationFail: (context: Context) => problem(400, asked(context)),
      unauthorizedHandler: (context: Context, call: MockCall) =>
        operationOf(context, call)?.refuse(call) ?? nothing(),
      ...Object.fromEntries(groups.map((g) => [g.id, answer])),
    },
    securityHandlers: Object.fromEntries(
      [...schemes].map(([name, scheme]) => [
        name,
        (context: Context, call: MockCall) => operationOf(context, call)?.isGood(call, scheme) === true,
      ]),
    ),
  });
  await backend.init();
  return (call, text) => {
    const isObjectBody = typeof call.body === 'object' && call.body !== null;
    const body: unknown = isObjectBody ? call.body : text === '' ? undefined : text;
    const request = {
      method: call.method,
      path: pathOf(call),
      query: queryRecord(call),
      headers: { ...call.headers },
      ...defined({ body }),
    };
    return backend.handleRequest(request, call) as Promise<MockAnswer>;
  };
};
