import type { Question } from '../notebooks/question.js';
import { scoreQuestionsBy } from '../notebooks/score.js';
import { DEFAULT_LIMITS, type Limits } from '../sandbox/limits.js';
import type { Submission } from '../submission/open.js';
import type { Catalog } from './catalog.js';
import { GraderFault, NO_ROOM } from './errors.js';
import type { Exercise } from './exercise.js';
import { type HintCost, withHintsTaken } from './hints.js';
import { withTypeCauses } from './likely.js';
import type { Machine, SubmissionCompiler } from './machine.js';
import { Modules } from './modules.js';
import { faultOf } from './outcome.js';
import {
  type CheckResult,
  type ExerciseResult,
  plainReport,
  type Report,
  summarize,
  total,
} from './report.js';
import { ExerciseRunner } from './runner.js';
import { suggest } from './suggest.js';

/** What is graded, and how. */
export interface EngineOptions {
  /** The exercises to grade, with what they build on. They may still be loading. */
  catalog: Catalog | Promise<Catalog>;
  /** The questions to look for in notebooks. */
  questions: readonly Question[];
  /** Name of an exercise or of a topic, or several names; everything without it. */
  only?: string | readonly string[] | undefined;
  /** Only the exercises and questions of this lab. */
  lab?: number | undefined;
  /** Run hidden checks too, where they are there. */
  hidden?: boolean;
  seed?: number | undefined;
  jobs?: number;
  limits?: Partial<Limits>;
  /** What hints cost that were taken: nothing without it. */
  hintCost?: HintCost;
  /** Whether to run the type checker too. */
  types?: boolean;
  /** Called after each exercise, in the order in which they finish. */
  onProgress?: (done: number, all: number, result: ExerciseResult) => void;
}

/** Grades what was handed in, on a given machine. Never throws for anything a student did. */
export async function gradeOn(
  machine: Machine,
  submission: Submission,
  options: EngineOptions,
): Promise<Report> {
  // The compiler starts, and what the machine has is found out, while the exercises load.
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const compiler = machine.compiler(limits);
  const probing = machine.layers();
  probing.catch(() => {}); // Awaited below; until then a rejection must not end the process.
  const catalog = await options.catalog;
  const { exercises, manifest } = catalog;
  const chosen = chooseExercises(exercises, options.only, options.lab);
  const seed = options.seed ?? randomSeed();
  const modules = new Modules(submission, exercises, compiler);
  const runner = new ExerciseRunner(catalog, modules, {
    path: submission.path,
    seed,
    hidden: options.hidden ?? true,
    limits,
    host: (within) => machine.host(within),
  });

  let done = 0;
  const results = new Array<ExerciseResult>(chosen.length);
  const waiting = byTopic(chosen);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await runner.runTopic(next, (exercise, outcome) => {
        const result = plainReport(withManifest(outcome, manifest));
        results[chosen.indexOf(exercise)] = result;
        done += 1;
        options.onProgress?.(done, chosen.length, result);
      });
    }
  };
  const running = Promise.all(Array.from({ length: options.jobs ?? 2 }, work));
  running.catch(() => {}); // So may this one.
  const types = (options.types ?? true) ? await checkTypes(modules, compiler, chosen) : [];
  await running;
  requireRoom(results);
  const layers = await probing;
  const taken = submission.hintsTaken?.();
  const explained = results.map((result) => {
    const module = modules.get(result.topic);
    const caused = 'text' in module ? withTypeCauses(result, module.text, types) : result;
    return withHintsTaken(caused, taken?.get(result.name) ?? 0, options.hintCost);
  });
  const report = summarize(submission.path, seed, explained, { types, layers });
  const whole = await withQuestions(report, submission, compiler, options);
  return plainReport(withIntake(whole, submission, chosen));
}

/** A whole number below 2³¹ that nobody can foresee. */
function randomSeed(): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits >>> 1;
}

/** A machine on which nothing at all could run says so once, not once for each exercise. */
function requireRoom(results: readonly ExerciseResult[]): void {
  const messages = new Set(results.flatMap(({ checks }) => checks.map(({ message }) => message)));
  const [message] = messages;
  if (messages.size === 1 && message?.includes(NO_ROOM)) throw new GraderFault(faultOf(message));
}

