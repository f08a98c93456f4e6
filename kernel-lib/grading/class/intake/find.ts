import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { notRead } from '../../../files/trouble.js';
import { GraderFault } from '../../engine/errors.js';
import { type Clues, cluesOf, readMetadata } from './clues.js';

/** A folder or a zip in the class folder. */
export interface Found {
  /** Its name in the class folder. */
  name: string;
  /** What is to be graded: itself, or the one zip inside. */
  path: string;
  clues: Clues[];
  /** Why it cannot be graded. */
  problem?: string;
}

export interface Finds {
  submissions: Found[];
  notices: string[];
}

const METADATA = 'submission_metadata.yml';
const IGNORED = /^(\.|__MACOSX$)|\.(csv|json|ya?ml|txt|xlsx?|html?)$/i;

/** The submissions in a class folder, in the order of their names; `not` is a folder of results. */
export function findSubmissions(folder: string, not: string): Finds {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    throw new GraderFault(
      `${folder} is not a folder. --class wants one with a folder or a zip each`,
    );
  }
  const metadataFile = join(folder, METADATA);
  const metadata = existsSync(metadataFile)
    ? readMetadata(readFileSync(metadataFile, 'utf8'))
    : new Map();
  const submissions: Found[] = [];
  const strange: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (IGNORED.test(entry.name) || resolve(path) === resolve(not)) continue;
    const clues = cluesOf(entry.name, metadata);
    if (entry.isDirectory()) submissions.push({ name: entry.name, clues, ...inside(path) });
    else if (entry.isFile() && /\.zip$/i.test(entry.name)) {
      submissions.push({ name: entry.name, path, clues });
    } else if (entry.isSymbolicLink()) {
      const problem = 'is a link, and links are not followed';
      submissions.push({ name: entry.name, path, clues, problem });
    } else strange.push(entry.name);
  }
  submissions.sort((a, b) => (a.name < b.name ? -1 : 1));
  const notices =
    strange.length > 0
      ? [`neither a folder nor a zip, and not graded: ${strange.sort().slice(0, 10).join(', ')}`]
      : [];
  return { submissions, notices };
}

/** What is to be graded of a folder, or why it cannot be. */
function inside(folder: string): Pick<Found, 'path' | 'problem'> {
  try {
    return { path: innerZip(folder) };
  } catch (error) {
    return { path: folder, problem: notRead(error) };
  }
}

/** Moodle and Gradescope put what was uploaded into a folder: a single zip there is what counts. */
function innerZip(folder: string): string {
  const names = readdirSync(folder).filter((name) => !IGNORED.test(name));
  const [only] = names;
  const isZip = names.length === 1 && only !== undefined && /\.zip$/i.test(only);
  return isZip && lstatSync(join(folder, only)).isFile() ? join(folder, only) : folder;
}
