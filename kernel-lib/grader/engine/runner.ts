import { fnv1a } from 'kernel-lib/random';
import { hurried, type Limits, shortened } from '../sandbox/limits.js';
import { calledFrom } from '../submission/calls.js';
import type { PreparedModule } from '../submission/prepared.js';
import type { Catalog } from './catalog.js';
import { CheckFailure, NO_ANSWER } from './errors.js';
import type { Check, Exercise } from './exercise.js';
import type { Host } from './host.js';
import type { Modules } from './modules.js';
import { aboutResults, judge, type Outcome } from './outcome.js';
import { slowAdvice, type Taken } from './pace.js';
import { type CheckResult, type ExerciseResult, exerciseStatus, total } from './report.js';
import { Session } from './session.js';
import { isOwnStub, ownStub } from './stub.js';
import type { Student } from './student.js';
import { CheckTools } from './tools.js';

export interface RunOptions {
  /** What is graded, for the replay command. */
  path: string;
  seed: number;
  /** Whether hidden checks run too. */
  hidden: boolean;
  limits: Limits;
  /** Makes a place for a student's files and what runs them. */
  host: (limits: Limits) => Host;
}

/** What came of each check, by its id: `undefined` for one that passed. */
type Outcomes = Map<string, Outcome | undefined>;

interface CheckRun {
  outcomes: Outcomes;
  /** What the student's code printed meanwhile. */
  output: string;
  seconds: number;
}

/** Whether to go on in the same child after these outcomes of the first checks of an exercise. */
type GoOn = (outcomes: readonly (Outcome | undefined)[]) => boolean;

const KEPT =
  'by itself this check passes: something of an earlier call is kept, in a variable outside the function, and used again. What a call gives depends on its arguments alone; what backward needs is in the cache';

/** After so many exercises that ran out of their time, the others of the submission get less. */
const MAX_LATE = 3;

/** Runs the checks of exercises of one submission. */
export class ExerciseRunner {
  private readonly started = performance.now();
  private late = 0;
  private readonly troubles = new Map<string, Promise<string | undefined>>();
  /** How long what has passed has computed. */
  private readonly taken = new Map<Check, Taken>();

  constructor(
    private readonly catalog: Catalog,
    private readonly modules: Modules,
    private readonly options: RunOptions,
  ) {}

  /**
   * Exercises of one topic. They share a child, because starting one takes longer than most checks.
   * What passes there has passed, and what is not written yet is so anywhere; any other verdict
   * comes from a child of the exercise's own, so that none can spoil the next.
   */
  async runTopic(
    exercises: readonly Exercise[],
    onResult: (exercise: Exercise, result: ExerciseResult) => void,
  ): Promise<void> {
    for (let left = [...exercises]; left.length > 0; ) {
      const together = left.length > 1 && this.late < MAX_LATE;
      const certain = together ? await this.runWhileCertain(left) : [];
      for (const run of certain) {
        const exercise = left.shift() as Exercise;
        onResult(exercise, await this.conclude(exercise, run));
      }
      const next = left.shift();
      if (next) onResult(next, await this.run(next));
    }
  }

  /** What came of the first exercises, in one child, up to one that needs a child of its own. */
  private async runWhileCertain(exercises: readonly Exercise[]): Promise<CheckRun[]> {
    const topic = exercises[0]?.topic as string;
    const work = exercises.map((exercise) => ({ exercise, checks: this.chosen(exercise) }));
    // What takes long gets its whole time in a child of its own.
    const limits = shortened(this.options.limits);
    const runs = await this.runTogether(topic, work, certainSoFar, limits);
    return runs.filter(({ outcomes }, i) => {
      const checks = work[i]?.checks ?? [];
      return outcomes.size === checks.length && certainSoFar([...outcomes.values()]);
    });
  }

