import type { Report } from '../model.ts';
import { counted } from '../counted.ts';

/** What a run took: requests, events, notifications and time. */
export const footerOf = ({ summary, durationMs }: Report): string => {
  const seen = [
    summary.exchanges === 0 ? '' : counted(summary.exchanges, 'request'),
    summary.events === 0 ? '' : counted(summary.events, 'event'),
    summary.deliveries === 0 ? '' : counted(summary.deliveries, 'notification'),
  ].filter((part) => part !== '');
  return [...seen, `${(durationMs / 1000).toFixed(1)} s`].join(', ');
};
