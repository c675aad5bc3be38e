import { counted } from '../counted.ts';
import type { ReadDocument } from '../model.ts';
import { member } from '../json.ts';
import { openDocument } from '../openapi/document.ts';
import { operationsOf } from '../openapi/operation.ts';
import { assessNative } from './assess-native.ts';
import { assessPolling } from './assess-polling.ts';
import { assessPostedList } from './assess-posted-list.ts';
import { assessWebhook } from './assess-webhook.ts';
import type { Answer, Assessment, Candidate, Remark } from './assessment.ts';
import { describedWebhooks } from './described-webhooks.ts';
import type { Desk } from './operation-view.ts';

const standings = ['ready', 'unsure', 'lacking'];
const mechanisms = ['webhook', 'native', 'policy'];

/** Puts the best first: what is ready, then by mechanism, then by weight; equals stay as written. */
const ranked = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(
    (a, b) =>
      standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
      mechanisms.indexOf(a.mechanism) - mechanisms.indexOf(b.mechanism) ||
      b.weight - a.weight,
  );

/** What the candidates say together. */
const answerOf = (candidates: readonly Candidate[]): Answer => {
  if (candidates.some((c) => c.standing === 'ready')) return 'yes';
  return candidates.some((c) => c.standing === 'unsure') ? 'unknown' : 'no';
};

/** An assessment with other candidates: ranked, and with what they say together. */
export const withCandidates = (assessment: Assessment, candidates: readonly Candidate[]): Assessment => ({
  ...assessment,
  answer: answerOf(candidates),
  candidates: ranked(candidates),
});

/** The desk on which a document that was read is assessed. */
export const deskOf = (read: Pick<ReadDocument, 'file' | 'root' | 'locate'>): Desk => {
  const document = openDocument(read.file, read.root, () => undefined);
  return { document, operations: operationsOf(document), place: read.locate };
};

/**
 * Says which operations of a plain OpenAPI document could carry a trigger, by which mechanism, and what is missing.
 * Operations that are triggers already are left out.
 */
export const assess = (read: Pick<ReadDocument, 'file' | 'title' | 'root' | 'locate'>): Assessment => {
  const desk = deskOf(read);
  const plain = desk.operations.filter((o) => member(o.node, 'x-ms-trigger') === undefined);
  const candidates = ranked(
    plain.flatMap((o) => [
      ...assessWebhook(desk, o),
      ...assessNative(desk, o),
      ...assessPolling(desk, o),
      ...assessPostedList(desk, o),
    ]),
  );
  const already = desk.operations.length - plain.length;
  const notes: Remark[] = [
    ...(already === 0
      ? []
      : [
          {
            says: `marked as triggers already: ${counted(already, 'operation')}; see lint`,
            at: desk.place('/paths'),
          },
        ]),
    ...describedWebhooks(
      desk,
      candidates.some((c) => c.mechanism === 'webhook'),
    ),
  ];
  return {
    file: read.file,
    title: read.title,
    answer: answerOf(candidates),
    operations: plain.length,
    candidates,
    notes,
  };
};
