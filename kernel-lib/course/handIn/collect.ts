import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, textFile } from 'chainrule-grader/files';
import {
  hintLines,
  MAX_FILE_BYTES,
  MAX_NOTEBOOK_BYTES,
  PROGRESS_FILE,
} from 'chainrule-grader/submission';
import { Problem } from 'kernel-lib/display';
import { ProgressFile } from '../progress.js';
import { plainNotebook } from './notebook.js';

/** As the grader reads them: larger files would not be looked at. */
const LARGEST = { ts: MAX_FILE_BYTES, ipynb: MAX_NOTEBOOK_BYTES };
/** A notebook with its outputs, which stay behind; more than this is too much text for one string. */
const LARGEST_WITH_OUTPUTS = 400_000_000;

/** What is handed in, and what was left out, each with its reason. */
export interface Collected {
  files: Bundle;
  leftOut: { path: string; why: string }[];
  /** What is in, but will not be read well. */
  doubts: string[];
}

/**
 * The student's work in a project: `exercises/*.ts` and `notebooks/*.ipynb`. Regular files only, no
 * outputs of notebooks, and nothing else of her machine.
 *
 * @throws {Problem} when there is no folder exercises
 */
export function collect(root: string): Collected {
  if (!existsSync(join(root, 'exercises'))) {
    throw new Problem('there is no folder exercises here: run this in your copy of chainrule');
  }
  const collected: Collected = { files: new Map(), leftOut: [], doubts: [] };
  collectFolder(root, 'exercises', 'ts', collected);
  collectFolder(root, 'notebooks', 'ipynb', collected);
  collectHints(root, collected);
  return collected;
}

/** Of the record of her progress only which hints were taken: the rest is hers. */
function collectHints(root: string, { files, doubts }: Collected): void {
  const { progress, trouble } = new ProgressFile(join(root, 'exercises')).read();
  if (trouble !== undefined) doubts.push(trouble);
  const text = hintLines(progress);
  if (text !== '') files.set(HINTS, textFile(text));
}

function collectFolder(
  root: string,
  folder: string,
  ending: keyof typeof LARGEST,
  { files, leftOut, doubts }: Collected,
): void {
  if (!existsSync(join(root, folder))) return;
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = `${folder}/${name}`;
    const full = join(root, path);
    const stat = lstatSync(full);
    const why = (reason: string) => leftOut.push({ path, why: reason });
    if (name.startsWith('.') || isOurs(path)) continue;
    if (stat.isSymbolicLink()) why('a link: hand in the file itself');
    else if (stat.isDirectory()) why(`a folder: only files directly in ${folder} are graded`);
    else if (!stat.isFile()) why('not a file');
    else if (!name.endsWith(`.${ending}`)) why(`not a .${ending} file`);
    else if (ending === 'ts') {
      if (stat.size > LARGEST.ts) why(`larger than ${LARGEST.ts / 1e6} MB`);
      else files.set(path, { bytes: readFileSync(full), executable: false });
    } else if (stat.size > LARGEST_WITH_OUTPUTS) {
      const most = LARGEST_WITH_OUTPUTS / 1e6;
      why(`larger than ${most} MB: in JupyterLab, Edit > Clear Outputs of All Cells, and save`);
    } else {
      const { text, problem } = plainNotebook(readFileSync(full, 'utf8'));
      const file = textFile(text);
      if (file.bytes.length > LARGEST.ipynb) {
        why(`larger than ${LARGEST.ipynb / 1e6} MB, even without its outputs`);
        continue;
      }
      files.set(path, file);
      if (problem) doubts.push(`${path} ${problem}`);
    }
  }
}

/** What is handed in of the record beside the exercises. */
const HINTS = `exercises/${PROGRESS_FILE}`;

/** What the pack itself keeps beside the student's files, or did in an earlier version. */
function isOurs(path: string): boolean {
  const ours = ['notebooks/images', 'notebooks/sources', 'notebooks/quizzes.json'];
  return path === HINTS || ours.includes(path);
}
