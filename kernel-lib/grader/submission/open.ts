import { existsSync, lstatSync, type Stats } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { GraderFault } from '../engine/errors.js';
import { decodeText } from '../files/encoding.js';
import { notRead } from '../files/trouble.js';
import type { NotebookFile } from '../notebooks/score.js';
import { ArchiveProblem, isArchiveName, type PackedFile } from './archive/index.js';
import { candidatesFor, chooseBest } from './choose.js';
import { type Collected, Collector, isNotebookName, isRelevant } from './collect.js';
import { MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES } from './limits.js';
import { plainLine } from './plain.js';
import { damageSentence, readProgress } from './progress.js';

/** A student's files, as handed in. */
export interface Submission {
  /** What was graded, as the user named it. */
  readonly path: string;
  /** The file of a topic, or why there is none. */
  file(topic: string): SubmittedFile | { problem: string; missing?: boolean };
  /** All the notebooks, whatever they are called. */
  readonly notebooks?: readonly NotebookFile[];
  /** How many hints the student has taken, by exercise, where that is handed in. */
  hintsTaken?(): ReadonlyMap<string, number>;
  /** What a person should know of how the files of these topics were found. */
  intake?(topics: readonly string[]): Intake;
}

export interface SubmittedFile {
  /** As shown to people, such as `exercises/layers.ts`. */
  readonly path: string;
  readonly text: string;
}

/** How the search for files went. */
export interface Intake {
  /** Whether there was a file of any topic. */
  found: boolean;
  /** What is unusual, one line each: other names, several candidates, archives that do not open. */
  notes: string[];
}

const MAX_NOTEBOOKS = 100;
/** Of all the files of each kind that are read. */
const MAX_TOGETHER = { code: 20_000_000, notebook: 100_000_000 };

/**
 * Opens a folder, an archive, a single file, or several of these that belong together; throws
 * {@link GraderFault} with one clear line when it cannot.
 */
export function openSubmission(from: string | readonly string[]): Submission {
  const paths = typeof from === 'string' ? [from] : from;
  const [path = ''] = paths;
  const stat = statOf(path);
  if (!stat) {
    throw new GraderFault(`${path} does not exist. Name a folder or a zip, such as exercises`);
  }
  if (paths.length > 1) return fromParts(paths);
  if (stat.isDirectory()) return fromFolder(path);
  if (!stat.isFile() || !isRelevant(path)) {
    throw new GraderFault(`${path} is neither a folder nor a .zip file`);
  }
  const collector = new Collector(true);
  if (!isArchiveName(path)) collector.file(path);
  else {
    try {
      collector.archive(path);
    } catch (error) {
      if (!(error instanceof ArchiveProblem)) throw error;
      throw new GraderFault(`${path} ${error.message}`);
    }
  }
  return new OpenedSubmission(path, collector.collected, '');
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
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    read: () => new TextEncoder().encode(text),
  }));
  return new OpenedSubmission(path, { files, progress: [], others: [], problems: [] }, '');
}

function fromFolder(root: string): Submission {
  const shown = relative(process.cwd(), resolve(root)).replaceAll('\\', '/');
  const label = shown.startsWith('..') ? basename(resolve(root)) : shown;
  // In the project itself what counts lies in its place; old hand-ins beside it are left alone.
  const isProject = existsSync(join(root, 'kernel-lib')) && existsSync(join(root, 'exercises'));
  const collector = new Collector(!isProject && label !== 'exercises');
  try {
    collector.folder(root);
  } catch (error) {
    throw new GraderFault(`${root} ${notRead(error)}`);
  }
  return new OpenedSubmission(root, collector.collected, label, isProject);
}

function fromParts(paths: readonly string[]): Submission {
  const collector = new Collector(true);
  for (const path of paths) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) collector.folder(path);
    else collector.file(path);
  }
  return new OpenedSubmission(paths[0] ?? '', collector.collected, '');
}

class OpenedSubmission implements Submission {
  readonly notebooks: readonly NotebookFile[];
  private readonly asked = new Map<string, ReturnType<Submission['file']>>();
  private readonly notes = new Map<string, string[]>();
  private readonly left = { ...MAX_TOGETHER };
  private readonly texts = new Map<PackedFile, string>();
  private readonly counted = new Set<PackedFile>();
  /** In the project's own folder a fresh stub is one command away. */
  private readonly own: boolean;

  constructor(
    readonly path: string,
    private readonly collected: Collected,
    private readonly shown: string,
    isProject = false,
  ) {
    this.own = shown === 'exercises';
    this.strict = this.own || isProject;
    this.notebooks = notebooksIn(collected.files).map((file) => ({
      path: this.label(file.name),
      text: () => this.read(file),
    }));
  }

  private readonly strict: boolean;

  file(topic: string): ReturnType<Submission['file']> {
    const known = this.asked.get(topic) ?? this.find(topic);
    this.asked.set(topic, known);
    return known;
  }

