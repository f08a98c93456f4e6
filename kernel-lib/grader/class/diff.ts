import { join } from 'node:path';
import { GraderFault } from '../engine/errors.js';
import { madePlain } from '../submission/plain.js';
import { readIfThere } from './files.js';
import type { ClassReport, Row } from './types.js';

/** What is different for one student. */
export interface Change {
  id: string;
  name: string;
  before: number | null;
  after: number | null;
  status: readonly [before: string, after: string];
  /** Checks that passed before and do not now, and the other way round. */
  lost: string[];
  won: string[];
  manual: readonly [before: number | null, after: number | null];
}

export interface Difference {
  /** Why the runs may differ although nobody changed anything. */
  notes: string[];
  changes: Change[];
  same: number;
}

/** Reads the result of a run: its folder, or its `grades.json`. */
export function readRun(path: string): ClassReport {
  const text = readIfThere(path.endsWith('.json') ? path : join(path, 'grades.json'));
  if (text === undefined) throw new GraderFault(`${path} holds no grades.json of a class run`);
  try {
    return madePlain(JSON.parse(text) as ClassReport);
  } catch {
    throw new GraderFault(`${path}: its grades.json is broken`);
  }
}

/** Who has other points than before, and by which checks. */
export function difference(a: ClassReport, b: ClassReport): Difference {
  const notes: string[] = [];
  if (a.checks !== b.checks) notes.push('the checks have changed');
  if (a.seed !== b.seed) notes.push(`the seed was ${a.seed} and is ${b.seed}`);
  if (a.only.join() !== b.only.join()) notes.push('not the same exercises were graded');
  const before = byStudent(a.rows);
  const after = byStudent(b.rows);
  const keys = new Set([...before.keys(), ...after.keys()]);
  const changes = [...keys].flatMap((key) => changeOf(before.get(key), after.get(key)) ?? []);
  return { notes, changes, same: keys.size - changes.length };
}

/** A student on the roster has one row; strangers with the same name are told apart by number. */
function byStudent(rows: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    let key = row.id;
    for (let i = 2; found.has(key); i++) key = `${row.id} ${i}`;
    found.set(key, row);
  }
  return found;
}

function changeOf(before: Row | undefined, after: Row | undefined): Change | undefined {
  const lostBefore = Object.keys(before?.lost ?? {});
  const lostAfter = Object.keys(after?.lost ?? {});
  const judged = before?.score != null && after?.score != null;
  const change: Change = {
    id: (after ?? before)?.id ?? '',
    name: (after ?? before)?.name ?? '',
    before: before?.score ?? null,
    after: after?.score ?? null,
    status: [before?.status ?? 'not there', after?.status ?? 'not there'],
    lost: judged ? lostAfter.filter((check) => !lostBefore.includes(check)) : [],
    won: judged ? lostBefore.filter((check) => !lostAfter.includes(check)) : [],
    manual: [before?.manual ?? null, after?.manual ?? null],
  };
  const same =
    change.before === change.after &&
    change.status[0] === change.status[1] &&
    change.manual[0] === change.manual[1] &&
    change.lost.length + change.won.length === 0;
  return same ? undefined : change;
}

export function formatDifference({ notes, changes, same }: Difference): string {
  const lines = notes.map((note) => `Note: ${note}.`);
  for (const change of changes) {
    const { id, name, before, after, status, lost, won, manual } = change;
    const who = name === '' || name === id ? id : `${id} (${name})`;
    lines.push(`${who}: ${before ?? 'no score'} -> ${after ?? 'no score'}`);
    if (status[0] !== status[1]) lines.push(`  ${status[0]} -> ${status[1]}`);
    if (lost.length > 0) lines.push(`  no longer: ${lost.join(', ')}`);
    if (won.length > 0) lines.push(`  now: ${won.join(', ')}`);
    if (manual[0] !== manual[1]) {
      lines.push(`  open questions: ${manual[0] ?? 'not marked'} -> ${manual[1] ?? 'not marked'}`);
    }
  }
  lines.push(`${changes.length} changed, ${same} the same.`);
  return `${lines.join('\n')}\n`;
}
