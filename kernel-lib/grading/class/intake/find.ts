import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { notRead } from '../../../files/trouble.js';
import { GraderFault } from '../../engine/errors.js';
import { isArchiveName } from '../../submission/archive/index.js';
import { isRelevant } from '../../submission/collect.js';
import { platformName } from '../../submission/platforms.js';
import { type Clues, cluesOf, readMetadata } from './clues.js';

/** A folder, an archive or some files in the class folder. */
export interface Found {
  /** Its name in the class folder. */
  name: string;
  /** What is to be graded: itself, the one archive inside, or files that belong together. */
  parts: readonly string[];
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
  const bare = new Map<string, Found & { parts: string[] }>();
  const strange: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    const path = join(folder, name);
    if (/^(\.|__MACOSX$)/.test(name) || resolve(path) === resolve(not)) continue;
    if (!entry.isDirectory() && !isRelevant(name) && IGNORED.test(name)) continue;
    const clues = cluesOf(name, metadata);
    if (entry.isSymbolicLink()) {
      const problem = 'is a link, and links are not followed';
      submissions.push({ name, parts: [path], clues, problem });
    } else if (entry.isDirectory()) submissions.push({ name, clues, ...inside(path) });
    else if (isArchiveName(name)) submissions.push({ name, parts: [path], clues });
    else if (isRelevant(name) && platformName(name)) addBare(bare, name, path, clues);
    else strange.push(name);
  }
  submissions.push(...bare.values());
  const counted = withoutRecords(submissions);
  counted.sort((a, b) => (a.name < b.name ? -1 : 1));
  const notices =
    strange.length > 0
      ? [`neither a folder nor a zip, and not graded: ${strange.sort().slice(0, 10).join(', ')}`]
      : [];
  return { submissions: counted, notices };
}

/** Platforms that hand out files without folders give each the name of its student. */
function addBare(
  groups: Map<string, Found & { parts: string[] }>,
  name: string,
  path: string,
  clues: Clues[],
): void {
  const { person = '', number = '', platform, attempt = 0 } = platformName(name) ?? {};
  const which = platform === 'blackboard' ? String(attempt) : '';
  const key = [person, number, which].filter(Boolean).join('_');
  const group = groups.get(key);
  if (group) group.parts.push(path);
  else groups.set(key, { name: key, parts: [path], clues });
}

/** Moodle's own record of a text that was typed beside the files is no second hand-in. */
function withoutRecords(all: readonly Found[]): Found[] {
  const keyOf = (name: string) => {
    const read = platformName(name);
    return read && { key: `${read.person}_${read.number}`, record: read.record };
  };
  const withWork = new Set(
    all.flatMap(({ name }) => {
      const read = keyOf(name);
      return read && !read.record ? [read.key] : [];
    }),
  );
  return all.filter(({ name }) => {
    const read = keyOf(name);
    return !read?.record || !withWork.has(read.key);
  });
}

/** What is to be graded of a folder, or why it cannot be. */
function inside(folder: string): Pick<Found, 'parts' | 'problem'> {
  try {
    return { parts: [innerArchive(folder)] };
  } catch (error) {
    return { parts: [folder], problem: notRead(error) };
  }
}

/** Moodle and Gradescope put what was uploaded into a folder: a single archive there is what counts. */
function innerArchive(folder: string): string {
  const names = readdirSync(folder).filter((name) => !IGNORED.test(name) || isRelevant(name));
  const [only] = names;
  if (names.length !== 1 || only === undefined || !isArchiveName(only)) return folder;
  return lstatSync(join(folder, only)).isFile() ? join(folder, only) : folder;
}
