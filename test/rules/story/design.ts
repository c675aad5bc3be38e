import type { DesignCall, DynamicCall } from '../../../src/model.ts';
import { exchange, type Answer, type How } from './steps.ts';
import type { Step } from './trace.ts';

/** A design-time call that a definition asks for: GET /design, unless something else is said. */
export const asks = (extension: string, call: Partial<DesignCall> = {}): DynamicCall => ({
  extension,
  operationId: 'Design',
  pointer: `/design/${extension}`,
  call: { method: 'GET', path: '/design', parameters: [], arguments: {}, ...call },
});

/** The designer makes the call. */
export const designed =
  (extension: string, answer: Answer, how: How = {}): Step =>
  (teller) =>
    void exchange(
      teller,
      'GET',
      '/api/v1/design',
      { kind: 'design', extension, operationId: 'Design', pointer: `/design/${extension}` },
      answer,
      how,
    );
