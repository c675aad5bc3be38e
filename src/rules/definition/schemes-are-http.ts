import { isObject, member, textOf, type Json } from '../../json.ts';
import { textMember } from '../../openapi/members.ts';
import type { Located } from '../../openapi/reference.ts';
import { defineDocumentRule } from './document-rule.ts';

interface Scheme {
  readonly name: string;
  readonly written: string;
  readonly isNoList?: true;
  /** Of a URL, where its case says nothing. */
  readonly isUrl?: true;
}

/** The schemes that the document or an operation of Swagger 2 lists. */
const schemesOf = ({ node, pointer }: Located): Scheme[] => {
  const written = member(node, 'schemes');
  const own = `${pointer}/schemes`;
  if (typeof written === 'string') return [{ name: written, written: own, isNoList: true }];
  return listOf(written).map((name, i) => ({ name: textOf(name), written: `${own}/${i}` }));
};

const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

export const schemesAreHttp = defineDocumentRule<Scheme>({
  id: 'D-23',
  slug: 'schemes-are-http',
  title: 'The connector is called over https or http',
  why: 'The platform speaks HTTP only. A definition that lists another scheme is refused.',
  repair: 'Write "schemes": ["https"].',
  example: {
    breaks: 'host: api.example.com\nschemes: [https, wss]',
    keeps: 'host: api.example.com\nschemes: [https]',
  },
  source: 'Swagger validator rules (Microsoft Learn): SchemeNotValid, SchemeNotSupported',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the definition names no scheme',
  concerns: () => true,
  subjects: ({ opened: { root, version }, operations }) =>
    version === '2.0'
      ? [{ node: root, pointer: '' }, ...operations].flatMap(schemesOf)
      : listOf(member(root, 'servers')).flatMap((server, i) => {
          const [, name] =
            /^([a-z][a-z0-9+.-]*):\/\//i.exec((isObject(server) && textMember(server, 'url')) || '') ?? [];
          return name === undefined ? [] : [{ name, written: `/servers/${i}/url`, isUrl: true }];
        }),
  *judge({ name, written, isNoList, isUrl }) {
    if (isNoList)
      yield {
        message: `"schemes" is "${name}", and no list`,
        written,
        lowered: 'a lenient reader takes it for a list of one',
      };
    if (!/^https?$/.test(isUrl === true ? name.toLowerCase() : name))
      yield { message: `The scheme "${name}" is neither https nor http`, written };
  },
});
