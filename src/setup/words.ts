/** The words of a name or a path in lower case, without plural: `OnNewVoicemails` is on, new, voicemail. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'));

/** The segments of a path, placeholders as `{}`. */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .split(/[?#]/)[0]
    ?.split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.includes('{') ? '{}' : segment.toLowerCase())) ?? [];

/** A name without case and separators, so that `mailbox_id` and `mailboxId` are one. */
export const sameName = (a: string, b: string): boolean =>
  a.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase() === b.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
