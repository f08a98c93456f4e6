import type { Exercise } from './exercise.js';

/** What the grader expects of one exercise. */
export interface ExercisePoints {
  name: string;
  topic: string;
  checks: readonly { id: string; points: number; hidden: boolean }[];
}

/** What is graded: the exercises, and what there is besides for those who grade. */
export interface Catalog {
  exercises: readonly Exercise[];
  /** What is expected of each exercise, of those that are not loaded too. */
  manifest: readonly ExercisePoints[];
  /** By topic: the script with the functions that its checks hand to a student's code. */
  probes?: ReadonlyMap<string, string>;
}

/** By lab, and within a lab each exercise after those it depends on. */
export function sortByNeed(exercises: readonly Exercise[]): Exercise[] {
  const byName = new Map(exercises.map((exercise) => [exercise.name, exercise]));
  const sorted = new Set<Exercise>();
  const add = (exercise: Exercise, depth = 0): void => {
    if (depth > exercises.length) throw new Error(`exercise ${exercise.name} depends on itself`);
    for (const name of exercise.dependsOn) {
      const needed = byName.get(name);
      if (!needed) throw new Error(`exercise ${exercise.name} depends on unknown ${name}`);
      add(needed, depth + 1);
    }
    sorted.add(exercise);
  };
  for (const exercise of [...exercises].sort((a, b) => a.lab - b.lab)) add(exercise);
  return [...sorted];
}

/** The exercises that `exercise` depends on, directly or through others, nearest last. */
export function dependenciesOf(exercise: Exercise, all: readonly Exercise[]): Exercise[] {
  const found = new Set<Exercise>();
  const visit = (name: string) => {
    const needed = all.find((candidate) => candidate.name === name);
    if (!needed) return;
    needed.dependsOn.forEach(visit);
    found.add(needed);
  };
  exercise.dependsOn.forEach(visit);
  return [...found];
}

/** The exercises of the given topics, and those that depend on them. */
export function affectedBy(topics: readonly string[], exercises: readonly Exercise[]): Exercise[] {
  return exercises.filter((exercise) =>
    [exercise, ...dependenciesOf(exercise, exercises)].some(({ topic }) => topics.includes(topic)),
  );
}
