import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import { buildNotebook, type ExerciseFacts, notebookText } from './notebook.js';
import { labQuestions } from './questions.js';
import {
  GeneratedRecord,
  notebookDigest,
  sameNotebook,
  type WriteOptions,
  type WriteResult,
} from './record.js';
import { type LabSource, parseLab } from './source.js';
import { makeStub } from './stubs.js';

/** One file to be generated. */
export interface GeneratedFile {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  readonly text: string;
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** The stubs of all the topics in `solutions/`. */
export function generateStubs(root: string): GeneratedFile[] {
  return filesIn(join(root, 'solutions'), '.ts').map((name) => ({
    path: `exercises/${name}`,
    text: makeStub(readFileSync(join(root, 'solutions', name), 'utf8'), `solutions/${name}`),
  }));
}

/** The sources of the labs: the names of the files in `notebooks/sources/`, without `.md`. */
function labNames(root: string): string[] {
  return filesIn(join(root, 'notebooks', 'sources'), '.md').map((file) => file.slice(0, -3));
}

function readLab(root: string, name: string): LabSource {
  const path = `notebooks/sources/${name}.md`;
  return parseLab(readFileSync(join(root, path), 'utf8'), path);
}

/** The labs in `notebooks/sources/`, read. */
export function readLabs(root: string): { name: string; lab: LabSource }[] {
  return labNames(root).map((name) => ({ name, lab: readLab(root, name) }));
}

/**
 * The notebooks of all the labs, and the sealed key of their questions.
 *
 * @param onProblem called with what is wrong in one lab's source, which is then left out; without
 * it the first problem is thrown
 */
export function generateNotebooks(
  root: string,
  exerciseFacts: (name: string) => ExerciseFacts | undefined,
  onProblem: (name: string, problem: Problem) => void = (_, problem) => {
    throw problem;
  },
): GeneratedFile[] {
  const files: GeneratedFile[] = [];
  const known = new Set<string>();
  for (const name of labNames(root)) {
    try {
      const lab = readLab(root, name);
      const notebook = buildNotebook(lab, `notebooks/sources/${name}.md`, exerciseFacts);
      files.push({ path: `notebooks/${name}.ipynb`, text: notebookText(notebook) });
      for (const { id } of labQuestions(name, lab)) {
        if (known.has(id)) throw new Problem(`two questions are called "${id}"`);
        known.add(id);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      onProblem(name, error);
    }
  }
  return files;
}

/**
 * Brings everything that is generated up to date. Files that somebody has edited are kept, unless
 * `force` is given (then they are backed up first).
 */
export function generateAll(
  root: string,
  exerciseFacts: (name: string) => ExerciseFacts | undefined,
  options: WriteOptions = {},
): { results: WriteResult[]; problems: Problem[] } {
  const results: WriteResult[] = [];
  const problems: Problem[] = [];
  const broken: string[] = [];
  const write = (record: GeneratedRecord, files: readonly GeneratedFile[]): void => {
    for (const { path, text } of files) {
      results.push({ ...record.write(join(root, path), text, options), path });
    }
    record.retire([...files.map(({ path }) => path), ...broken].map((path) => join(root, path)));
    if (!options.check) record.save();
  };
  write(new GeneratedRecord(join(root, 'exercises', '.generated.json')), generateStubs(root));
  // A lab with a mistake keeps its last notebook, and does not keep the other labs waiting.
  const notebooks = generateNotebooks(root, exerciseFacts, (name, problem) => {
    problems.push(problem);
    broken.push(`notebooks/${name}.ipynb`);
  });
  write(
    new GeneratedRecord(join(root, 'notebooks', '.generated.json'), notebookDigest, sameNotebook),
    notebooks,
  );
  return { results, problems };
}
