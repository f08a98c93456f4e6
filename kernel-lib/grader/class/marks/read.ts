import { basename } from 'node:path';
import { decodeText } from '../../files/encoding.js';
import { readTable } from '../csv.js';
import { bytesIfThere } from '../files.js';

/** Points that a person gave for one open question. */
export interface Mark {
  id: string;
  question: string;
  /** `null`: taken back. */
  points: number | null;
  comment: string;
  /** The file that says so. */
  source: string;
}

export interface MarksRead {
  marks: Mark[];
  /** The students and questions that have a line, marked or not. */
  listed: string[];
  problems: string[];
}

/**
 * Reads a CSV with the columns id, question, points and comment, or JSON with a list of such
 * objects. No points: not marked yet. A dash: a mark is taken back.
 */
export function readMarks(path: string): MarksRead {
  const bytes = bytesIfThere(path);
  const text = bytes && decodeText(bytes).text;
  const source = basename(path);
  if (text === undefined) return none(`${path} cannot be read`);
  let rows: Map<string, string>[];
  try {
    rows = /^\s*\[/.test(text) ? fromJson(text) : readTable(text);
  } catch (error) {
    return none(`${path} is not what it should be (${(error as Error).message})`);
  }
  const result: MarksRead = { marks: [], listed: [], problems: [] };
  for (const [i, row] of rows.entries()) {
    const id = row.get('id') ?? '';
    const question = row.get('question') ?? '';
    if (id === '' || question === '') continue;
    result.listed.push(`${id}\0${question}`);
    const given = (row.get('points') ?? '').replace(/^(\d+),(\d+)$/, '$1.$2');
    if (given === '') continue;
    const points = given === '-' ? null : Number(given);
    if (points !== null && !(Number.isFinite(points) && points >= 0)) {
      result.problems.push(`${source}, line ${i + 2}: ${given} is no number of points`);
      continue;
    }
    result.marks.push({ id, question, points, comment: row.get('comment') ?? '', source });
  }
  if (rows.length > 0 && result.listed.length === 0) {
    result.problems.push(`${source} was not understood: it needs the columns id, question, points`);
  }
  return result;
}

function none(problem: string): MarksRead {
  return { marks: [], listed: [], problems: [problem] };
}

function fromJson(text: string): Map<string, string>[] {
  const list = JSON.parse(text) as unknown;
  if (!Array.isArray(list)) throw new Error('a list is expected');
  return list.map((one: Record<string, unknown>) => {
    const entries = Object.entries(one).map(([key, value]): [string, string] => [
      key.toLowerCase(),
      value === null ? '-' : String(value),
    ]);
    return new Map(entries);
  });
}
