import { empty, problem, type Answer } from './answer.ts';
import type { Call } from './call.ts';

/** Answers one operation; `parameters` are those of its path, decoded. */
export type Handler = (call: Call, parameters: Readonly<Record<string, string>>) => Answer | Promise<Answer>;

/** Operation ("GET /voicemails/{id}") → handler. */
export type Routes = Readonly<Record<string, Handler>>;

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const match = (template: string, path: string): Record<string, string> | undefined => {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = decode(given[i] ?? '');
    if (value === undefined) return undefined;
    if (!segment.startsWith('{')) {
      if (segment !== value) return undefined;
    } else if (value === '') return undefined;
    else parameters[segment.slice(1, -1)] = value;
  }
  return parameters;
};

/** One handler for all routes: 404 where no path matches, 405 where the verb does not. */
export const route =
  (routes: Routes) =>
  async (call: Call): Promise<Answer> => {
    const allowed: string[] = [];
    for (const [operation, handler] of Object.entries(routes)) {
      const [method = '', template = ''] = operation.split(' ');
      const parameters = match(template, call.path);
      if (parameters === undefined) continue;
      if (method === call.method) return await handler(call, parameters);
      allowed.push(method);
    }
    if (allowed.length > 0) return empty(405, [['Allow', allowed.join(', ')]]);
    return problem(404, `Nothing at ${call.path}`);
  };
