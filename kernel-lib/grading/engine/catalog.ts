import { readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ExercisePoints, points } from '../points.js';
import type { Check, Exercise, HiddenChecks } from './define.js';

/** All exercises, and what the points manifest expects of each. */
export interface Catalog {
  exercises: readonly Exercise[];
  manifest: readonly ExercisePoints[];
}

let loading: Promise<Catalog> | undefined;

/**
 * Loads every `exercises/TOPIC.ts` and, where it is there, `TOPIC.hidden.ts`. A student's copy has
 * no hidden files: the manifest still knows how many points they carry.
 */
export function loadCatalog(): Promise<Catalog> {
  loading ??= discover().then((exercises) => ({ exercises, manifest: points }));
  return loading;
}

async function discover(): Promise<Exercise[]> {
  const here = fileURLToPath(import.meta.url);
  const extension = extname(here);
  const folder = join(dirname(here), '../exercises');
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(extension) && !name.endsWith('.d.ts'),
  );
  const hiddenEnd = `.hidden${extension}`;
  const load = (name: string): Promise<Record<string, unknown>> =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);

  const exercises: Exercise[] = [];
  for (const file of files.filter((name) => !name.endsWith(hiddenEnd))) {
    const visible = (await load(file)).exercises as readonly Exercise[];
    const hiddenFile = file.slice(0, -extension.length) + hiddenEnd;
    const hidden = files.includes(hiddenFile)
      ? ((await load(hiddenFile)).hidden as HiddenChecks)
      : {};
    for (const exercise of visible) {
      const checks: Check[] = [...exercise.checks, ...(hidden[exercise.name] ?? [])];
      exercises.push({ ...exercise, checks });
    }
  }
  return sortByNeed(exercises);
}

/** By lab, and within a lab each exercise after those it depends on. */
function sortByNeed(exercises: readonly Exercise[]): Exercise[] {
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
