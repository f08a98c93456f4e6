import { resolve } from 'node:path';
import { progressBar } from 'kernel-lib/display';
import { GraderFault } from '../engine/errors.js';
import { plural } from '../formats/text.js';
import type { Course } from './course.js';
import { difference, formatDifference, readRun } from './diff.js';
import { countLine } from './pages/overview.js';
import { gradesTable } from './results.js';
import { gradeClass } from './run.js';
import type { ClassReport } from './types.js';

/** The words of `npm run grade -- --class`. */
export interface ClassWords {
  class: string;
  roster?: string;
  out?: string;
  exercise?: string;
  lab?: number;
  format: string;
  seed?: number;
  jobs: number;
  limit: number;
  marks?: string[];
  bom?: boolean;
  similarity: boolean;
}

const INTERRUPTED = 130;

/** Grades a class; resolves to the exit code: 1 when the grader itself failed somewhere. */
export async function runClass(words: ClassWords, course: Course): Promise<number> {
  if (!['text', 'json'].includes(words.format)) {
    throw new GraderFault(`--class writes text or json, not ${words.format}`);
  }
  const out = words.out ?? `${words.class.replace(/(?<![\\/])[\\/]+$/, '')}-grades`;
  const stop = new AbortController();
  // npm passes on what the terminal has sent already: more than one signal is still one wish.
  const interrupt = () => stop.abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const bar = progressBar('grading the class', { log: true });
  try {
    const report = await gradeClass({
      course,
      folder: words.class,
      out,
      roster: words.roster,
      only: words.exercise,
      lab: words.lab,
      seed: words.seed,
      jobs: Math.max(1, words.jobs),
      limit: Math.max(1, words.limit),
      marks: words.marks ?? [],
      bom: words.bom ?? false,
      similarity: words.similarity,
      signal: stop.signal,
      onProgress: (done, all) => bar.step(done, all),
    });
    bar.stop();
    if (!report) {
      process.stderr.write(
        `grade: interrupted. What has been graded is kept in ${out}: the same command goes on from there\n`,
      );
      return INTERRUPTED;
    }
    if (report.unwritten !== undefined) {
      process.stderr.write(
        `grade: ${report.unwritten}. The result follows; make room, or name another folder with --out\n`,
      );
    }
    const text = report.unwritten === undefined ? summary(report, out) : gradesTable(report);
    process.stdout.write(words.format === 'json' ? `${JSON.stringify(report, null, 1)}\n` : text);
    if (report.unwritten !== undefined) return 1;
    return report.rows.some(({ status }) => status === 'fault') ? 1 : 0;
  } finally {
    bar.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function summary({ rows, seed, notices }: ClassReport, out: string): string {
  const lines = [`${plural(rows.length, 'row')}: ${countLine(rows)}   seed ${seed}`];
  const flagged = rows.filter(({ flags }) => flags.length > 0).length;
  if (flagged > 0) lines.push(`${flagged} to look at: see the overview`);
  lines.push(...notices);
  lines.push(`Overview ${resolve(out, 'index.html')}`, `Table    ${resolve(out, 'grades.csv')}`);
  return `${lines.join('\n')}\n`;
}

/** `npm run grade -- diff BEFORE AFTER`. */
export function runDiff(before: string, after: string, format: string): number {
  const found = difference(readRun(before), readRun(after));
  const json = () => `${JSON.stringify(found, null, 1)}\n`;
  process.stdout.write(format === 'json' ? json() : formatDifference(found));
  return 0;
}
