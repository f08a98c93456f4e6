import { join } from 'node:path';
import { percent } from 'kernel-lib/display';
import { writeWhole } from 'kernel-lib/project';
import type { Report } from '../engine/report.js';
import { type Field, writeCsv } from './csv.js';
import { readIfThere } from './files.js';
import { latest, readKept } from './marks/history.js';
import { overviewPage } from './pages/overview.js';
import { studentPage } from './pages/student.js';
import { searchSimilar } from './similarity/search.js';
import type { ClassReport, Row } from './types.js';

/** What is written, and where. */
export interface Wanted {
  /** The folder. */
  out: string;
  /** Whether to look for submissions that are alike. */
  similarity?: boolean;
  /** Whether grades.csv begins with a byte order mark, which Excel wants. */
  bom?: boolean;
}

/** Writes everything that people look at. One report at a time is in memory. */
export async function writeResults(
  report: ClassReport,
  options: Wanted,
  paths: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const { out } = options;
  const searched = (options.similarity ?? true) && (await flagSimilar(report, out, paths));
  const marks = [...latest(readKept(join(out, 'manual.jsonl'))).values()];
  for (const row of report.rows) {
    if (row.page === null || row.key === null) continue;
    const text = readIfThere(join(out, 'reports', `${row.key}.json`));
    if (text === undefined) {
      row.page = null;
      continue;
    }
    const mine = marks.filter(({ id }) => id === row.id);
    writeWhole(join(out, row.page), studentPage(row, JSON.parse(text) as Report, mine));
  }
  writeWhole(join(out, 'grades.csv'), gradesTable(report, options.bom));
  writeWhole(join(out, 'index.html'), overviewPage(report, searched));
  // Last: where it is, the rest is there too.
  writeWhole(join(out, 'grades.json'), `${JSON.stringify(report, null, 1)}\n`);
}

/** The table of everybody's points. */
export function gradesTable(report: ClassReport, bom = false): string {
  return writeCsv(csvRows(report), bom);
}

async function flagSimilar(
  report: ClassReport,
  out: string,
  paths: ReadonlyMap<string, readonly string[]>,
): Promise<boolean> {
  const named = new Map<string, Row>();
  const submissions = report.rows.flatMap((row) => {
    const parts = paths.get(row.submission ?? '');
    if (parts === undefined || row.score === null || named.has(row.submission as string)) return [];
    named.set(row.submission as string, row);
    return [{ id: row.submission as string, parts }];
  });
  if (submissions.length < 2) return false;
  const topics = [...new Set(report.exercises.map(({ topic }) => topic))];
  const pairs = await searchSimilar({ submissions, topics, out });
  if (!pairs) {
    report.notices.push('the search for submissions that are alike did not come to an end');
    return false;
  }
  for (const { a, b, alike } of pairs) {
    named.get(a)?.flags.push(`${percent(alike)} like ${b}`);
    named.get(b)?.flags.push(`${percent(alike)} like ${a}`);
  }
  return true;
}

function csvRows({ rows, exercises, max_score }: ClassReport): Field[][] {
  const labs = [...new Set(exercises.map(({ lab }) => lab))].sort((a, b) => a - b);
  const head = ['id', 'name', 'email', 'submission', 'status', 'score', 'max_score', 'manual'];
  head.push('total', 'percent', 'flags', 'note', 'questions', ...labs.map((lab) => `lab${lab}`));
  head.push(...exercises.map(({ name }) => name), 'hints');
  const lines = rows.map((row): Field[] => {
    const points = (names: readonly { name: string }[]) =>
      row.score === null
        ? null
        : names.reduce((sum, { name }) => sum + (row.exercises[name] ?? 0), 0);
    return [
      row.id,
      row.name,
      row.email,
      row.submission,
      row.status,
      row.score,
      row.max_score,
      row.manual,
      row.total,
      row.score === null ? null : Math.round((1000 * row.score) / Math.max(1, max_score)) / 10,
      row.flags.join('; '),
      row.note,
      row.questions,
      ...labs.map((lab) => points(exercises.filter((exercise) => exercise.lab === lab))),
      ...exercises.map((exercise) => points([exercise])),
      row.hints,
    ];
  });
  return [head, ...lines];
}
