import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Exercise, HiddenChecks } from 'chainrule-grader/checks';
import { type Catalog, sortByNeed } from 'chainrule-grader/engine';
import { builtFolder } from 'kernel-lib/project';
import { points } from './generated/points.js';

const HERE = fileURLToPath(import.meta.url);
const EXTENSION = extname(HERE);
const FOLDER = join(dirname(HERE), './checks');

/** Where the built checks and the built functions that they hand to a student's code lie. */
export const builtFolders = (): string[] =>
  ['checks', 'probes'].map((name) => join(builtFolder('chainrule-course', import.meta.url), name));

/** Of each topic, once for all. */
const loading = new Map<string, Promise<readonly Exercise[]>>();

/**
 * Loads every exercise that a file in `checks` exports, and the hidden checks of each: a topic is
 * `TOPIC.ts`, `TOPIC.hidden.ts`, and what is in the folder `TOPIC`. Where only some names of exercises
 * or topics are wanted, it is theirs and what they build on, since loading all takes longer than most
 * checks. A student's copy has no hidden files: the manifest still knows how many points they carry.
 */
export async function loadCatalog(only?: string | readonly string[]): Promise<Catalog> {
  const files = filesByTopic();
  const topics = [...files.keys()];
  const found = await withNeeded(topicsOf(only, topics) ?? topics, files);
  const places = new Map(points.map(({ name }, place) => [name, place]));
  const exercises = inOrder([...found.values()].flat(), ({ name }) => places.get(name));
  return { exercises, manifest: points, probes: readProbes() };
}

/**
 * Loads the checks in steps, each of which ends before anything else happens. `import()`, as
 * {@link loadCatalog} does it, goes on while a cell runs, and Node fails with an error of its own
 * when that cell requires what is still being loaded.
 */
export function catalogSteps(): (() => void)[] {
  // Node requires JavaScript only.
  if (EXTENSION !== '.js') return [];
  const require = createRequire(import.meta.url);
  return [...filesByTopic().values()].map((files) => () => {
    for (const name of files) require(join(FOLDER, name));
  });
}

/** The exercises by lab and place; what has no place comes last; each after those it depends on. */
export function inOrder(
  exercises: readonly Exercise[],
  placeOf: (exercise: Exercise) => number | undefined,
): Exercise[] {
  const place = (exercise: Exercise) => placeOf(exercise) ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...exercises].sort((a, b) => place(a) - place(b));
  return sortByNeed(sorted);
}

/** Read once: what is built does not change while it runs. */
let topicFiles: ReadonlyMap<string, readonly string[]> | undefined;

/** The files of each topic, from the folder of checks. */
function filesByTopic(): ReadonlyMap<string, readonly string[]> {
  topicFiles ??= findFiles();
  return topicFiles;
}

function findFiles(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(EXTENSION) && !name.endsWith('.d.ts'))
    .sort();
  const topics = new Map<string, string[]>();
  for (const name of files) {
    const [topic = ''] = name.split(/[/\\.]/, 1);
    topics.set(topic, [...(topics.get(topic) ?? []), name]);
  }
  return topics;
}

let probes: ReadonlyMap<string, string> | undefined;

/** By topic. The child runs them, and needs JavaScript. */
function readProbes(): ReadonlyMap<string, string> {
  if (probes) return probes;
  const [, folder = ''] = builtFolders();
  const names = existsSync(folder) ? readdirSync(folder) : [];
  probes = new Map(
    names
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name.slice(0, -'.js'.length), readFileSync(join(folder, name), 'utf8')]),
  );
  return probes;
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
async function withNeeded(
  topics: readonly string[],
  files: ReadonlyMap<string, readonly string[]>,
) {
  const found = new Map<string, readonly Exercise[]>();
  for (let next = topics; next.length > 0; ) {
    const loaded = await Promise.all(next.map((topic) => loadTopic(topic, files.get(topic) ?? [])));
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
  const modules = await Promise.all(
    files.map(
      (name): Promise<Record<string, unknown>> =>
        import(/* @vite-ignore */ pathToFileURL(join(FOLDER, name)).href),
    ),
  );
  const hidden = modules.flatMap((module) =>
    module.hidden ? [module.hidden as HiddenChecks] : [],
  );
  const exercises = new Set(modules.flatMap((module) => Object.values(module).filter(isExercise)));
  return [...exercises].map((exercise) => {
    const { name, checks } = exercise;
    if (exercise.topic !== topic)
      throw new Error(
        `exercise ${name}: its topic is ${exercise.topic}, but it is defined among the checks of ${topic}`,
      );
    return { ...exercise, checks: [...checks, ...hidden.flatMap((more) => more[name] ?? [])] };
  });
}

function isExercise(value: unknown): value is Exercise {
  return typeof value === 'object' && value !== null && 'hints' in value && 'checks' in value;
}
