import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Check,
  CheckFailure,
  CheckTools,
  ChildDeath,
  type Exercise,
  Student,
  StudentError,
} from 'chainrule-grader/checks';
import { type Catalog, dependenciesOf, GraderFault } from 'chainrule-grader/engine';
import { typescript } from 'chainrule-grader/submission';
import { fnv1a } from 'kernel-lib/random';
import type { GeneratedMutant } from './edit.js';
import type { MutantThread } from './mutantThread.js';

/** What came of a mutant: killed when it loses a point. */
export type Verdict =
  /** `by`: the first check that it fails, as `exercise/check`. */
  | { status: 'killed'; by: string }
  | { status: 'survived' }
  /** A check could not cope with it: a mistake in the check. */
  | { status: 'fault'; by: string; message: string };

/** Runs mutants against the checks of their exercise and of those that build on it. */
export class MutantJudge {
  private readonly code = new Map<string, string>();

  constructor(
    private readonly bench: MutantThread,
    private readonly catalog: Catalog,
    /** The right answers by topic. */
    private readonly solutions: ReadonlyMap<string, string>,
    private readonly seed: number,
  ) {}

  async judge(mutant: GeneratedMutant): Promise<Verdict> {
    const { exercises } = this.catalog;
    const own = exercises.filter(({ name }) => name === mutant.exercise);
    const above = exercises.filter((other) =>
      dependenciesOf(other, exercises).some(({ name }) => name === mutant.exercise),
    );
    // Of its own, so that not all of them meet the same inputs.
    const seed = this.seed + fnv1a(`${mutant.exercise} ${mutant.from} ${mutant.to}`);
    let loaded = '';
    for (const exercise of [...own, ...above]) {
      if (exercise.topic !== loaded) {
        const refused = await this.load(exercise.topic, mutant);
        if (refused) return { status: 'killed', by: `${exercise.name}/load` };
        loaded = exercise.topic;
      }
      const verdict = await this.runChecks(exercise, seed);
      if (verdict) return verdict;
    }
    return { status: 'survived' };
  }

  /** Whether the file does not even load. */
  private async load(topic: string, mutant: GeneratedMutant): Promise<boolean> {
    const probes = this.catalog.probes?.get(topic);
    const files = new Map(
      this.topicsBelow(topic).map((name) => [
        `exercises/${name}.js`,
        name === mutant.topic ? compile(mutant.text) : this.compiled(name),
      ]),
    );
    if (probes !== undefined) files.set(`probes/${topic}.js`, probes);
    const folder = this.bench.plant(files);
    const address = (path: string) => pathToFileURL(join(folder, path)).href;
    try {
      const loaded = await this.bench.ask({
        kind: 'load',
        path: address(`exercises/${topic}.js`),
        probes: probes === undefined ? '' : address(`probes/${topic}.js`),
      });
      return loaded.kind === 'threw';
    } catch (error) {
      if (error instanceof ChildDeath) return true;
      throw error;
    } finally {
      this.bench.clear();
    }
  }

  /** The topic and those that its file may import. */
  private topicsBelow(topic: string): string[] {
    const { exercises } = this.catalog;
    const needed = exercises
      .filter((exercise) => exercise.topic === topic)
      .flatMap((exercise) => dependenciesOf(exercise, exercises));
    return [...new Set([topic, ...needed.map((exercise) => exercise.topic)])];
  }

  private compiled(topic: string): string {
    const known = this.code.get(topic);
    if (known !== undefined) return known;
    const code = compile(this.solutions.get(topic) ?? '');
    this.code.set(topic, code);
    return code;
  }

  /** Up to the first check that fails. */
  private async runChecks(exercise: Exercise, seed: number): Promise<Verdict | undefined> {
    const student = new Student(this.bench, this.catalog.exercises);
    for (const [i, check] of exercise.checks.entries()) {
      const verdict = await this.runCheck(exercise, check, student, (seed + i) >>> 0);
      if (verdict) return verdict;
    }
    return undefined;
  }

  private async runCheck(
    { name }: Exercise,
    check: Check,
    student: Student,
    seed: number,
  ): Promise<Verdict | undefined> {
    const by = `${name}/${check.id}`;
    try {
      student.doubts.forget();
      await check.run(student, new CheckTools(seed, student));
      student.doubts.throwOpen(name);
      return undefined;
    } catch (error) {
      if (isAboutTheAnswer(error)) return { status: 'killed', by };
      return { status: 'fault', by, message: String(error) };
    }
  }
}

function isAboutTheAnswer(error: unknown): boolean {
  if (error instanceof GraderFault) return false;
  return [CheckFailure, ChildDeath, StudentError].some((kind) => error instanceof kind);
}

function compile(text: string): string {
  const api = typescript();
  const compilerOptions = {
    target: api.ScriptTarget.ES2022,
    module: api.ModuleKind.ES2022,
    removeComments: true,
  };
  return api.transpileModule(text, { compilerOptions }).outputText;
}
