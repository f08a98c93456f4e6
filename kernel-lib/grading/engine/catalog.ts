import { readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ExercisePoints, points } from '../points.js';
import type { Check, Exercise, HiddenChecks } from './define.js';

const HERE = fileURLToPath(import.meta.url);
const EXTENSION = extname(HERE);
const HIDDEN_END = `.hidden${EXTENSION}`;
const FOLDER = join(dirname(HERE), '../exercises');

/** All exercises, and what the points manifest expects of each. */
export interface Catalog {
  exercises: readonly Exercise[];
  manifest: readonly ExercisePoints[];
}

/** Of each topic, once for all. */
const loading = new Map<string, Promise<readonly Exercise[]>>();

/**
 * Loads every `exercises/TOPIC.ts` and, where it is there, `TOPIC.hidden.ts`; where only some names
 * of exercises or topics are wanted, theirs and what they build on, since loading all takes longer
 * than most checks. A student's copy has no hidden files: the manifest still knows how many points
 * they carry.
 */
export async function loadCatalog(only?: string | readonly string[]): Promise<Catalog> {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith(EXTENSION) && !name.endsWith('.d.ts'),
  );
  const topics = files
    .filter((name) => !name.endsWith(HIDDEN_END))
    .map((name) => name.slice(0, -EXTENSION.length));
  const found = await withNeeded(topicsOf(only, topics) ?? topics, files);
  const exercises = topics.flatMap((topic) => found.get(topic) ?? []);
  return { exercises: sortByNeed(exercises), manifest: points };
}

/** The topics of the wanted names; `undefined` if a name is not known, or no name is given. */
function topicsOf(only: string | readonly string[] | undefined, topics: readonly string[]) {
  if (only === undefined) return undefined;
  const names = typeof only === 'string' ? [only] : only;
  const found = names.flatMap((wanted) => {
    const known = points.filter(({ name, topic }) => name === wanted || topic === wanted);
    return known.length > 0 ? known.map(({ topic }) => topic) : [wanted];
  });
  return found.every((topic) => topics.includes(topic)) ? found : undefined;
}

/** The exercises of topics, and of the topics that they build on. */
async function withNeeded(topics: readonly string[], files: readonly string[]) {
  const found = new Map<string, readonly Exercise[]>();
  for (let next = topics; next.length > 0; ) {
    const loaded = await Promise.all(next.map((topic) => loadTopic(topic, files)));
    for (const [i, topic] of next.entries()) found.set(topic, loaded[i] ?? []);
    const needed = loaded.flat().flatMap(({ dependsOn }) => dependsOn);
    next = points
      .filter(({ name, topic }) => needed.includes(name) && !found.has(topic))
      .map(({ topic }) => topic);
  }
  return found;
}

function loadTopic(topic: string, files: readonly string[]): Promise<readonly Exercise[]> {
  const known = loading.get(topic) ?? readTopic(topic, files);
  loading.set(topic, known);
  return known;
}

async function readTopic(topic: string, files: readonly string[]): Promise<Exercise[]> {
  const load = (name: string): Promise<Record<string, unknown>> =>
    import(/* @vite-ignore */ pathToFileURL(join(FOLDER, name)).href);
  const visible = (await load(topic + EXTENSION)).exercises as readonly Exercise[];
  const hidden = files.includes(topic + HIDDEN_END)
    ? ((await load(topic + HIDDEN_END)).hidden as HiddenChecks)
    : {};
  return visible.map((exercise) => {
    const checks: Check[] = [...exercise.checks, ...(hidden[exercise.name] ?? [])];
    return { ...exercise, checks };
  });
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