  async run(exercise: Exercise): Promise<ExerciseResult> {
    const started = performance.now();
    const work = [{ exercise, checks: this.chosen(exercise) }];
    const limits = await this.limitsFor(exercise);
    const [run] = await this.runTogether(exercise.topic, work, undefined, limits);
    await this.noteMemory(exercise, (run as CheckRun).outcomes);
    const seconds = (performance.now() - started) / 1000;
    return this.conclude(exercise, { ...(run as CheckRun), seconds });
  }

  private async limitsFor(exercise: Exercise): Promise<Limits> {
    const { limits } = this.options;
    if (this.late >= MAX_LATE) return hurried(limits);
    return (await this.isHeldUp(exercise)) ? shortened(limits) : limits;
  }

  private async conclude(exercise: Exercise, run: CheckRun): Promise<ExerciseResult> {
    if ([...run.outcomes.values()].some((outcome) => outcome?.message.includes(NO_ANSWER))) {
      this.late += 1;
    }
    if (!this.troubles.has(exercise.name)) {
      const core = exercise.checks.filter((check) => check.core);
      const outcomes = new Map(core.map(({ id }) => [id, run.outcomes.get(id)]));
      this.troubles.set(exercise.name, Promise.resolve(firstMessage({ outcomes })));
    }
    await this.noteBlocked(exercise, run.outcomes);
    return this.assemble(exercise, run);
  }

  /**
   * Where a later check failed, it is tried once more as the first one of a fresh child. If it passes
   * there, the cause is what an earlier call has left behind.
   */
  private async noteMemory(exercise: Exercise, outcomes: Outcomes): Promise<void> {
    const { topic, unseeded } = exercise;
    const chosen = this.chosen(exercise);
    const isWrong = ({ id }: Check) => /^(failed|error)$/.test(outcomes.get(id)?.status ?? '');
    const [first, ...later] = chosen;
    const check = later.find(isWrong);
    if (unseeded || !check || !first || isWrong(first)) return;
    const outcome = outcomes.get(check.id) as Outcome;
    if (outcome.message.includes(NO_ANSWER)) return;
    const work = [{ exercise, checks: [check] }];
    const [alone] = await this.runTogether(topic, work, undefined, shortened(this.options.limits));
    if (alone?.outcomes.has(check.id) && !alone.outcomes.get(check.id)) {
      outcomes.set(check.id, { ...outcome, diagnosis: KEPT });
    }
  }

  private chosen({ checks }: Exercise): Check[] {
    return checks.filter((check) => !check.hidden || this.options.hidden);
  }

  private assemble(exercise: Exercise, { outcomes, output, seconds }: CheckRun): ExerciseResult {
    const checks = exercise.checks.map((check) => this.result(exercise, check, outcomes));
    return {
      name: exercise.name,
      topic: exercise.topic,
      file: this.modules.pathOf(exercise.topic),
      lab: exercise.lab,
      status: exerciseStatus(checks),
      score: total(checks.map(({ score }) => score)),
      max_score: total(checks.map((check) => check.max_score)),
      ...sharedMessage(checks),
      hints: exercise.hints,
      checks,
      output,
      seconds,
    };
  }

