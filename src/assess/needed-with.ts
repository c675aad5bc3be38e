import type { Remark } from './assessment.ts';
import type { Operation } from '../openapi/operation.ts';
import { companionOf } from './companion.ts';
import { proseOf, type QueryParameter } from './operation-view.ts';
import { clausesOf } from './order-words.ts';
import type { PolledList } from './polled-list.ts';

const names = (text: string, { name }: QueryParameter): boolean =>
  text.split(/[^\w$[\].:-]+/).some((word) => word.replace(/\.$/, '') === name.toLowerCase());

/** "Required when X is used": of the parameter whose text it is. */
const requiredWhen =
  /(?<!not )\b(?:required|mandatory|needed|must be (?:set|given|sent|provided|specified)) (?:only )?(?:when|whenever|if|where|with|together with)\b([^.;]{0,80})/;
const pair =
  /\b(?:must|have to|need to|can only) (?:always )?be (?:used|given|sent|set|provided|specified|passed|present|supplied) (?:both|together)\b|\bboth\b[^.;]{0,80}\b(?:are|is) (?:required|mandatory|needed)|\bboth\b[^.;]{0,80}\b(?:must|have to|need to) be\b/;
const absent = /\b(?:not|without|isn't|missing|omitted|unless|absent|empty)\b/;

/** The parameter that has to be sent whenever the filter is, wherever that is said. */
export const neededWith = (
  parameter: QueryParameter,
  parameters: readonly QueryParameter[],
  operation: Operation,
): QueryParameter | undefined => {
  const own = companionOf(parameter, parameters);
  if (own !== undefined) return own;
  const others = parameters.filter((p) => p !== parameter);
  const wanted = others.find(({ says }) => {
    const [, condition = ''] = requiredWhen.exec(says) ?? [];
    return names(condition, parameter) && !absent.test(condition);
  });
  if (wanted !== undefined) return wanted;
  const pairs = [proseOf(operation), ...parameters.map((p) => p.says)]
    .flatMap(clausesOf)
    .filter((s) => pair.test(s) && names(s, parameter));
  return others.find((p) => pairs.some((s) => names(s, p)));
};

const apart =
  /\b(?:cannot|can't|can not|must not|may not|not to|never) be (?:used|combined|mixed|sent|set|given|specified|passed)(?: together| in combination)? with\b([^.;]{0,80})|\bmutually exclusive with\b([^.;]{0,80})|\b(?:incompatible|not compatible) with\b([^.;]{0,80})/;

/** What the order needs and the filter excludes, or the reverse. */
export const conflictRemarks = ({ desk, filter, parameters, order }: PolledList): Remark[] => {
  const excludes = (one: QueryParameter, other: QueryParameter): boolean =>
    names((apart.exec(one.says) ?? []).slice(1).join(' '), other);
  const clash = parameters.find(
    (p) =>
      p !== filter.parameter &&
      order.constants.some((c) => c.parameter === p.name) &&
      (excludes(p, filter.parameter) || excludes(filter.parameter, p)),
  );
  return clash === undefined
    ? []
    : [
        {
          rule: 'PP-05',
          says: `"${clash.name}" puts the newest first, and cannot be sent with "${filter.parameter.name}"`,
          mend: 'let both be sent together, or put the newest first without it',
          at: desk.place(filter.parameter.pointer),
        },
      ];
};
