import { nameWords } from '../name-words.ts';
import { textMember } from '../openapi/members.ts';
import type { Desk } from './operation-view.ts';
import { isBeside, valuesOf, type NamedPlace, type RegistrationBody } from './registration-body.ts';
import type { Registration } from './registration.ts';
import type { Demand } from './webhook-demand.ts';

/** A property by which a service lets it be chosen how it calls. */
interface Choice {
  readonly rule: 'C-01' | 'C-03';
  readonly name: RegExp;
  readonly known: RegExp;
  readonly right: RegExp;
  readonly takes: string;
}

const choices: readonly Choice[] = [
  {
    rule: 'C-03',
    name: /^(?:(?:payload|body|message|notification|delivery|communication|data|web ?hook|hook|event|request|callback|post|output) )*(?:format|encoding|(?:content|media|mime) type|serialization)$/,
    known: /json|xml|form|url.?encoded|soap|csv|yaml|proto|avro|^https?$|multipart|html|^text/i,
    right: /json/i,
    takes: 'a flow reads JSON alone',
  },
  {
    rule: 'C-01',
    name: /^(?:(?:http|request|callback|web ?hook|hook|call|delivery|notification|url|post) )*(?:method|verb)$/,
    known: /^(?:get|post|put|patch|delete|head)$/i,
    right: /^post$/i,
    takes: 'a flow takes POST alone',
  },
];

const isNamed = ({ name }: Choice, written: string): boolean => name.test(nameWords(written).join(' '));

/** The only value of a property that lets a flow be called, where others may be chosen; undefined for other properties. */
export const fittingValue = (name: string, values: readonly string[]): string | undefined => {
  const choice = choices.find((c) => isNamed(c, name));
  if (choice === undefined) return undefined;
  const right = values.find((v) => choice.known.test(v) && choice.right.test(v));
  return values.every((v) => choice.right.test(v) || !choice.known.test(v)) ? undefined : right;
};

const toldDefault = /\bdefault(?:s|ed)?(?: value| format| method)?(?: is| to|:)? ?["'`]?([\w/+.-]+)/i;

/** What is sent where nothing is chosen, as far as the document tells. */
const defaultOf = ({ parts }: NamedPlace): string | undefined => {
  const declared = parts.map(({ node }) => textMember(node, 'default')).find((d) => d !== undefined);
  const told = parts.map(({ node }) => toldDefault.exec(textMember(node, 'description') ?? '')?.[1]);
  return declared ?? told.find((d) => d !== undefined);
};

const chosen = (desk: Desk, named: NamedPlace, { rule, known, right, takes }: Choice): Demand[] => {
  const values = valuesOf(named);
  const wrong = values.filter((v) => known.test(v) && !right.test(v));
  const at = desk.place(named.pointer);
  const name = `"${named.name}"`;
  if (values.length > 0 && wrong.length === values.length)
    return [
      {
        as: 'missing',
        remark: { rule, says: `${name} offers ${wrong.join(', ')}; ${takes}`, mend: 'offer that', at },
      },
    ];
  const preset = defaultOf(named);
  if (preset !== undefined && known.test(preset) && !right.test(preset))
    return [{ as: 'risk', remark: { rule, says: `${name} is "${preset}" by default; ${takes}`, at } }];
  return preset === undefined && named.required && wrong.length > 0
    ? [{ as: 'risk', remark: { rule, says: `${name} may be ${wrong.join(', ')}; ${takes}`, at } }]
    : [];
};

/** Properties beside the callback that let it be called as a flow cannot take it. */
export const choiceDemands = (desk: Desk, found: Registration, { names }: RegistrationBody): Demand[] =>
  names
    .filter((named) => isBeside(named, found))
    .flatMap((named) =>
      choices.flatMap((choice) => (isNamed(choice, named.name) ? chosen(desk, named, choice) : [])),
    );
