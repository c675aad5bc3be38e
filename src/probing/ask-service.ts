import { withCandidates } from '../assess/assess.ts';
import type { Assessment, Candidate } from '../assess/assessment.ts';
import { draft } from '../assess/draft/draft.ts';
import type { Desk } from '../assess/operation-view.ts';
import { withAnswers } from '../assess/service-answer.ts';
import { readDefinition } from '../openapi/read.ts';
import { askList, type Asking } from './ask-list.ts';
import { unseen } from './ask-states.ts';

/** How many lists of a document are asked about; each costs three calls at most. */
const MOST = 20;

/** Asks the running service about the lists that could be polled, the best first, and assesses again. */
export const askService = async (desk: Desk, assessment: Assessment, asking: Asking): Promise<Assessment> => {
  const drafted = draft(desk, assessment);
  if (drafted === undefined) return assessment;
  const { triggers } = readDefinition({
    file: assessment.file,
    text: JSON.stringify(drafted.definition),
    properties: { file: assessment.file, text: JSON.stringify(drafted.properties) },
  });
  const asked = new Map<Candidate, Candidate>();
  for (const { operationId, candidate } of drafted.triggers) {
    const trigger = triggers.find((t) => t.id === operationId);
    const { polling } = candidate;
    if (asking.limits.signal?.aborted === true) break;
    if (polling === undefined) continue;
    const answers =
      trigger === undefined
        ? unseen('nothing: what is drafted of it cannot be read')
        : asked.size < MOST
          ? await askList(trigger, polling, asking)
          : unseen(`nothing: no more than ${MOST} lists are asked about`);
    asked.set(candidate, withAnswers(candidate, answers));
  }
  return withCandidates(
    assessment,
    assessment.candidates.map((c) => asked.get(c) ?? c),
  );
};
