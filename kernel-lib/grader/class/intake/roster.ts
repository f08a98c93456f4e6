import { readFileSync } from 'node:fs';
import { GraderFault } from '../../engine/errors.js';
import { decodeText } from '../../files/encoding.js';
import { withoutArchiveEnding } from '../../submission/archive/index.js';
import { readTable } from '../csv.js';
import { fold, sameName } from '../names.js';
import type { Person } from '../types.js';
import type { Clues } from './clues.js';
import type { Found } from './find.js';

/** Someone in the class list, with everything that a submission may name them by. */
interface Member extends Person {
  ids: Set<string>;
  emails: Set<string>;
  /** As they are written. */
  names: Set<string>;
}

/** Names of columns, folded: those of Gradescope, Canvas, Moodle, Blackboard, GitHub, Google and nbgrader. */
const ID = [
  ...[
    'sid',
    'id',
    'studentid',
    'sisuserid',
    'idnumber',
    'matrikelnummer',
    'matriculation',
    'username',
  ],
  ...[
    'rosteridentifier',
    'githubusername',
    'sisloginid',
    'identifier',
    'login',
    'userid',
    'orgdefinedid',
  ],
  ...[
    'studentrepositoryname',
    'lmsuserid',
    'githubid',
    'idnummer',
    'anmeldename',
    'numerodidentification',
  ],
];
const EMAIL = [
  'email',
  'emailaddress',
  'sisloginid',
  'identifier',
  'rosteridentifier',
  'username',
].concat(['mail', 'emailadresse', 'adressedecourriel', 'correoelectronico', 'direcciondecorreo']);
const NAME = [
  'name',
  'fullname',
  'student',
  'studentname',
  'displayname',
  'vollstandigername',
  'nomcomplet',
];
const FIRST = ['firstname', 'givenname', 'givennames', 'forename', 'vorname', 'prenom', 'nombre'];
const LAST = [
  'lastname',
  'surname',
  'familyname',
  'nachname',
  'nomdefamille',
  'nom',
  'apellidos',
  'apellido',
];
const ROLE = ['role', 'roles', 'userrole', 'courserole', 'rolle', 'rol'];

const NO_STUDENT =
  /instructor|teacher|teaching|\btas?\b|assistant|reader|staff|grader|observer|designer|professor|lecturer|dozent|lehrer|tutor|manager|owner/i;
/** Lines of tables of grades that are about all students. */
const NOBODY =
  /^(points possible|student, test|test, student|test student|date|points|class average|max(imum)? points)$/i;

/**
 * Reads a class list: CSV with a header, as learning platforms export it, in any of their encodings, or
 * any with columns such as id, name and email. Who is in it twice is one person; who teaches is left
 * out, and `notices` says so.
 */
export function readRoster(path: string, notices: string[] = []): Member[] {
  let text: string;
  try {
    text = decodeText(readFileSync(path)).text;
  } catch (error) {
    throw new GraderFault(`${path}, the roster, cannot be read (${(error as Error).message})`);
  }
  const staff: string[] = [];
  const members = readTable(text).flatMap((cells) => {
    const row = new Map([...cells].map(([name, value]) => [fold(name), value]));
    const pick = (names: readonly string[]) =>
      names.map((name) => row.get(name) ?? '').filter((value) => value !== '');
    const ids = pick(ID);
    const emails = pick(EMAIL).filter((value) => /^[^@\s]+@[^@\s]+$/.test(value));
    const both = [...pick(FIRST).slice(0, 1), ...pick(LAST).slice(0, 1)].join(' ');
    // GitHub's roster names people by whatever the teacher has typed.
    const typed = [row.get('identifier') ?? '', row.get('rosteridentifier') ?? ''];
    const told = typed.find((value) => /\p{L}[\s,]+\p{L}/u.test(value) && !/\d/.test(value)) ?? '';
    const name = pick(NAME)[0] ?? (both || told);
    const id = ids[0] ?? emails[0] ?? name;
    if (id === '' || NOBODY.test(name) || NOBODY.test(id)) return [];
    const role = pick(ROLE).join(' ');
    if (NO_STUDENT.test(role) && !/student|learner|pupil/i.test(role)) {
      staff.push(name || id);
      return [];
    }
    const submission = row.get('submissionid');
    const also = submission ? [...ids, `submission_${submission}`] : ids;
    return [member({ id, name, email: emails[0] ?? '' }, also, emails)];
  });
  const changed = members.filter(({ id }) => /^\d(?:[.,]\d+)?E\+\d+$/i.test(id));
  if (changed.length > 0) {
    notices.push(
      `${path}: a spreadsheet has changed ids to ${changed[0]?.id}: export the list anew, with that column as text; until then names decide`,
    );
  }
  if (staff.length > 0) notices.push(`no students, and left out: ${staff.slice(0, 10).join(', ')}`);
  if (members.length === 0) {
    throw new GraderFault(`${path} lists nobody: its first line must name columns: id,name,email`);
  }
  return onceEach(members);
}

