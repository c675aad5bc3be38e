import { dirname, resolve } from 'node:path';
import { assess as assessDocument, deskOf } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { draft } from '../assess/draft/draft.ts';
import { renderAssessment } from '../assess/render-text.ts';
import { loadConfig } from '../config/load.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { serverOf } from '../openapi/server.ts';
import { askService } from '../probing/ask-service.ts';
import { askingOf, type ServiceAsked } from '../probing/asking.ts';
import type { ExitCode } from '../report/exit.ts';
import { printable } from '../report/reporters/paint.ts';
import { sayError } from '../say-error.ts';
import { loadDefinitions } from '../workspace/load-definitions.ts';
import { writeDraft } from '../workspace/write-draft.ts';
import type { World } from '../world.ts';

/** What `assess` is asked for. */
export interface AssessOptions {
  /** Files, folders or globs. */
  readonly definitions: readonly string[];
  /** The running service, which is asked as well; it is only read. */
  readonly service?: ServiceAsked;
  /** Configuration with the credentials of the service. */
  readonly config?: string;
  readonly write: boolean;
  /** Folder of the draft; default "triggers" beside the definition. */
  readonly out?: string;
  /** Overwrites what an earlier draft left. */
  readonly force: boolean;
  readonly reporter: 'text' | 'json';
}

const assessed = async (
  document: ReadDocument,
  options: AssessOptions,
  world: World,
): Promise<Assessment> => {
  const first = assessDocument(document);
  if (options.service === undefined) return first;
  const { cwd, env } = world;
  const path = options.config;
  // Headers given here need no configuration, which may ask for variables that are not set.
  const isAsked = path !== undefined || options.service.headers.length === 0;
  const config = isAsked
    ? await loadConfig({ cwd, env, allowMissing: true, ...defined({ path }) })
    : undefined;
  const desk = deskOf(document);
  const asking = askingOf(options.service, serverOf(desk.document, []).basePath, config?.service, world);
  return askService(desk, first, asking);
};

const write = async (
  document: ReadDocument,
  assessment: Assessment,
  options: AssessOptions,
  world: World,
): Promise<void> => {
  const desk = deskOf(document);
  const drafted = draft(desk, assessment);
  if (drafted === undefined) {
    world.stderr(`Nothing in ${document.file} can be drafted: see what is missing, or not declared\n`);
    return;
  }
  const { origin } = serverOf(desk.document, []);
  const folder =
    options.out === undefined
      ? resolve(world.cwd, dirname(document.file), 'triggers')
      : resolve(world.cwd, options.out);
  const url = options.service?.url ?? (origin === '' ? 'http://127.0.0.1:8080' : origin);
  const paths = await writeDraft(drafted, { folder, url, force: options.force }, world);
  for (const path of paths) world.stderr(`wrote ${path}\n`);
};

const exitOf = (answers: readonly Assessment['answer'][]): ExitCode =>
  answers.includes('yes') ? 0 : answers.includes('unknown') || answers.length === 0 ? 2 : 1;

/** Says what of plain OpenAPI documents could carry a trigger: 0 something, 1 nothing, 2 it cannot be told. */
export const assess = async (options: AssessOptions, world: World): Promise<ExitCode> => {
  if (options.definitions.length === 0)
    throw new UsageError('Name a definition: triggerpact assess openapi.yaml');
  const { documents, failures } = await loadDefinitions(options.definitions, world.cwd, world.cwd);
  if (options.service !== undefined && documents.length > 1)
    throw new UsageError('Name one definition with --url: it belongs to one service');
  for (const failure of failures) sayError(failure, world);
  const assessments: Assessment[] = [];
  for (const document of documents) {
    const assessment = await assessed(document, options, world);
    assessments.push(assessment);
    if (options.reporter === 'text') world.stdout(printable(renderAssessment(assessment)));
    if (options.write) await write(document, assessment, options, world);
  }
  if (options.reporter === 'json') world.stdout(`${JSON.stringify({ assessments }, undefined, 2)}\n`);
  return failures.length > 0 ? 2 : exitOf(assessments.map((a) => a.answer));
};
