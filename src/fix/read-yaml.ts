import type { Json } from '../json.ts';
import { parseYaml } from '../openapi/yaml-text.ts';
import type { ReadText } from './repair-text.ts';
import { yamlEdit } from './yaml-edit.ts';

/** A YAML text whose values know where they are written. */
export const readYaml: ReadText = (text) => {
  const document = parseYaml(text);
  if (document.errors.length > 0) return undefined;
  return {
    root: document.toJS({ maxAliasCount: 1000 }) as Json,
    edits: (change, from) => {
      const edit = yamlEdit(text, document, change, from);
      return edit && [edit];
    },
  };
};
