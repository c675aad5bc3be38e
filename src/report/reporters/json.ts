import type { Report } from '../../model.ts';
import type { Reporter } from './reporter.ts';

const indented = (value: unknown, by: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);

function* listPieces(items: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [i, item] of items.entries()) yield `${i === 0 ? '' : ','}\n    ${indented(item, '    ')}`;
  yield '\n  ]';
}

/** The same text as that of JSON.stringify, an item of a list at a time. */
function* pieces(report: Report): Generator<string> {
  const { trace: _trace, runs: _runs, ...rest } = report;
  let separator = '{';
  for (const [key, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    yield `${separator}\n  ${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(value, '  ');
    separator = ',';
  }
  yield '\n}\n';
}

/** The report as data, by schema/report.schema.json; traces are saved apart. */
export const json: Reporter = Object.assign((report: Report) => [...pieces(report)].join(''), { pieces });
