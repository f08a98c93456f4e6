import type { Limits } from '../sandbox/limits.js';
import type { Check, Exercise } from './define.js';
import type { Modules } from './modules.js';
import { judge, type Outcome } from './outcome.js';
import { type CheckResult, type ExerciseResult, exerciseStatus, total } from './report.js';
import { Session } from './session.js';
import { CheckTools } from './tools.js';

export interface RunOptions {
  /** What is graded, for the replay command. */
  path: string;
  seed: number;
  /** Whether hidden checks run too. */
  hidden: boolean;
  limits: Limits;
}

/** Runs the checks of exercises of one submission. */
export class ExerciseRunner {
  private readonly troubles = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly exercises: readonly Exercise[],
    private readonly modules: Modules,
    private readonly options: RunOptions,
  ) {}

  async run(exercise: Exercise): Promise<ExerciseResult> {
    const started = performance.now();
    const chosen = exercise.checks.filter((check) => !check.hidden || this.options.hidden);
    const { outcomes, output } = await this.runChecks(exercise, chosen);
    await this.noteBlocked(exercise, outcomes);
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
      seconds: (performance.now() - started) / 1000,
    };
  }

  /** What came of each check: `undefined` for one that passed. */
  private async runChecks(exercise: Exercise, checks: readonly Check[]) {
    const outcomes = new Map<string, Outcome | undefined>();
    const module = this.modules.get(exercise.topic);
    if ('problem' in module) {
      for (const { id } of checks) outcomes.set(id, { status: 'error', message: module.problem });
      return { outcomes, output: '' };
    }
    const modules = this.modules.closure(exercise.topic);
    const session = new Session(exercise, this.exercises, modules, this.options.limits);
    try {
      for (const check of checks) {
        try {
          const student = await session.student();
          const seed = mix(`${this.options.seed}/${exercise.name}/${check.id}`);
          await check.run(student, new CheckTools(seed, student));
          outcomes.set(check.id, undefined);
        } catch (error) {
          session.noteDeath(error);
          outcomes.set(check.id, judge(error, exercise.name, modules));
        }
      }
    } finally {
      await session.close();
    }
    return { outcomes, output: session.output };
  }

  /**
   * Where checks failed and something that the exercise depends on does not work either, the
   * failure is put down to that. Checks that passed all the same keep their points.
   */
  private async noteBlocked(exercise: Exercise, outcomes: Map<string, Outcome | undefined>) {
    const failed = [...outcomes].filter(([, outcome]) => outcome && outcome.status !== 'fault');
    if (failed.length === 0 || exercise.dependsOn.length === 0) return;
    const own = new RegExp(`^${exercise.name} is not written yet`);
    if (failed.every(([, outcome]) => own.test(outcome?.message ?? ''))) return;
    if ('problem' in this.modules.get(exercise.topic)) return;
    for (const name of exercise.dependsOn) {
      const trouble = await this.troubleWith(name);
      if (trouble === undefined) continue;
      const message = `${name}, which ${exercise.name} builds on, does not work yet: finish it first`;
      for (const [id] of failed) {
        outcomes.set(id, { status: 'blocked', message, diagnosis: trouble });
      }
      return;
    }
  }

  /** Why the core checks of an exercise fail; `undefined` when they pass. */
  private troubleWith(name: string): Promise<string | undefined> {
    let known = this.troubles.get(name);
    if (!known) {
      const exercise = this.exercises.find((candidate) => candidate.name === name) as Exercise;
      const core = exercise.checks.filter((check) => check.core);
      known = this.runChecks(exercise, core).then(
        ({ outcomes }) => [...outcomes.values()].find((outcome) => outcome)?.message,
      );
      this.troubles.set(name, known);
    }
    return known;
  }

  private result(
    exercise: Exercise,
    check: Check,
    outcomes: Map<string, Outcome | undefined>,
  ): CheckResult {
    const base = {
      id: check.id,
      title: check.title,
      max_score: check.points,
      hidden: check.hidden ?? false,
    };
    if (!outcomes.has(check.id)) return { ...base, status: 'pending', score: 0 };
    const outcome = outcomes.get(check.id);
    if (!outcome) return { ...base, status: 'passed', score: check.points };
    const { path, seed } = this.options;
    const folder = /(^|[\\/])exercises[\\/]?$/.test(path) ? '' : `${quote(path)} `;
    const replay = `npm run grade -- ${folder}--exercise ${exercise.name} --seed ${seed}`;
    return {
      ...base,
      ...outcome,
      score: 0,
      ...(check.hint ? { hint: check.hint } : {}),
      ...(outcome.status === 'todo' ? {} : { replay }),
    };
  }
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

/** FNV-1a: a seed of 32 bits from a text. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
