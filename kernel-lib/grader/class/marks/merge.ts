import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from 'kernel-lib/project';
import { decodeText, encodeText } from '../../files/encoding.js';
import { diskTrouble, notWritten } from '../../files/trouble.js';
import { type Field, readCsv, tableIn, writeCsv } from '../csv.js';
import { bytesIfThere, JsonLines } from '../files.js';
import type { OpenAnswer, RowParts } from '../rows.js';
import type { Row } from '../types.js';
import { type Kept, latest, readKept } from './history.js';
import { type Mark, readMarks } from './read.js';

export interface Merged {
  /** Points that people can give to one student. */
  max: number;
  notices: string[];
}

/** The file that graders fill in, below the folder of the run. */
export const MARKS_FILE = 'manual.csv';
const HISTORY = 'manual.jsonl';
const HEAD = ['id', 'name', 'question', 'title', 'max_points', 'points', 'comment', 'answer'];

/**
 * Adds what people gave for open questions to the rows. Every mark that has ever been seen is kept in
 * `manual.jsonl`: one that disappears from the files still counts, one that two files state
 * differently does not change until they agree. The files themselves are only ever appended to.
 */
export function mergeMarks(
  out: string,
  files: readonly string[],
  parts: readonly RowParts[],
  rows: Row[],
): Merged {
  const notices: string[] = [];
  const questions = openQuestions(parts);
  const own = join(out, MARKS_FILE);
  const sources = [...(existsSync(own) ? [own] : []), ...files];
  const read = sources.map((path) => readMarks(path));
  notices.push(...read.flatMap(({ problems }) => problems));
  const kept = latest(readKept(join(out, HISTORY)));
  const conflicts = takeOver(
    join(out, HISTORY),
    read.flatMap(({ marks }) => marks),
    kept,
    rows,
  );
  notices.push(...conflicts.values());

  for (const row of rows) score(row, questions, kept, conflicts);
  const listed = new Set([...kept.values()].map(({ id }) => id));
  const here = new Set(rows.map(({ id }) => id));
  const strangers = [...listed].filter((id) => !here.has(id));
  if (strangers.length > 0) notices.push(`marks for nobody in this run: ${strangers.join(', ')}`);
  try {
    offer(own, parts, questions, new Set(read.flatMap(({ listed }) => listed)));
  } catch (error) {
    if (diskTrouble(error) === undefined) throw error;
    notices.push(`${own} ${notWritten(error)}`);
  }
  return {
    max: [...questions.values()].reduce((sum, { max_score }) => sum + max_score, 0),
    notices,
  };
}

function openQuestions(parts: readonly RowParts[]): Map<string, OpenAnswer> {
  return new Map(parts.flatMap(({ verdict }) => verdict.open).map((one) => [one.id, one]));
}

/** Takes what is new in the files into the history; returns what they do not agree on. */
function takeOver(
  history: string,
  marks: readonly Mark[],
  kept: Map<string, Kept>,
  rows: readonly Row[],
): Map<string, string> {
  const conflicts = new Map<string, string>();
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = keyOf(mark);
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  const news: Kept[] = [];
  for (const [key, group] of groups) {
    const before = kept.get(key);
    if (new Set(group.map(({ points }) => points)).size > 1) {
      const said = group.map(({ points, source }) => `${points ?? 'none'} (${source})`).join(', ');
      const [{ id, question }] = group as [Mark];
      conflicts.set(key, `${id}, ${question}: the marks do not agree: ${said}`);
      continue;
    }
    const mark = group[group.length - 1] as Mark;
    if (before && before.points === mark.points && before.comment === mark.comment) continue;
    const graded = rows.find(({ id }) => id === mark.id)?.key ?? null;
    news.push({ ...mark, at: new Date().toISOString(), graded });
  }
  if (news.length > 0) {
    const file = new JsonLines(history);
    for (const one of news) {
      file.add(one);
      kept.set(keyOf(one), one);
    }
    file.close();
    if (file.trouble !== undefined) conflicts.set(history, file.trouble);
  }
  return conflicts;
}

function keyOf({ id, question }: Pick<Mark, 'id' | 'question'>): string {
  return `${id}\0${question}`;
}

function score(
  row: Row,
  questions: ReadonlyMap<string, OpenAnswer>,
  kept: ReadonlyMap<string, Kept>,
  conflicts: ReadonlyMap<string, string>,
): void {
  const mine = [...kept.values()].filter(({ id, points }) => id === row.id && points !== null);
  for (const { question, points } of mine) {
    const max = questions.get(question)?.max_score;
    if (max !== undefined && (points as number) > max) {
      row.flags.push(`${question}: ${points} of ${max} points were given`);
    }
  }
  if ([...conflicts.keys()].some((key) => key.startsWith(`${row.id}\0`))) {
    row.flags.push('the marks for an open question do not agree');
  }
  if (mine.length === 0) return;
  row.manual = mine.reduce((sum, { points }) => sum + (points as number), 0);
  row.total = (row.score ?? 0) + row.manual;
}

/**
 * Puts a line for each student and question that is not there yet into the graders' file: question by
 * question, as people mark them, and what is not answered at the end.
 */
function offer(
  path: string,
  parts: readonly RowParts[],
  questions: ReadonlyMap<string, OpenAnswer>,
  listed: ReadonlySet<string>,
): void {
  const answered: Field[][] = [];
  const empty: Field[][] = [];
  for (const { id, title, max_score } of questions.values()) {
    for (const { person, verdict } of parts) {
      if (verdict.score === null || listed.has(`${person.id}\0${id}`)) continue;
      const answer = verdict.open.find((one) => one.id === id)?.answer ?? '';
      const line = [person.id, person.name, id, title, max_score, '', '', answer];
      (answer === '' ? empty : answered).push(line);
    }
  }
  const lines = [...answered, ...empty];
  if (lines.length === 0) return;
  const bytes = bytesIfThere(path);
  if (bytes === undefined) {
    writeWhole(path, writeCsv([HEAD, ...lines]));
    return;
  }
  // As the graders' program has left it: its encoding, its separator, the order of its columns.
  const { text, form } = decodeText(bytes);
  const end = /[\r\n]$/.test(text) ? '' : '\r\n';
  const added = writeCsv(inOrder(text, lines), false, tableIn(text).separator);
  appendFileSync(path, encodeText(`${end}${added}`, { ...form, mark: false }));
}

function inOrder(before: string, lines: readonly Field[][]): Field[][] {
  const head = (readCsv(before)[0] ?? HEAD).map((name) => name.trim().toLowerCase());
  return lines.map((line) => head.map((name) => line[HEAD.indexOf(name)] ?? ''));
}
