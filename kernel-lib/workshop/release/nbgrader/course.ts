import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog } from 'chainrule-course';
import { dependenciesOf } from 'chainrule-grader';
import {
  buildNotebook,
  type LabSource,
  loadExerciseFacts,
  makeStub,
  notebookText,
  readLabs,
} from '../../authoring/index.js';
import { nbgraderConfig } from './config.js';
import { nbgraderNotebook } from './notebook.js';
import { courseReadme } from './readme.js';

export interface CourseOptions {
  /** The project; the working directory by default. */
  readonly root?: string;
  /** Only these labs, such as `00-warm-up`; all by default. */
  readonly labs?: readonly string[];
}

/** What was written. */
export interface Course {
  readonly folder: string;
  /** By name: the exercise files and the points that nbgrader can give. */
  readonly assignments: readonly { name: string; files: readonly string[] }[];
}

/**
 * Writes an nbgrader course folder: `nbgrader_config.py`, and for each lab `source/LAB` with its
 * notebook and the exercise files that it needs. What else is in the folder, such as a gradebook,
 * stays.
 *
 * @param out the course's folder; made when it is not there
 */
export async function writeNbgraderCourse(
  out: string,
  { root = process.cwd(), labs }: CourseOptions = {},
): Promise<Course> {
  const facts = await loadExerciseFacts();
  const chosen = readLabs(root).filter(({ name }) => labs?.includes(name) ?? true);
  const assignments: { name: string; files: string[] }[] = [];
  for (const { name, lab } of chosen) {
    const folder = join(out, 'source', name);
    const notebook = nbgraderNotebook(lab, buildNotebook(lab, name, facts));
    write(join(folder, `${name}.ipynb`), notebookText(notebook));
    const topics = await topicsOf(lab, root);
    for (const topic of topics) {
      const solution = readFileSync(join(root, 'solutions', `${topic}.ts`), 'utf8');
      write(join(folder, 'exercises', `${topic}.ts`), makeStub(solution, `solutions/${topic}.ts`));
    }
    assignments.push({ name, files: topics.map((topic) => `exercises/${topic}.ts`) });
  }
  const kept = Object.fromEntries(assignments.map(({ name, files }) => [name, files]));
  write(join(out, 'nbgrader_config.py'), nbgraderConfig(kept));
  write(join(out, 'README.md'), courseReadme(resolve(root)));
  linkPackages(out, root);
  return { folder: out, assignments };
}

/** The topics whose files a lab's exercises and cells need. */
async function topicsOf(lab: LabSource, root: string): Promise<string[]> {
  const { exercises } = await loadCatalog();
  const topics = new Set<string>();
  for (const block of lab.blocks) {
    if (block.kind === 'check') {
      const exercise = exercises.find(({ name }) => name === block.exercise);
      if (!exercise) continue;
      for (const { topic } of [exercise, ...dependenciesOf(exercise, exercises)]) topics.add(topic);
    }
    if (block.kind === 'code') {
      for (const [, topic = ''] of block.text.matchAll(/\.\/exercises\/(\w+)\.js/g)) {
        if (existsSync(join(root, 'solutions', `${topic}.ts`))) topics.add(topic);
      }
    }
  }
  return [...topics].sort();
}

/** From here the kernel finds kernel-lib for the exercises of every assignment in the course. */
function linkPackages(out: string, root: string): void {
  const link = join(out, 'node_modules');
  const target = join(resolve(root), 'node_modules');
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (there && !there.isSymbolicLink()) return; // Somebody has put packages there.
  if (there) rmSync(link);
  symlinkSync(target, link, 'junction');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
