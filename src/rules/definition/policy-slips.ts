import { escapePointer, isObject, member, type Json, type JsonObject } from '../../json.ts';
import { isNotified } from '../../mechanism.ts';
import { isNear, nearKey } from '../../near.ts';
import { textMember } from '../../openapi/members.ts';
import { isPollingPolicy, OPERATIONS, touches, type WrittenPolicy } from '../../openapi/properties.ts';
import type { Remark } from '../rule.ts';
import type { DocumentView } from './view.ts';
import { placeOfPolicy } from './written.ts';

const TEMPLATE = 'pollingtrigger';
const LIST = 'policyTemplateInstances';

/** A slip, and the JSON Pointer in the file of the policies where it stands. */
interface Slip extends Pick<Remark, 'message' | 'lowered'> {
  readonly pointer: string;
}

const levelOf = (written: string, wanted: string): Pick<Remark, 'lowered'> =>
  written.toLowerCase() === wanted.toLowerCase()
    ? { lowered: 'only the case differs, and the platform may read it' }
    : {};

const holdsPollingPolicy = (list: Json | undefined): boolean =>
  Array.isArray(list) &&
  (list as readonly Json[]).some((p) => isNear(textMember(p, 'templateId') ?? '', TEMPLATE));

/** A list of policies that stands where none is read, or under a name that is not read. */
const slipsOfList = (root: JsonObject): Slip[] => {
  const properties = member(root, 'properties');
  const owner = isObject(properties) ? properties : root;
  const pointer = owner === root ? '' : '/properties';
  const written = member(owner, LIST);
  if (isObject(written))
    return [
      {
        message: `"${LIST}" is no list`,
        pointer: `${pointer}/${LIST}`,
        lowered: 'the platform may take it for a list of one',
      },
    ];
  if (written !== undefined) return [];
  const near = nearKey(owner, LIST);
  if (near !== undefined && holdsPollingPolicy(owner[near]))
    return [
      {
        message: `"${near}" is not read; "${LIST}" is`,
        pointer: `${pointer}/${escapePointer(near)}`,
        ...levelOf(near, LIST),
      },
    ];
  return Object.entries(root)
    .filter(([key, value]) => key !== 'properties' && holdsPollingPolicy(member(value, LIST)))
    .map(([key]) => ({
      message: `"${LIST}" stands in "${key}", and is read in "properties"`,
      pointer: `/${escapePointer(key)}`,
      ...levelOf(key, 'properties'),
    }));
};

const slipsOfTemplate = ({ policy: { templateId }, pointer }: WrittenPolicy): Slip[] =>
  templateId !== TEMPLATE && isNear(templateId, TEMPLATE)
    ? [
        {
          message: `The template "${templateId}" does not exist; "${TEMPLATE}" does`,
          pointer: `${pointer}/templateId`,
        },
      ]
    : [];

/** A polling policy that holds for a trigger which has one already: nobody knows which of the two counts. */
const slipsOfNames = (policies: readonly WrittenPolicy[], triggers: readonly string[]): Slip[] => {
  const taken = new Set<string>();
  // One that names its operations goes before one that names none.
  const sorted = policies.toSorted(
    (a, b) => Number(a.operations.length === 0) - Number(b.operations.length === 0),
  );
  return sorted.flatMap((written) => {
    const { policy, operations, pointer } = written;
    const parameters = `${pointer}/parameters`;
    const near = nearKey(policy.parameters, OPERATIONS);
    if (operations.length === 0 && near !== undefined)
      return [
        {
          message: `"${near}" is not read; "${OPERATIONS}" is`,
          pointer: `${parameters}/${escapePointer(near)}`,
          ...levelOf(near, OPERATIONS),
        },
      ];
    const own = triggers.filter((id) => touches(written, id));
    const twice = own.filter((id) => taken.has(id)).map((id) => `"${id}"`);
    for (const id of own) taken.add(id);
    if (twice.length === 0) return [];
    const what = operations.length === 0 ? 'names no operation, so that it holds for' : 'names';
    return [
      {
        message: `The polling policy ${what} ${twice.join(', ')}, which another one names`,
        pointer: operations.length === 0 ? pointer : `${parameters}/${OPERATIONS}`,
        lowered: 'which of them is in force is not documented',
      },
    ];
  });
};

/** What is written of polling policies in a way that the platform passes over, or that nobody can be sure of. */
export const policySlips = (view: DocumentView): Remark[] => {
  const { properties, document } = view;
  const root = document.properties;
  const polls = document.triggers.filter((t) => !isNotified(t.mechanism)).map((t) => t.id);
  const slips = [
    ...(isObject(root) ? slipsOfList(root) : []),
    ...properties.policies.flatMap(slipsOfTemplate),
    ...slipsOfNames(properties.policies.filter(isPollingPolicy), polls),
  ];
  return slips.map(({ pointer, ...slip }) => ({ ...slip, ...placeOfPolicy(view, pointer) }));
};
