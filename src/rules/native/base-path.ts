import type { TriggerDefinition } from '../../model.ts';
import { matchesTemplate } from '../../evidence/location.ts';

/** A raw path without the service's base path; undefined where it does not start with it. */
export const withinBase = (path: string, base: string): string | undefined => {
  if (base === '') return path;
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : undefined;
};

/**
 * Whether a path would be right if a part of the service's base path stood before it: it goes on, after the rest of the
 * base path, like a declared operation or below the trigger's own path.
 */
export const lostBasePath = (path: string, base: string, trigger: TriggerDefinition): boolean => {
  const segments = base.split('/').slice(1);
  if (segments.length === 0 || withinBase(path, base) !== undefined) return false;
  const own = trigger.path.split('/')[1] ?? '';
  return segments.some((_, i) => {
    const left = segments
      .slice(i + 1)
      .map((s) => `/${s}`)
      .join('');
    if (left !== '' && !path.startsWith(`${left}/`)) return false;
    const rest = path.slice(left.length);
    const isBelow = own !== '' && !own.includes('{') && rest.startsWith(`/${own}/`);
    return isBelow || trigger.paths.some((t) => matchesTemplate(rest, t));
  });
};
