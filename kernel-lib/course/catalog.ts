import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Catalog, sortByNeed } from '../grader/engine/catalog.js';
import type { Check, Exercise, HiddenChecks } from '../grader/engine/define.js';
import { libraryFolder } from '../grader/sandbox/files.js';
import { points } from './generated/points.js';

const HERE = fileURLToPath(import.meta.url);
const EXTENSION = extname(HERE);
const HIDDEN_END = `.hidden${EXTENSION}`;
const FOLDER = join(dirname(HERE), './checks');

/** Where the built checks and the built functions that they hand to a student's code lie. */
export const builtFolders = (): string[] =>
  ['checks', 'probes'].map((name) => join(libraryFolder(), 'course', name));

/** Of each topic, once for all. */
const loading = new Map<string, Promise<readonly Exercise[]>>();

/**
 * Loads every `checks/TOPIC.ts` and, where it is there, `TOPIC.hidden.ts`; where only some names
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
  return { exercises: sortByNeed(exercises), manifest: points, probes: readProbes() };
}

/** By topic. The child runs them, and needs JavaScript. */
function readProbes(): Map<string, string> {
  const [, folder = ''] = builtFolders();
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name.slice(0, -'.js'.length), readFileSync(join(folder, name), 'utf8')]),
  );
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