/** The exercises of each topic, in order. */
function byTopic(exercises: readonly Exercise[]): Exercise[][] {
  const topics = new Map<string, Exercise[]>();
  for (const exercise of exercises) {
    topics.set(exercise.topic, [...(topics.get(exercise.topic) ?? []), exercise]);
  }
  return [...topics.values()];
}

async function checkTypes(
  modules: Modules,
  compiler: SubmissionCompiler,
  chosen: readonly Exercise[],
): Promise<Report['type_errors']> {
  const topics = [...new Set(chosen.map(({ topic }) => topic))];
  await Promise.all(topics.map((topic) => modules.ready(topic)));
  const used = new Map(topics.flatMap((t) => modules.closure(t)).map((m) => [m.topic, m]));
  return compiler.typeProblems([...used.values()], topics);
}

/** The exercises of a name, a topic or several of them; throws a {@link GraderFault} for an unknown one. */
export function chooseExercises(
  all: readonly Exercise[],
  only: string | readonly string[] | undefined,
  lab?: number | undefined,
): Exercise[] {
  if (lab !== undefined) return chooseExercises(ofLab(all, lab), only);
  if (only === undefined) return [...all];
  const wanted = typeof only === 'string' ? [only] : only;
  const known = [...new Set(all.flatMap(({ name, topic }) => [topic, name]))];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const like = suggest(unknown, known);
    throw new GraderFault(
      `There is no exercise ${unknown}. ` +
        (like ? `Did you mean ${like}?` : `There are: ${known.join(', ')}`),
    );
  }
  // A name that is both an exercise and a topic means the exercise.
  const topics = wanted.filter((name) => !all.some((exercise) => exercise.name === name));
  return all.filter(({ name, topic }) => wanted.includes(name) || topics.includes(topic));
}

function ofLab(all: readonly Exercise[], lab: number): Exercise[] {
  const found = all.filter((exercise) => exercise.lab === lab);
  if (found.length > 0) return found;
  const labs = [...new Set(all.map((exercise) => exercise.lab))].sort((a, b) => a - b);
  throw new GraderFault(`Lab ${lab} has no exercises. Labs that have some: ${labs.join(', ')}`);
}

/**
 * Sums over what the manifest expects: a check that is not in this copy (a hidden one) is pending
 * and counts, and one that did not report is a fault, so that nothing that disappears earns points.
 */
function withManifest(result: ExerciseResult, manifest: Catalog['manifest']): ExerciseResult {
  const expected = manifest.find(({ name }) => name === result.name);
  if (!expected) return result;
  const checks = [...result.checks];
  for (const { id, points, hidden } of expected.checks) {
    if (checks.some((check) => check.id === id)) continue;
    const base = { id, title: id, score: 0, max_score: points, hidden };
    const missing: CheckResult = hidden
      ? { ...base, title: 'graded later', status: 'pending' }
      : { ...base, status: 'fault', message: 'this check is missing from the grader' };
    checks.push(missing);
  }
  return { ...result, checks, max_score: total(checks.map((check) => check.max_score)) };
}

/** Adds how the files were found. Where nothing was, 0 points are no verdict on anybody's work. */
function withIntake(report: Report, submission: Submission, chosen: readonly Exercise[]): Report {
  const topics = [...new Set(chosen.map(({ topic }) => topic))];
  const { found, notes } = submission.intake?.(topics) ?? { found: true, notes: [] };
  const answered = report.questions?.results.some(({ answer }) => answer !== undefined) ?? false;
  return { ...report, status: found || answered ? 'graded' : 'nothing-found', notes };
}

/** Adds the answers in notebooks, where a whole submission that holds some is graded. */
async function withQuestions(
  report: Report,
  { notebooks = [] }: Submission,
  compiler: SubmissionCompiler,
  { only, lab, questions }: EngineOptions,
): Promise<Report> {
  if (only !== undefined || notebooks.length === 0) return report;
  const asked = questions.filter((question) => lab === undefined || question.lab === lab);
  const result = await scoreQuestionsBy(compiler, notebooks, asked);
  return {
    ...report,
    score: total([report.score, result.score]),
    max_score: total([report.max_score, result.max_score]),
    questions: result,
  };
}
