/** Every report format, by the name that `--reporter` takes. */
export const REPORTERS = ['text', 'json', 'junit', 'sarif', 'github', 'markdown', 'html'] as const;

/** The name of a report format. */
export type ReporterName = (typeof REPORTERS)[number];
