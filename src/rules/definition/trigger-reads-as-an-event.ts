import { textMember } from '../../openapi/members.ts';
import type { Operation } from '../../openapi/operation.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

const LONGEST = 80;

/** Words that are small in a title too. */
const small = new Set('an the is are has been in on of to for by with from at or and as'.split(' '));

/** "when a voicemail…", "WHEN A VOICEMAIL…": a sentence begins with one capital. */
const isSentence = (text: string): boolean =>
  !/^[a-z]/.test(text) && (/[a-z]/.test(text) || !/[A-Z]{2,}\s+\S/.test(text));

const isTitleCase = (text: string): boolean => {
  const words = text
    .split(/\s+/)
    .slice(1)
    .filter((w) => /^[A-Za-z]{2,}$/.test(w) && /[a-z]/.test(w) && !small.has(w));
  const raised = words.filter((w) => /^[A-Z][a-z]+$/.test(w));
  // A product's name may be capitalised; a whole sentence is not.
  return raised.length >= 3 && raised.length === words.length;
};

const faultsOfSummary = (summary: string): readonly string[] => [
  ...(/^(when|triggers?)\b/i.test(summary) ? [] : ['does not begin with "When"']),
  ...(summary.length > LONGEST ? [`is longer than ${LONGEST} characters`] : []),
  ...(summary.includes('/') ? ['contains "/"'] : []),
  ...(/[.!?,;:]\s*$/.test(summary) ? ['ends with punctuation'] : []),
  ...(isTitleCase(summary) || !isSentence(summary) ? ['is not in sentence case'] : []),
];

export const triggerReadsAsAnEvent = defineRule<DefinitionView, Operation>({
  id: 'D-21',
  slug: 'trigger-reads-as-an-event',
  title: 'Summary and description say when the trigger starts a flow',
  why: 'The summary is the name that makers choose from, beside actions of the same connector. "When a voicemail is received" says that it starts a flow; "Voicemail" does not, and reviewers ask for the form.',
  repair:
    'Write the summary as "When …", in sentence case, without "/" and final punctuation, up to 80 characters; begin the description with "This operation triggers when …".',
  example: {
    breaks: 'summary: Voicemail Received.\ndescription: Voicemail Received.',
    keeps:
      'summary: When a voicemail is received\ndescription: This operation triggers when a voicemail is received.',
  },
  source: 'Connector string guidance; coding standards (both Microsoft Learn)',
  // Reviewers accept other forms, and two pages differ in the length.
  level: { strict: 'warning', field: 'off' },
  noSubject: 'the operation is no trigger',
  subjects: ({ operation }) => [operation],
  *judge({ node, pointer }) {
    const summary = textMember(node, 'summary')?.trim() ?? '';
    const description = textMember(node, 'description')?.trim() ?? '';
    if (summary === '') yield { message: 'The trigger has no summary', written: pointer };
    else {
      const faults = faultsOfSummary(summary);
      if (faults.length > 0)
        yield { message: `The summary "${summary}" ${faults.join(', ')}`, written: `${pointer}/summary` };
    }
    if (description === '') yield { message: 'The trigger has no description', written: pointer };
    else if (description === summary)
      yield { message: 'The description repeats the summary', written: `${pointer}/description` };
    else if (!/^(this (operation|trigger) (is )?trigger|triggers?\b|when\b)/i.test(description))
      yield {
        message: 'The description does not say when the operation triggers',
        written: `${pointer}/description`,
      };
  },
});
