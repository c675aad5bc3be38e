import type { Subscription } from '../../evidence/subscription.ts';

const pathOf = (callback: string | undefined): string | undefined => callback?.split('?')[0];

/** Whether the callbacks of two subscriptions differ, and only in their query. */
export const differInQueryAlone = (
  { registration: { callback: a } }: Subscription,
  { registration: { callback: b } }: Subscription,
): boolean => a !== undefined && a !== b && pathOf(a) === pathOf(b);

/** What to do where such subscriptions are taken for one. */
export const COMPARE_WHOLE =
  'Compare whole callback URLs, query included: the platform’s may differ in their signature (`sig`) alone.';