  intake(topics: readonly string[]): Intake {
    const files = topics.map((topic) => this.file(topic));
    const found = files.some((file) => 'text' in file || !file.missing);
    const notes = topics.flatMap((topic) => this.notes.get(topic) ?? []);
    const problems = this.collected.problems.map((problem) => this.label(oneLine(problem)));
    const unread = this.progressFiles().flatMap((file) => file.notes);
    const nothing = found ? [] : [this.nothing(topics)];
    return { found, notes: [...nothing, ...notes, ...problems, ...unread] };
  }

  hintsTaken(): ReadonlyMap<string, number> {
    const taken = new Map<string, number>();
    for (const { progress } of this.progressFiles()) {
      for (const [name, tier] of progress.hints)
        taken.set(name, Math.max(tier, taken.get(name) ?? 0));
    }
    return taken;
  }

  private progressFiles() {
    return this.collected.progress
      .filter(({ name }) => !this.strict || /^(exercises\/)?[^/]*$/.test(name))
      .map((file) => {
        const text = this.read(file);
        const label = oneLine(this.label(file.name));
        if (typeof text !== 'string') {
          return { notes: [`${label} ${text.problem}`], progress: readProgress('') };
        }
        const progress = readProgress(text);
        const damage = damageSentence(progress);
        return { notes: damage === undefined ? [] : [`${label}: ${damage}`], progress };
      });
  }

  private nothing(topics: readonly string[]): string {
    const { files, others } = this.collected;
    const names = [...files.map(({ name }) => name), ...others].map(oneLine);
    const shown = names.slice(0, 8).join(', ');
    const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
    const what =
      topics.length === 1 ? `${topics[0]}.ts was not found` : 'no file of any exercise was found';
    return names.length === 0 ? `${what}: it is empty` : `${what}; there are: ${shown}${more}`;
  }

  private find(topic: string): ReturnType<Submission['file']> {
    const wanted = `${topic}.ts`;
    const all = candidatesFor(topic, this.collected.files, this.strict);
    if (all.length === 0) return { problem: this.missing(wanted), missing: true };
    const read = all.map((one) => ({ ...one, text: this.read(one.file) }));
    const whole = read.flatMap((one) =>
      typeof one.text === 'string' && one.text.trim() !== '' ? [{ ...one, text: one.text }] : [],
    );
    const chosen = chooseBest(whole);
    if (!chosen) return { problem: this.unusable(read[0] as (typeof read)[number]) };
    const { best, because, others } = chosen;
    const path = this.label(best.file.name);
    const notes: string[] = [];
    if (others.length > 0) {
      const names = others.map(({ file }) => oneLine(this.label(file.name))).join(', ');
      notes.push(`${wanted}: ${oneLine(path)} was graded, since ${because}; not graded: ${names}`);
    } else if (!path.endsWith(`/${wanted}`) && path !== wanted) {
      notes.push(`${wanted}: ${oneLine(path)} was graded in its place`);
    }
    this.notes.set(topic, notes);
    return { path, text: best.text };
  }

  private unusable({
    file,
    text,
  }: {
    file: PackedFile;
    text: string | { problem: string };
  }): string {
    const label = this.label(file.name);
    if (typeof text !== 'string') return `${label} ${text.problem}`;
    return `${label} is empty${this.own ? '. "npm run generate -- --force" writes it anew' : ''}`;
  }

  private missing(wanted: string): string {
    const label = this.label(wanted);
    const [unread] = this.collected.problems;
    if (unread !== undefined) return `${label} was not found, and ${oneLine(unread)}`;
    const lower = wanted.toLowerCase();
    const similar = this.collected.files.find(({ name }) => basename(name).toLowerCase() === lower);
    if (similar && this.strict) {
      return `${label} is missing; there is ${similar.name}: rename it to ${wanted}`;
    }
    return `${label} is missing${this.own ? '. "npm run generate" writes it anew' : ''}`;
  }

  private label(name: string): string {
    return [this.shown, name].filter(Boolean).join('/');
  }

  private read(file: PackedFile): string | { problem: string } {
    const before = this.texts.get(file);
    if (before !== undefined) return before;
    const kind = isNotebookName(file.name) ? 'notebook' : 'code';
    const limit = kind === 'notebook' ? MAX_NOTEBOOK_BYTES : MAX_FILE_BYTES;
    const bytes = file.read(limit);
    if ('problem' in bytes) return bytes;
    if (!this.counted.has(file)) this.left[kind] -= bytes.length;
    this.counted.add(file);
    if (this.left[kind] < 0) return { problem: 'is too much: the files together are too large' };
    // Some editors on Windows write a mark that none of them counts as a column.
    const text = decodeText(bytes).text;
    // Notebooks are large and asked for once.
    if (kind === 'code') this.texts.set(file, text);
    return text;
  }
}

/** Notebooks that are the student's; of equals the last counts, so the newest comes last. */
function notebooksIn(files: readonly PackedFile[]): PackedFile[] {
  const all = files.filter(
    ({ name }) => isNotebookName(name) && !/(^|\/)(solutions|test|kernel-lib)\//.test(name),
  );
  const dated = all.every(({ modified }) => modified !== undefined);
  if (dated) all.sort((a, b) => (a.modified ?? 0) - (b.modified ?? 0));
  return all.slice(0, MAX_NOTEBOOKS);
}

/** A name from outside, on one line. */
function oneLine(text: string): string {
  return plainLine(text, 300);
}
