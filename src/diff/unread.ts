import { pointerSegments } from '../json.ts';
import type { ReadDocument, ReadWarning } from '../model.ts';

const unreadIn = ({ warnings }: ReadDocument): readonly ReadWarning[] =>
  warnings.filter((w) => w.unread === true);

/** What belongs to a definition and could not be read: why what is compared may not be all. */
export const unreadOf = (document: ReadDocument): string | undefined => unreadIn(document)[0]?.message;

/** Whether a file beside the definition could not be read, so that its policies and connections are not known. */
export const isCompanionUnread = (document: ReadDocument): boolean =>
  unreadIn(document).some((w) => w.place.file !== document.file);

/** A path that is written in another file: any trigger may stand there. */
export const unreadPath = (document: ReadDocument): string | undefined =>
  unreadIn(document).find(({ place: { pointer } }) => {
    const segments = pointer === undefined ? [] : pointerSegments(pointer);
    return segments.length === 2 && segments[0] === 'paths';
  })?.message;
