import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GraderFault } from '../../engine/errors.js';
import { notRead } from '../../files/trouble.js';
import { isArchiveName } from '../../submission/archive/index.js';
import { isRelevant } from '../../submission/collect.js';
import { platformName } from '../../submission/platforms.js';
import { type Clues, cluesOf, readMetadata } from './clues.js';
import { readRecord } from './records.js';

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
export function findSubmissions(
  folder: string,
  not: string,
  isStudent: (clues: readonly Clues[]) => boolean = () => false,
): Finds {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    throw new GraderFault(
      `${folder} is not a folder. --class wants one with a folder or a zip each`,
    );
  }
  const inner = wrappedIn(folder, not, isStudent);
  if (inner !== undefined) {
    const { submissions, notices } = findSubmissions(join(folder, inner), not, isStudent);
    return { submissions, notices: [`all submissions are in the folder ${inner}`, ...notices] };
  }
  const metadataFile = join(folder, METADATA);
  const metadata = existsSync(metadataFile)
    ? readMetadata(readFileSync(metadataFile, 'utf8'))
    : new Map();
  const submissions: Found[] = [];
  const bare = new Map<string, Found & { parts: string[] }>();
  const records = new Map<string, Found & { parts: string[] }>();
  const strange: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    const path = join(folder, name);
    if (/^(\.|__MACOSX$)/.test(name) || resolve(path) === resolve(not)) continue;
    const clues = cluesOf(name, metadata);
    if (entry.isFile() && isRecord(name)) {
      addBare(records, name, path, withRecord(clues, path));
      continue;
    }
    if (!entry.isDirectory() && !isRelevant(name) && IGNORED.test(name)) continue;
    if (entry.isSymbolicLink()) {
      const problem = 'is a link, and links are not followed';
      submissions.push({ name, parts: [path], clues, problem });
    } else if (entry.isDirectory()) submissions.push({ name, clues, ...inside(path) });
    else if (isArchiveName(name)) submissions.push({ name, parts: [path], clues });
    else if (isRelevant(name) && platformName(name)) addBare(bare, name, path, clues);
    else strange.push(name);
  }
  // What the platform has written down names its person; by itself it is a hand-in without a file.
  for (const [key, record] of records) {
    const own = bare.get(key) ?? submissions.find(({ name }) => keyOf(name) === key);
    if (own) own.clues = record.clues;
    else bare.set(key, record);
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

/** Names of what is in a hand-in: a folder with these in it is one, not a class. */
const OF_A_HAND_IN = /^(exercises|notebooks|solutions|kernel-lib|test|src|node_modules)$/i;

/** The one folder in which all the others lie, if the class came wrapped in it. */
function wrappedIn(
  folder: string,
  not: string,
  isStudent: (clues: readonly Clues[]) => boolean,
): string | undefined {
  const inside = (where: string) =>
    readdirSync(where, { withFileTypes: true }).filter(
      ({ name }) => !/^(\.|__MACOSX$)/.test(name) && resolve(where, name) !== resolve(not),
    );
  const [only, ...others] = inside(folder).filter(
    (entry) => entry.isDirectory() || isRelevant(entry.name) || entry.name === METADATA,
  );
  if (!only?.isDirectory() || others.length > 0 || OF_A_HAND_IN.test(only.name)) return undefined;
  if (platformName(only.name) || isStudent(cluesOf(only.name, new Map()))) return undefined;
  let entries: ReturnType<typeof inside>;
  try {
    entries = inside(join(folder, only.name));
  } catch {
    return undefined; // Its row says so.
  }
  if (entries.some(({ name }) => OF_A_HAND_IN.test(name))) return undefined;
  if (entries.some(({ name }) => name === METADATA)) return only.name;
  if (wrappedIn(join(folder, only.name), not, isStudent) !== undefined) return only.name;
  const candidates = entries.filter((entry) => entry.isDirectory() || isRelevant(entry.name));
  const parts = candidates.every(
    (entry) => entry.isDirectory() || isArchiveName(entry.name) || platformName(entry.name),
  );
  return parts && candidates.length >= 2 ? only.name : undefined;
}

/** Whether a file is what Blackboard writes down beside what was handed in. */
function isRecord(name: string): boolean {
  const read = platformName(name);
  return read !== undefined && read.platform === 'blackboard' && read.record;
}

/** The clues of a file's name, with the name and login that are written in it. */
function withRecord(clues: Clues[], path: string): Clues[] {
  const said = readRecord(path);
  if (!said) return clues;
  return clues.map((one) => ({ ...one, ids: [said.login, ...one.ids], names: [said.name] }));
}

/** What the files of one hand-in have in common. */
function keyOf(name: string): string {
  const { person = '', number = '', platform, attempt = 0 } = platformName(name) ?? {};
  const which = platform === 'blackboard' ? String(attempt) : '';
  return [person, number, which].filter(Boolean).join('_');
}

/** Platforms that hand out files without folders give each the name of its student. */
function addBare(
  groups: Map<string, Found & { parts: string[] }>,
  name: string,
  path: string,
  clues: Clues[],
): void {
  const key = keyOf(name);
  const group = groups.get(key);
  if (group) group.parts.push(path);
  else groups.set(key, { name: key, parts: [path], clues });
}

/** Moodle's own record of a text that was typed beside the files is no second hand-in. */
function withoutRecords(all: readonly Found[]): Found[] {
  const whose = (name: string) => {
    const read = platformName(name);
    return read && { key: `${read.person}_${read.number}`, record: read.record };
  };
  const withWork = new Set(
    all.flatMap(({ name }) => {
      const read = whose(name);
      return read && !read.record ? [read.key] : [];
    }),
  );
  return all.filter(({ name }) => {
    const read = whose(name);
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