/** Who is listed for each section is one person all the same. */
function onceEach(members: readonly Member[]): Member[] {
  const kept: Member[] = [];
  const byKey = new Map<string, Member>();
  for (const one of members) {
    const keys = [
      ...[...one.emails].map((email) => `@${email}`),
      `${fold(one.id)}\0${fold(one.name)}`,
    ];
    const before = keys.map((key) => byKey.get(key)).find((known) => known !== undefined);
    if (before) {
      for (const set of ['ids', 'emails', 'names'] as const)
        for (const value of one[set]) before[set].add(value);
    } else kept.push(one);
    for (const key of keys) byKey.set(key, before ?? one);
  }
  return kept;
}

function member(person: Person, ids: readonly string[], emails: readonly string[]): Member {
  const locals = emails.map((email) => email.split('@')[0] ?? '');
  // Moodle's "Participant 4711" is the number in the folder's name.
  const numbers = ids.map((id) => /^participant (\d+)$/i.exec(id)?.[1] ?? '');
  return {
    ...person,
    ids: new Set([...ids, ...locals, ...numbers].map(fold).filter(Boolean)),
    emails: new Set(emails.map((email) => email.toLowerCase())),
    names: new Set([person.name].filter((name) => name !== '')),
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

/** Whether clues fit somebody in the class. */
export function isListed(clues: readonly Clues[], roster: readonly Member[] = []): boolean {
  return clues.some((one) => ownersOf(one, roster).length > 0);
}

function ownLines(found: Found): Assigned[] {
  return found.clues.map((clues) => ({ person: personOf(clues, found), found, flags: [] }));
}

function personOf({ ids, emails, names }: Clues, { name }: Found): Person {
  const fallback = withoutArchiveEnding(name);
  return { id: ids[0] ?? fallback, name: names[0] ?? fallback, email: emails[0] ?? '' };
}

/** Whom the clues fit. Where a number and a name say different people, it is either of them. */
function ownersOf({ ids, emails, names }: Clues, roster: readonly Member[]): Member[] {
  const byEmail = roster.filter((one) =>
    emails.some((email) => one.emails.has(email.toLowerCase())),
  );
  if (byEmail.length > 0) return byEmail;
  const byId = ownersById(ids, roster);
  const byName = roster.filter((one) =>
    names.some((name) => [...one.names].some((own) => sameName(own, name))),
  );
  const both = byId.filter((one) => byName.includes(one));
  if (both.length > 0) return both;
  if (byId.length + byName.length > 0) return [...byId, ...byName];
  return byPart(names, roster);
}

/** Whose number it is. A spreadsheet takes away the zeros in front: without them it may be one person's. */
function ownersById(ids: readonly string[], roster: readonly Member[]): Member[] {
  const exact = roster.filter((one) => ids.some((id) => one.ids.has(fold(id))));
  if (exact.length > 0) return exact;
  const short = new Set(ids.map(fold).filter(isNumber).map(withoutZeros));
  const alike = roster.filter((one) =>
    [...one.ids].some((id) => isNumber(id) && short.has(withoutZeros(id))),
  );
  return alike.length === 1 ? alike : [];
}

function isNumber(text: string): boolean {
  return /^\d{3,}$/.test(text);
}

function withoutZeros(number: string): string {
  return number.replace(/^0+/, '');
}

/**
 * Whose id or login is a part of a name, such as that of a repository, `lab-2-LOGIN`: the longest one, as
 * `ann-lee` is not `ann`.
 */
function byPart(names: readonly string[], roster: readonly Member[]): Member[] {
  const words = names.flatMap((name) => [
    name
      .split(/[\s_.-]+/)
      .map(fold)
      .filter(Boolean),
  ]);
  const parts = new Set<string>();
  for (const list of words.map((all) => all.slice(0, 20))) {
    for (let from = 0; from < list.length; from++)
      for (let to = from + 1; to <= list.length; to++) parts.add(list.slice(from, to).join(''));
  }
  const length = (one: Member) =>
    Math.max(
      0,
      ...[...one.ids].filter((id) => id.length >= 3 && parts.has(id)).map((id) => id.length),
    );
  const longest = Math.max(0, ...roster.map(length));
  const named = longest > 0 ? roster.filter((one) => length(one) === longest) : [];
  if (named.length > 0) return named;
  const isPart = (name: string) =>
    wordsIn(name) > 1 && [...parts].some((part) => sameName(part, name));
  return roster.filter((one) => [...one.names].some(isPart));
}

function wordsIn(name: string): number {
  return name.split(/[\s,]+/).filter(Boolean).length;
}
