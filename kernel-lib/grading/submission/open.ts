import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { notRead } from '../../files/trouble.js';
import { GraderFault } from '../engine/errors.js';
import type { NotebookFile } from '../notebooks/score.js';
import { MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES } from './limits.js';
import { readZip } from './zip.js';

/** A student's files, as handed in. */
export interface Submission {
  /** What was graded, as the user named it. */
  readonly path: string;
  /** The file of a topic, or why there is none. */
  file(topic: string): SubmittedFile | { problem: string };
  /** All the notebooks, whatever they are called. */
  readonly notebooks?: readonly NotebookFile[];
}

export interface SubmittedFile {
  /** As shown to people, such as `exercises/layers.ts`. */
  readonly path: string;
  readonly text: string;
}

const MAX_NOTEBOOKS = 100;
const MAX_FILES = 2_000;
const SKIP = new Set(['node_modules', 'dist', '__MACOSX']);

/** Opens a folder or a zip; throws {@link GraderFault} with one clear line when it cannot. */
export function openSubmission(path: string): Submission {
  const stat = statOf(path);
  if (!stat) {
    throw new GraderFault(`${path} does not exist. Name a folder or a zip, such as exercises`);
  }
  if (stat.isDirectory()) return fromFolder(path);
  if (stat.isFile() && /\.zip$/i.test(path)) return fromEntries(path, readZip(path), '');
  throw new GraderFault(`${path} is neither a folder nor a .zip file`);
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new GraderFault(`${path} ${notRead(error)}`);
  }
}

/** A submission from texts in memory, by path. */
export function fromTexts(path: string, texts: Record<string, string>): Submission {
  return fromEntries(
    path,
    new Map(Object.entries(texts).map(([name, text]) => [name, () => text])),
    '',
  );
}

type Entries = Map<string, () => string | { problem: string }>;

function fromFolder(root: string): Submission {
  const entries: Entries = new Map();
  const unreadable: string[] = [];
  const visit = (folder: string, depth: number) => {
    for (const entry of namesIn(folder, unreadable)) {
      if (entries.size >= MAX_FILES || entry.name.startsWith('.') || SKIP.has(entry.name)) continue;
      const full = join(folder, entry.name);
      const name = relative(root, full).replaceAll('\\', '/');
      if (entry.isDirectory() && depth < 3) visit(full, depth + 1);
      else if (entry.name.endsWith('.ts')) {
        entries.set(name, () => readRegular(full, MAX_FILE_BYTES));
      } else if (isNotebook(name)) {
        entries.set(name, () => readRegular(full, MAX_NOTEBOOK_BYTES));
      }
    }
  };
  visit(root, 0);
  if (unreadable[0]?.startsWith(`${root} `)) throw new GraderFault(unreadable[0]);
  const shown = relative(process.cwd(), resolve(root)).replaceAll('\\', '/');
  return fromEntries(
    root,
    entries,
    shown.startsWith('..') ? basename(resolve(root)) : shown,
    unreadable.map((one) => relative(root, one).replaceAll('\\', '/')),
  );
}

function readRegular(path: string, limit: number): string | { problem: string } {
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return { problem: 'is not a regular file (links are not followed)' };
    if (stat.size > limit) return { problem: `is larger than ${limit / 1e6} MB` };
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { problem: notRead(error) };
  }
}

/** What is in a folder; one that cannot be read is noted, and what is beside it counts. */
function namesIn(folder: string, unreadable: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unreadable.push(`${folder} ${notRead(error)}`);
    return [];
  }
}

function fromEntries(
  path: string,
  entries: Entries,
  shown: string,
  unreadable: readonly string[] = [],
): Submission {
  const names = [...entries.keys()].sort(
    (a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1),
  );
  const label = (name: string) => [shown, name].filter(Boolean).join('/');
  const notebooks = names.filter((name) => isNotebook(name));
  return {
    path,
    notebooks: notebooks.slice(0, MAX_NOTEBOOKS).map((name) => ({
      path: label(name),
      text: () => entries.get(name)?.() ?? { problem: 'cannot be read' },
    })),
    file(topic) {
      const wanted = `${topic}.ts`;
      const name =
        names.find((candidate) => candidate === wanted) ??
        names.find((candidate) => candidate === `exercises/${wanted}`) ??
        names.find((candidate) => candidate.endsWith(`/exercises/${wanted}`)) ??
        names.find((candidate) => candidate.endsWith(`/${wanted}`) && !isAnswer(candidate));
      const label = [shown, name ?? wanted].filter(Boolean).join('/');
      // In the project's own folder a fresh stub is one command away.
      const own = shown === 'exercises';
      if (name === undefined && unreadable[0] !== undefined) {
        return { problem: `${label} was not found, and ${unreadable[0]}` };
      }
      if (name === undefined) {
        return {
          problem: missing(label, wanted, names, own ? '. "npm run generate" writes it anew' : ''),
        };
      }
      const content = entries.get(name)?.();
      if (typeof content !== 'string') {
        return { problem: `${label} ${content?.problem ?? 'cannot be read'}` };
      }
      // Some editors on Windows write a mark that none of them counts as a column.
      const text = content.replace(/^\uFEFF/, '');
      if (text.trim() === '') {
        const advice = own ? '. "npm run generate -- --force" writes it anew' : '';
        return { problem: `${label} is empty${advice}` };
      }
      return { path: label, text };
    },
  };
}

/** A project handed in whole also holds files of the same name that are not the student's work. */
function isAnswer(name: string): boolean {
  return /(^|\/)(solutions|test|kernel-lib|notebooks)\//.test(name);
}

/** Notebooks that are the student's; copies that Jupyter keeps by itself are not. */
function isNotebook(name: string): boolean {
  return (
    /\.ipynb$/i.test(name) &&
    !/(^|\/)(\.[^/]*|solutions|test|kernel-lib)\//.test(name) &&
    !/(^|\/)\./.test(name)
  );
}

function missing(label: string, wanted: string, names: string[], advice: string): string {
  const similar = names.find((name) => basename(name).toLowerCase() === wanted.toLowerCase());
  return similar
    ? `${label} is missing; there is ${similar}: rename it to ${wanted}`
    : `${label} is missing${advice}`;
}
