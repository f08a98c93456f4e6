import { readFileSync } from 'node:fs';
import { GraderFault } from '../../engine/errors.js';
import { withoutArchiveEnding } from '../../submission/archive/index.js';
import { readTable } from '../csv.js';
import { fold, nameForms } from '../names.js';
import type { Person } from '../types.js';
import type { Clues } from './clues.js';
import type { Found } from './find.js';

/** Someone in the class list, with everything that a submission may name them by. */
interface Member extends Person {
  ids: Set<string>;
  emails: Set<string>;
  names: Set<string>;
}

const ID = [
  'sid',
  'id',
  'student id',
  'student_id',
  'sis user id',
  'id number',
  'username',
  'github_username',
  'sis login id',
  'identifier',
];
const EMAIL = ['email', 'email address', 'e-mail', 'sis login id'];
const NAME = ['name', 'full name', 'student', 'student name'];
const FIRST = ['first name', 'first_name', 'given name'];
const LAST = ['last name', 'last_name', 'surname', 'family name'];

/**
 * Reads a class list: CSV with a header, as Gradescope, Canvas or Moodle export it, or any with
 * columns such as id, name and email.
 */
export function readRoster(path: string): Member[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new GraderFault(`${path}, the roster, cannot be read (${(error as Error).message})`);
  }
  const members = readTable(text).flatMap((row) => {
    const pick = (names: readonly string[]) =>
      names.map((name) => row.get(name) ?? '').filter((value) => value !== '');
    const ids = pick(ID);
    const emails = pick(EMAIL).filter((value) => value.includes('@'));
    const both = [...pick(FIRST).slice(0, 1), ...pick(LAST).slice(0, 1)].join(' ');
    const name = pick(NAME)[0] ?? both;
    const id = ids[0] ?? emails[0] ?? name;
    if (id === '' || /^(points possible|student, test)$/i.test(name)) return [];
    return [member({ id, name, email: emails[0] ?? '' }, ids, emails)];
  });
  if (members.length === 0) {
    throw new GraderFault(`${path} lists nobody: its first line must name columns: id,name,email`);
  }
  return members;
}

function member(person: Person, ids: readonly string[], emails: readonly string[]): Member {
  const locals = emails.map((email) => email.split('@')[0] ?? '');
  // Moodle's "Participant 4711" is the number in the folder's name.
  const numbers = ids.map((id) => /^participant (\d+)$/i.exec(id)?.[1] ?? '');
  return {
    ...person,
    ids: new Set([...ids, ...locals, ...numbers].map(fold).filter(Boolean)),
    emails: new Set(emails.map((email) => email.toLowerCase())),
    names: new Set(nameForms(person.name).filter(Boolean)),
  };
}

/** A student and the submission that counts. */
export interface Assigned {
  person: Person;
  found: Found | undefined;
  flags: string[];
}

/**
 * Gives each member of the class their submission; what fits nobody, or more than one, gets a line
 * of its own. Without a roster each submission is a line.
 */
export function assign(found: readonly Found[], roster: readonly Member[] | undefined): Assigned[] {
  if (!roster) return found.flatMap(ownLines);
  const owned = new Map<Member, { found: Found; attempt: number }[]>();
  const strangers: Assigned[] = [];
  for (const submission of found) {
    for (const clues of submission.clues) {
      const owners = ownersOf(clues, roster);
      const [owner] = owners;
      if (owner && owners.length === 1) {
        const list = owned.get(owner) ?? [];
        list.push({ found: submission, attempt: clues.attempt });
        owned.set(owner, list);
      } else {
        const flag =
          owners.length === 0
            ? 'not on the roster'
            : `may belong to ${owners.map(({ id }) => id).join(' or ')}`;
        strangers.push({ person: personOf(clues, submission), found: submission, flags: [flag] });
      }
    }
  }
  const members = roster.map((one): Assigned => {
    const person = { id: one.id, name: one.name, email: one.email };
    const list = [...(owned.get(one) ?? [])].sort((a, b) => a.attempt - b.attempt);
    const last = list[list.length - 1]?.found;
    const others = list.slice(0, -1).map((other) => other.found.name);
    const flags =
      others.length > 0 ? [`handed in more than once: not graded ${others.join(', ')}`] : [];
    return { person, found: last, flags };
  });
  return [...members, ...strangers];
}

function ownLines(found: Found): Assigned[] {
  return found.clues.map((clues) => ({ person: personOf(clues, found), found, flags: [] }));
}

function personOf({ ids, emails, names }: Clues, { name }: Found): Person {
  const fallback = withoutArchiveEnding(name);
  return { id: ids[0] ?? fallback, name: names[0] ?? fallback, email: emails[0] ?? '' };
}

function ownersOf({ ids, emails, names }: Clues, roster: readonly Member[]): Member[] {
  const tries: ((one: Member) => boolean)[] = [
    (one) => emails.some((email) => one.emails.has(email.toLowerCase())),
    (one) => ids.some((id) => one.ids.has(fold(id))),
    (one) => names.some((name) => nameForms(name).some((form) => one.names.has(form))),
  ];
  for (const fits of tries) {
    const owners = roster.filter(fits);
    if (owners.length > 0) return owners;
  }
  return [];
}
