import { pathOf, type MockAnswer, type MockCall } from './call.ts';
import type { MockOperation } from './operation.ts';

const patternOf = (template: string): RegExp => {
  const literals = template.replace(/\/+$/, '').split(/\{[^{}]*\}/);
  return new RegExp(`^${literals.map((l) => l.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+')}/*$`);
};

const literalLength = (template: string): number => template.replace(/\{[^{}]*\}/g, '').length;

/** Who answers a call, by method and path alone; the most literal of several templates. */
export const operationAt = (
  operations: readonly MockOperation[],
  call: MockCall,
): MockOperation | undefined =>
  operations
    .filter((o) => o.method === call.method && patternOf(o.template).test(pathOf(call)))
    .toSorted((a, b) => literalLength(b.template) - literalLength(a.template))[0];

/** Answers a call where no server routes and checks it; undefined where the mock has nothing to say to it. */
export const answerCall = (operations: readonly MockOperation[], call: MockCall): MockAnswer | undefined => {
  const operation = operationAt(operations, call);
  if (operation === undefined) return undefined;
  const { security } = operation;
  const isGood = security.length === 0 || security.some((scheme) => operation.isGood(call, scheme));
  return isGood ? operation.answer(call) : operation.refuse(call);
};
