import type { Student } from './student.js';
import type { CheckTools } from './tools.js';

/** One thing that is tested about an exercise. */
export interface Check {
  /** Unique within the exercise; stays the same when titles change. */
  id: string;
  /** A short sentence that says what must hold. */
  title: string;
  /** A small whole number. */
  points: number;
  /** Graded later, not shown in the notebook. Set by {@link hiddenChecks}. */
  hidden?: boolean;
  /**
   * Without this, what builds on the exercise cannot work. True for the first check of an exercise
   * unless it says otherwise.
   */
  core?: boolean;
  /** One sentence shown when this check fails and no likelier cause is known. */
  hint?: string;
  run(student: Student, t: CheckTools): Promise<void>;
}

/** The arguments and results of one method of a class that a student writes. */
export interface MethodShape {
  params: readonly string[];
  /** As {@link Exercise.returns}. */
  returns: string | readonly string[];
}

/** One function or class that a student writes, and how it is checked. */
export interface Exercise {
  /** The name of the exported function or class. */
  name: string;
  kind: 'function' | 'class';
  /** The file: `exercises/TOPIC.ts`. */
  topic: string;
  /** Number of the lab that sets it. */
  lab: number;
  /** The names of the arguments (of a class: of its constructor), for messages. */
  params: readonly string[];
  /** The methods of a class, by name. */
  methods: Readonly<Record<string, MethodShape>>;
  /**
   * The names of the results; one name for a function that returns one value. A result called
   * `cache` stays in the child and travels as a handle.
   */
  returns: string | readonly string[];
  /**
   * Arguments that the function is to change, as batch normalisation does its running averages: not
   * an accident, and checks find the new value in `student.last.after`.
   */
  updates?: readonly string[];
  /** Exercises of the same file whose work it does in another way: it must not call them. */
  apartFrom?: readonly string[];
  /** It draws without a seed: the same arguments may have another answer each time. */
  unseeded?: boolean;
  /** Many answers are right, and a small change of one may be as good: no single slip has to fail. */
  open?: boolean;
  /** From a nudge to nearly the answer. At least two. */
  hints: readonly string[];
  /** Exercises whose functions this one may import or needs to work. */
  dependsOn: readonly string[];
  checks: readonly Check[];
}

/** What an author writes; see {@link Exercise} for the fields. */
export type ExerciseDefinition = Omit<
  Exercise,
  'dependsOn' | 'kind' | 'methods' | 'params' | 'returns'
> & { dependsOn?: readonly string[] } & (
    | { kind?: 'function'; params: readonly string[]; returns: string | readonly string[] }
    | { kind: 'class'; params?: readonly string[]; methods: Readonly<Record<string, MethodShape>> }
  );

/** Throws at once when a definition is incomplete, so that a mistake shows when the file loads. */
export function defineExercise(definition: ExerciseDefinition): Exercise {
  const { name, hints, checks } = definition;
  if (hints.length < 2) throw new Error(`exercise ${name}: write at least two hints`);
  requireSoundChecks(name, checks);
  const { params = [] } = definition;
  const shape =
    definition.kind === 'class'
      ? { kind: definition.kind, params, returns: name, methods: definition.methods }
      : { kind: 'function' as const, params, returns: definition.returns, methods: {} };
  return {
    ...definition,
    ...shape,
    dependsOn: definition.dependsOn ?? [],
    checks: checks.map((check, i) => ({ ...check, core: check.core ?? i === 0 })),
  };
}

/** Hidden checks by exercise name, for a file `TOPIC.hidden.ts`. */
export type HiddenChecks = Readonly<Record<string, readonly Check[]>>;

/** Marks checks as hidden; they live in `TOPIC.hidden.ts` so that a student's copy can leave them out. */
export function hiddenChecks(checks: Record<string, readonly Check[]>): HiddenChecks {
  const marked: Record<string, readonly Check[]> = {};
  for (const [name, list] of Object.entries(checks)) {
    requireSoundChecks(name, list);
    marked[name] = list.map((check) => ({ ...check, hidden: true, core: false }));
  }
  return marked;
}

function requireSoundChecks(name: string, checks: readonly Check[]): void {
  const ids = new Set<string>();
  for (const { id, points } of checks) {
    if (ids.has(id)) throw new Error(`exercise ${name}: two checks are called ${id}`);
    if (!Number.isInteger(points) || points < 1) {
      throw new Error(`exercise ${name}, check ${id}: points must be a whole number from 1`);
    }
    ids.add(id);
  }
}