  /**
   * Runs checks of exercises of one topic, one after another in one child; no further than
   * `goOn` likes what came of an exercise's checks so far.
   */
  private async runTogether(
    topic: string,
    work: readonly { exercise: Exercise; checks: readonly Check[] }[],
    goOn: GoOn = () => true,
    limits: Limits = this.options.limits,
  ): Promise<CheckRun[]> {
    const ready = this.modules.ready(topic);
    const left = this.started + this.options.limits.submissionTime - performance.now();
    if (left <= 0) {
      await ready;
      return work.map(({ checks }) => broken(checks, this.usedUp()));
    }
    const time = { ...limits, totalTime: Math.min(limits.totalTime, left) };
    // Nothing is planted and started for what cannot run.
    const problem = this.modules.problemOf(topic);
    if (problem !== undefined) {
      await ready;
      return work.map(({ checks }) => broken(checks, problem));
    }
    ready.catch(() => {}); // Awaited below.
    // While the compiler is at work.
    const session = new Session(topic, this.catalog, time, this.options.host(time));
    const results: CheckRun[] = [];
    try {
      await ready;
      const module = this.modules.get(topic);
      if ('problem' in module) return work.map(({ checks }) => broken(checks, module.problem));
      const modules = this.modules.closure(topic);
      session.give(modules);
      for (const { exercise, checks } of work) {
        const started = performance.now();
        const outcomes: Outcomes = new Map();
        session.forgive();
        for (const check of checks) {
          outcomes.set(check.id, await this.runCheck(session, exercise, check, modules));
          if (!goOn([...outcomes.values()])) break;
        }
        results.push({ outcomes, output: '', seconds: (performance.now() - started) / 1000 });
        if (!goOn([...outcomes.values()])) break;
      }
    } finally {
      await session.close();
    }
    return results.map((run) => ({ ...run, output: session.output }));
  }

  private usedUp(): string {
    const seconds = Math.round(this.options.limits.submissionTime / 1000);
    return `the submission had used up its ${seconds} s before this could run: is there a loop that never ends?`;
  }

  private async runCheck(
    session: Session,
    exercise: Exercise,
    check: Check,
    modules: readonly PreparedModule[],
  ): Promise<Outcome | undefined> {
    let student: Student | undefined;
    let before = 0;
    try {
      student = await session.student(exercise.name);
      before = student.answers;
      const seed = fnv1a(`${this.options.seed}/${exercise.name}/${check.id}`);
      student.doubts.forget();
      student.pace.start();
      noteSibling(student, exercise, modules);
      await check.run(student, new CheckTools(seed, student));
      student.doubts.throwOpen(exercise.name);
      this.taken.set(check, student.pace.taken());
      return undefined;
    } catch (error) {
      session.noteDeath(error);
      const computed = student !== undefined && student.answers > before;
      const cause = computed ? aboutResults(error, student?.last.name) : error;
      return judge(cause, exercise.name, modules);
    }
  }

  /**
   * Where checks failed and something that the exercise depends on does not work either, the
   * failure is put down to that. Checks that passed all the same keep their points.
   */
  private async noteBlocked(exercise: Exercise, outcomes: Outcomes) {
    const failed = [...outcomes].filter(([, outcome]) => outcome && outcome.status !== 'fault');
    if (failed.length === 0 || exercise.dependsOn.length === 0) return;
    if (failed.every(([, outcome]) => isOwnStub(exercise.name, outcome?.message ?? ''))) return;
    const module = this.modules.get(exercise.topic);
    if ('problem' in module) return;
    const troubles = await this.troublesOf(exercise.dependsOn);
    const first = troubles.findIndex((trouble) => trouble !== undefined);
    if (first < 0) return;
    const stub = ownStub(exercise.name, module);
    if (stub) {
      for (const [id] of failed) outcomes.set(id, stub);
      return;
    }
    const name = exercise.dependsOn[first] as string;
    const message = `${name}, which ${exercise.name} builds on, does not work yet: finish it first`;
    const trouble = troubles[first] as string;
    // Where it speaks of `out` only, it must not be read as this exercise's.
    const diagnosis = trouble.includes(name) ? trouble : `in ${name}, ${trouble}`;
    for (const [id] of failed) outcomes.set(id, { status: 'blocked', message, diagnosis });
  }

  /** Whether it builds on something that is known to loop: then it would loop as well. */
  private async isHeldUp({ dependsOn }: Exercise): Promise<boolean> {
    const known = await Promise.all(dependsOn.map((name) => this.troubles.get(name)));
    return known.some((trouble) => trouble?.includes(NO_ANSWER));
  }

