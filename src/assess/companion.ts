import type { QueryParameter } from './operation-view.ts';

const needed =
  /\b(?:must|has to|have to|needs? to|can only|may only|is only|works? only)\b([^.]{0,30})\b(?:accompanied by|(?:together|along|combination|conjunction|combined|jointly|used|valid|works?|allowed|effective) with) ([^.]{0,60})/;
const requires = /\b(?:requires|needs)( (?:also )?(?:the )?)[`'"]?([\w.[\]$-]+)/;

const names = (text: string, { name }: QueryParameter): boolean =>
  text.split(/[^\w$[\].:-]+/).some((word) => word.replace(/\.$/, '') === name.toLowerCase());

/** Another parameter that has to be sent with this one, as its description says. */
export const companionOf = (
  parameter: QueryParameter,
  parameters: readonly QueryParameter[],
): QueryParameter | undefined => {
  const [, between = '', group = ''] = needed.exec(parameter.says) ?? requires.exec(parameter.says) ?? [];
  if (/\b(?:not|never)\b/.test(between)) return undefined;
  return parameters.find((p) => p !== parameter && names(group, p));
};
