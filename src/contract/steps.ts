import { isSuccess } from '../evidence/status.ts';
import type { Level } from '../model.ts';

/** What an interaction asserts of an answer. */
export type Part = 'status' | 'location' | 'body';

/** Which rule an assertion stands for, by step and part; an interaction is never stricter than these. */
export const stepRules: Readonly<Record<string, Readonly<Partial<Record<Part, readonly string[]>>>>> = {
  'first-poll': { status: ['P-06'], location: ['P-03'] },
  'nothing-new': { status: ['P-02'], location: ['P-03'] },
  news: { status: ['P-01'], location: ['P-04'], body: ['P-22'] },
  'malformed-state': { status: ['P-26'] },
  'poll-without-access': { status: ['P-30'] },
  list: { status: ['PP-04', 'PP-07'], body: ['PP-03', 'PP-04', 'PP-07'] },
  'nothing-newer': { status: ['PP-04'], body: ['PP-06', 'PP-04'] },
  newer: { status: ['PP-04'], body: ['PP-06', 'P-22'] },
  register: { status: ['W-02'], location: ['W-03'], body: ['W-10'] },
  'register-without-callback': { status: ['W-23'] },
  'register-without-access': { status: ['W-16'] },
  delete: { status: ['U-01', 'U-02'] },
  'delete-again': { status: ['U-05'] },
  'delete-unknown': { status: ['U-06'] },
  notification: { body: ['C-04'] },
};

type Levels = Readonly<Record<string, Level>>;

const binds = (id: string, levels: Levels): boolean => Object.hasOwn(levels, id) && levels[id] !== 'off';

/** The rules that bind one part of a step, under the levels of a contract. */
export const partRules = (step: string, part: Part, levels: Levels): readonly string[] => {
  const parts = Object.hasOwn(stepRules, step) ? stepRules[step] : undefined;
  return (parts?.[part] ?? []).filter((id) => binds(id, levels));
};

/** The rules that bind a step, each once. */
export const rulesOfStep = (step: string, levels: Levels): readonly string[] => [
  ...new Set((['status', 'location', 'body'] as const).flatMap((part) => partRules(step, part, levels))),
];

/** Whether the rule of a step's status only warns of an answer: another success of a registration (W-02). */
export const isOnlyWarned = (step: string, status: number): boolean =>
  step === 'register' && isSuccess(status);