  /** Why the core checks of each exercise fail; `undefined` where they pass. */
  private troublesOf(names: readonly string[]): Promise<(string | undefined)[]> {
    const wanted = this.catalog.exercises.filter(({ name }) => names.includes(name));
    const unknown = wanted.filter(({ name }) => !this.troubles.has(name));
    for (const topic of new Set(unknown.map((exercise) => exercise.topic))) {
      // One child per topic: starting one takes longer than all its core checks.
      const together = unknown.filter((exercise) => exercise.topic === topic);
      const work = together.map((exercise) => ({
        exercise,
        checks: exercise.checks.filter((check) => check.core),
      }));
      const runs = this.runTogether(topic, work, undefined, shortened(this.options.limits));
      for (const [i, { name }] of together.entries()) {
        this.troubles.set(
          name,
          runs.then((done) => firstMessage(done[i] as CheckRun)),
        );
      }
    }
    return Promise.all(names.map((name) => this.troubles.get(name)));
  }

  private result(exercise: Exercise, check: Check, outcomes: Outcomes): CheckResult {
    const base = {
      id: check.id,
      title: check.title,
      max_score: check.points,
      hidden: check.hidden ?? false,
    };
    if (!outcomes.has(check.id)) return { ...base, status: 'pending', score: 0 };
    const outcome = outcomes.get(check.id);
    if (!outcome) {
      const passed = { ...base, status: 'passed', score: check.points } as const;
      const taken = this.taken.get(check);
      const all = exercise.checks.flatMap((one) => this.taken.get(one) ?? []);
      const advice = taken && slowAdvice(taken, all);
      return advice === undefined ? passed : { ...passed, advice };
    }
    const { path, seed } = this.options;
    const folder = /(^|[\\/])exercises[\\/]?$/.test(path) ? '' : `${quote(path)} `;
    const replay = `npm run grade -- ${folder}--exercise ${exercise.name} --seed ${seed}`;
    return {
      ...base,
      ...outcome,
      score: 0,
      ...(check.hint ? { hint: check.hint } : {}),
      // What never ran fails with any inputs.
      ...(outcome.status === 'todo' || 'problem' in this.modules.get(exercise.topic)
        ? {}
        : { replay }),
    };
  }
}

/** An exercise that calls a sibling whose work it is to do in another way has written nothing. */
function noteSibling(
  student: Student,
  { name, topic, apartFrom = [] }: Exercise,
  modules: readonly PreparedModule[],
): void {
  if (apartFrom.length === 0) return;
  const calls = modules.find((module) => module.topic === topic)?.calls ?? {};
  const called = calledFrom(name, calls);
  const sibling = apartFrom.find((other) => called.has(other));
  if (sibling === undefined) return;
  const failure = new CheckFailure(
    `${name} calls ${sibling}`,
    `it is to come to the same by another way: write that down here, and compare the two where you call them`,
  );
  student.doubts.note(name, 'sibling', failure);
}

/** No check can run, for the same reason. */
function broken(checks: readonly Check[], message: string): CheckRun {
  const outcome: Outcome = { status: 'error', message };
  return { outcomes: new Map(checks.map(({ id }) => [id, outcome])), output: '', seconds: 0 };
}

/** Whether another child would come to the same: all passed, or all end at what is not written. */
const certainSoFar: GoOn = (outcomes) =>
  outcomes.every((outcome) => outcome === undefined) ||
  outcomes.every((outcome) => outcome?.status === 'todo');

function firstMessage({ outcomes }: Pick<CheckRun, 'outcomes'>): string | undefined {
  return [...outcomes.values()].find((outcome) => outcome !== undefined)?.message;
}

/** When every check failed for one and the same reason, the exercise as a whole says it once. */
function sharedMessage(checks: readonly CheckResult[]): { message?: string } {
  const run = checks.filter(({ status }) => status !== 'pending');
  const [first] = run;
  if (!first?.message || first.status === 'failed') return {};
  return run.every(({ message }) => message === first.message) ? { message: first.message } : {};
}

/** A path as one word of a command line. */
function quote(path: string): string {
  return /^[\w./\\:@-]+$/.test(path) ? path : `"${path}"`;
}
