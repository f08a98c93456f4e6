import { createHash, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from 'kernel-lib/project';
import { GraderFault } from '../engine/errors.js';
import type { Exercise } from '../engine/exercise.js';
import { chooseExercises } from '../engine/grade.js';
import { type Report, total } from '../engine/report.js';
import { diskTrouble, notWritten } from '../files/trouble.js';
import { madePlain, plainLine } from '../submission/plain.js';
import { contentOf } from './content.js';
import type { Course } from './course.js';
import { JsonLines, readIfThere, readJsonLines } from './files.js';
import { checksFingerprint } from './fingerprint.js';
import { type Finds, findSubmissions } from './intake/find.js';
import { type Assigned, assign, isListed, readRoster } from './intake/roster.js';
import { lockFolder } from './lock.js';
import { mergeMarks } from './marks/merge.js';
import type { Job } from './messages.js';
import { type JobEnd, Pool, type PoolOptions } from './pool.js';
import { type Wanted, writeResults } from './results.js';
import { lateReport, noVerdict, type RowParts, rowOf, type Verdict, verdictOf } from './rows.js';
import { type ClassReport, DEFAULT_LIMIT } from './types.js';

export interface ClassOptions extends Wanted {
  /** What they are graded by. */
  course: Course;
  /** A folder with a folder or a zip for each student. */
  folder: string;
  roster?: string | undefined;
  only?: string | undefined;
  lab?: number | undefined;
  seed?: number | undefined;
  /** How many submissions at a time. */
  jobs?: number;
  /** Seconds for one submission. */
  limit?: number;
  /** Files with marks for open questions, besides the one in `out`. */
  marks?: readonly string[];
  signal?: AbortSignal | undefined;
  onProgress?: (done: number, all: number) => void;
  /** How its workers are started and watched, for tests. */
  workers?: Pick<PoolOptions, 'program' | 'silence'>;
}

/** One line of the journal. */
interface Entry {
  kind: 'graded';
  key: string;
  verdict: Verdict;
}

interface Start {
  kind: 'run';
  seed: number;
}

/** Students whose submissions have the same key, and what came of it. */
interface Work {
  key: string;
  job: Job;
  owners: Assigned[];
}

/**
 * Grades a class. Everything that has been graded is in a journal, so that a run that was stopped
 * goes on where it was, and only what has changed is graded again. Resolves to `undefined` when
 * it was interrupted.
 */
export async function gradeClass(options: ClassOptions): Promise<ClassReport | undefined> {
  const { folder, out } = options;
  const said: string[] = [];
  const roster = options.roster === undefined ? undefined : readRoster(options.roster, said);
  const finds = findSubmissions(folder, out, (clues) => isListed(clues, roster));
  const { submissions, notices } = plainFinds({ ...finds, notices: [...finds.notices, ...said] });
  const assigned = assign(submissions, roster).map(plainAssigned);
  if (assigned.length === 0) {
    throw new GraderFault(`${folder} holds no submissions: it needs a folder or a zip for each`);
  }
  const { exercises } = await options.course.loadCatalog();
  const chosen = chooseExercises(exercises, options.only, options.lab);
  const unlock = lockFolder(out);
  try {
    const run = new ClassRun(options, chosen);
    const parts = await run.grade(assigned);
    if (!parts) return undefined;
    const report = conclude(options, chosen, run, parts, notices);
    const paths = new Map(submissions.map(({ name, parts }) => [name, parts]));
    try {
      await writeResults(report, options, paths);
    } catch (error) {
      if (diskTrouble(error) === undefined) throw error;
      report.unwritten = `not everything in ${out} ${notWritten(error)}`.replace('cannot', 'could');
    }
    return report;
  } finally {
    unlock();
  }
}

/** Names from the disk and from lists, on one line each: they are shown in many places. */
function plainFinds({ submissions, notices }: Finds): Finds {
  const plain = submissions.map((found) => ({ ...found, name: plainLine(found.name) }));
  return { submissions: plain, notices: notices.map((notice) => plainLine(notice)) };
}

function plainAssigned(one: Assigned): Assigned {
  const { person, flags } = one;
  return { ...one, person: madePlain(person), flags: madePlain(flags) };
}

function conclude(
  options: ClassOptions,
  chosen: readonly Exercise[],
  run: ClassRun,
  parts: readonly RowParts[],
  notices: readonly string[],
): ClassReport {
  const rows = parts.map(rowOf);
  const max_score = Math.max(0, ...rows.map((row) => row.max_score));
  // Who left out the notebooks, or everything, could have had as much as the others.
  for (const row of rows) row.max_score = max_score;
  const marks = mergeMarks(options.out, options.marks ?? [], parts, rows);
  return {
    version: 1,
    folder: options.folder,
    seed: run.seed,
    checks: run.checks,
    only: namesOf(options),
    max_score,
    manual_max: marks.max,
    exercises: chosen.map((exercise) => ({
      name: exercise.name,
      topic: exercise.topic,
      lab: exercise.lab,
      max_score: pointsOf(exercise),
    })),
    rows,
    notices: madePlain([...notices, ...run.notices, ...marks.notices]),
  };
}

/** What was asked for, if not everything. */
function namesOf({ only, lab }: ClassOptions): string[] {
  return [...(lab === undefined ? [] : [`lab ${lab}`]), ...(only === undefined ? [] : [only])];
}

function pointsOf({ checks }: Exercise): number {
  return total(checks.map(({ points }) => points));
}

class ClassRun {
  readonly seed: number;
  readonly checks: string;
  /** What concerns no single student. */
  readonly notices: string[] = [];
  private readonly known = new Map<string, Verdict>();
  private readonly journalPath: string;
  private readonly limit: number;

  constructor(
    private readonly options: ClassOptions,
    private readonly chosen: readonly Exercise[],
  ) {
    this.checks = checksFingerprint(options.course);
    this.limit = options.limit ?? DEFAULT_LIMIT;
    this.journalPath = join(options.out, 'journal.jsonl');
    const entries = readJsonLines(this.journalPath) as (Entry | Start)[];
    for (const entry of entries) {
      if (entry.kind === 'graded') this.known.set(entry.key, entry.verdict);
    }
    const before = entries.filter((entry): entry is Start => entry.kind === 'run').pop();
    this.seed = options.seed ?? before?.seed ?? randomInt(2 ** 31);
  }

  async grade(assigned: readonly Assigned[]): Promise<RowParts[] | undefined> {
    const parts = new Map<Assigned, RowParts>();
    const works = new Map<string, Work>();
    for (const one of assigned) this.sort(one, parts, works);
    const waiting = [...works.values()].filter((work) => !this.reuse(work, parts));
    const all = assigned.length;
    this.options.onProgress?.(parts.size, all);
    if (waiting.length > 0) {
      const journal = new JsonLines(this.journalPath);
      try {
        journal.add({ kind: 'run', seed: this.seed, checks: this.checks, limit: this.limit });
        const { signal, jobs = 2, workers, course } = this.options;
        const pool = new Pool({
          ...workers,
          course: course.module,
          size: jobs,
          limit: this.limit,
          signal,
        });
        await pool.run(waiting, (work, end, seconds) => {
          const verdict = this.judge(work, end, seconds);
          // What was our own trouble is tried again by the next run.
          if (verdict.status !== 'fault') {
            journal.add({ kind: 'graded', key: work.key, verdict } satisfies Entry);
          }
          this.record(work, verdict, false, parts);
          this.options.onProgress?.(parts.size, all);
        });
      } finally {
        journal.close();
        if (journal.trouble !== undefined) {
          this.notices.push(`${journal.trouble}: the next run grades again what is not kept`);
        }
      }
    }
    if (this.options.signal?.aborted) return undefined;
    return assigned.map((one) => parts.get(one) as RowParts);
  }

  /** Either there is nothing to grade, or it is graded together with equal ones. */
  private sort(one: Assigned, parts: Map<Assigned, RowParts>, works: Map<string, Work>): void {
    const { found } = one;
    const max = total(this.chosen.map(pointsOf));
    const without = (status: 'missing' | 'unreadable', note: string) =>
      parts.set(one, this.partsOf(one, noVerdict(status, note, max), false, null));
    if (!found) without('missing', 'nothing was handed in');
    else if (found.problem !== undefined) without('unreadable', found.problem);
    else {
      let key: string;
      try {
        key = this.keyOf(contentOf(found.parts));
      } catch (error) {
        without('unreadable', `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
        return;
      }
      const only = this.options.only === undefined ? [] : [this.options.only];
      const report = this.reportPath(key);
      const { lab } = this.options;
      const handedIn = found.parts;
      const [path = ''] = handedIn;
      const job = { path, parts: handedIn, seed: this.seed, only, lab, types: true, report };
      const work = works.get(key) ?? { key, job, owners: [] };
      work.owners.push(one);
      works.set(key, work);
    }
  }

  private keyOf(content: string): string {
    const { only = '', lab = '' } = this.options;
    const parts = ['1', content, this.checks, this.seed, only, lab, this.limit];
    return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
  }

  private reportPath(key: string): string {
    return join(this.options.out, 'reports', `${key}.json`);
  }

  private reuse(work: Work, parts: Map<Assigned, RowParts>): boolean {
    const verdict = this.known.get(work.key);
    if (!verdict || (verdict.score !== null && !existsSync(this.reportPath(work.key))))
      return false;
    this.record(work, verdict, true, parts);
    return true;
  }

  private judge({ key }: Work, end: JobEnd, seconds: number): Verdict {
    const max = total(this.chosen.map(pointsOf));
    switch (end.kind) {
      case 'done': {
        const text = end.unsaved ? '' : readIfThere(this.reportPath(key));
        if (text === undefined) return noVerdict('fault', 'the report has disappeared', max);
        const report = end.unsaved ?? (JSON.parse(text) as Report);
        return verdictOf(report, 'graded', seconds);
      }
      case 'time-out': {
        const { seed, limit } = this;
        const report = lateReport(this.chosen, end.finished, { seed, limit });
        try {
          writeWhole(this.reportPath(key), JSON.stringify(report));
        } catch (error) {
          if (diskTrouble(error) === undefined) throw error; // The verdict itself is not lost.
        }
        const verdict = verdictOf(report, 'time-out', seconds);
        const note = `used up its ${limit} s: ${end.finished.length} of ${this.chosen.length} exercises were graded`;
        return { ...verdict, note, flags: [...verdict.flags, 'ran out of time'] };
      }
      case 'refused':
        return { ...noVerdict('unreadable', plainLine(end.message), max), seconds };
      case 'fault':
        return { ...noVerdict('fault', plainLine(end.message), max), seconds };
    }
  }

  private record(
    work: Work,
    verdict: Verdict,
    cached: boolean,
    parts: Map<Assigned, RowParts>,
  ): void {
    for (const [i, owner] of work.owners.entries()) {
      // Graded once for all that are the same to the last byte; nobody is blamed for empty stubs.
      const twins = work.owners.filter(({ found }) => found?.name !== owner.found?.name);
      const names = twins.map(({ found }) => found?.name).join(', ');
      const flags = names !== '' && verdict.score ? [`the same files as ${names}`] : [];
      const seen = { ...owner, flags: [...owner.flags, ...flags] };
      parts.set(owner, this.partsOf(seen, verdict, cached || i > 0, work.key));
    }
  }

  private partsOf(
    { person, found, flags }: Assigned,
    verdict: Verdict,
    cached: boolean,
    key: string | null,
  ): RowParts {
    return { person, submission: found?.name ?? null, verdict, flags, cached, key };
  }
}
