import type { AnswerCall } from './answers.js';
import { type Given, readGiven } from './given.js';
import { aboveLabText, isNextPart, writtenText } from './open.js';
import { type CellQuestion, inCell, type OpenQuestion, type Question } from './question.js';
import type { NotebookCell } from './read.js';
import { words } from './text.js';

/** A notebook that could be read. */
export interface ReadableNotebook {
  readonly path: string;
  readonly cells: readonly NotebookCell[];
}

/** A notebook with what its texts ask. */
export interface SearchableNotebook extends ReadableNotebook {
  /** For each cell the question whose text it holds, if it does. */
  readonly asks: readonly (string | undefined)[];
}

/** Looks through the texts of notebooks once, for all the questions. */
export function searchable(
  notebooks: readonly ReadableNotebook[],
  questions: readonly Question[],
): SearchableNotebook[] {
  const cores = questions.flatMap(({ id, question }) => {
    const core = words(question).slice(0, 200);
    return core.length > 10 ? [{ id, core }] : [];
  });
  const asked = ({ type, source }: NotebookCell) => {
    if (type === 'code') return undefined;
    const text = words(source.slice(0, MAX_TEXT));
    return cores.find(({ core }) => text.includes(core))?.id;
  };
  return notebooks.map(({ path, cells }) => ({ path, cells, asks: cells.map(asked) }));
}

/** The longest text that is searched for a question. */
const MAX_TEXT = 20_000;

/** How a cell was found: the smaller the surer. */
const FOUND_BY = { gradeId: 0, cellId: 1, content: 2, none: 3 } as const;

/** An answer in a notebook. */
export interface Candidate {
  /** The notebook that holds it. */
  readonly path: string;
  readonly rank: number;
  /** `undefined` when the answer is not written out. */
  readonly given: string | number | undefined;
  /** The tries before it, closed. */
  readonly record?: string | undefined;
}

/**
 * All answers to the questions that code cells answer, by question, in the order of the
 * notebooks. A cell belongs to a question by its grade_id, else by its cell id, else by what it
 * holds: the question's name in `answer('name', …)`, or the question's text above it. So it does
 * not matter when notebooks were renamed, cells moved, split or copied, or metadata lost.
 */
export function findAnswers(
  notebooks: readonly SearchableNotebook[],
  questions: readonly Question[],
  callsOf: (source: string) => readonly AnswerCall[],
): Map<string, Candidate[]> {
  const closed = new Map(questions.filter(inCell).map((question) => [question.id, question]));
  const found = new Map<string, Candidate[]>();
  for (const { path, cells, asks } of canonicalLast(notebooks, questions)) {
    cells.forEach((cell, at) => {
      if (!mayAnswer(cell, closed)) return;
      const named = officialQuestion(cell, closed);
      // A question's name that is known counts; of a cell that is a question's, so does any call.
      const own = named?.id ?? asks[at] ?? asks[at - 1];
      for (const { id, value, record } of callsOf(codeOf(cell))) {
        // Prose elsewhere may speak of an answer.
        if (cell.type === 'markdown' && own !== (id ?? own)) continue;
        const question = id !== undefined && closed.has(id) ? id : own;
        if (question === undefined || !closed.has(question)) continue;
        const rank = rankOf(cell, question);
        const list = found.get(question) ?? [];
        list.push({ path, rank, given: value, record });
        found.set(question, list);
      }
    });
  }
  return found;
}

/** The sources of the cells in which {@link findAnswers} looks for answers. */
export function answerSources(
  notebooks: readonly ReadableNotebook[],
  questions: readonly Question[],
): Set<string> {
  const known = new Map(questions.map((question) => [question.id, question]));
  const cells = notebooks.flatMap((notebook) => notebook.cells);
  return new Set(cells.filter((cell) => mayAnswer(cell, known)).map(codeOf));
}

function mayAnswer(cell: NotebookCell, known: ReadonlyMap<string, Question>): boolean {
  return officialQuestion(cell, known) !== undefined || /answer|predict/.test(cell.source);
}

/** The code in a cell; one that was turned into text holds it between other things. */
function codeOf({ type, source }: NotebookCell): string {
  if (type === 'code') return source;
  const shown = source.replaceAll(/<!--[\s\S]*?(-->|$)/g, '').replaceAll(/\/\/[^\n\r]*/g, '');
  const calls = shown.match(/\b(?:answer|predict)\s*\([^()\n]*\)/g);
  return calls?.join(';\n') ?? shown.replaceAll(/^```.*$|`/gm, '').trim();
}

/** Whether a cell is the question's own, by its name. */
export function isOwnCell(cell: NotebookCell, id: string): boolean {
  return rankOf(cell, id) !== FOUND_BY.content;
}

/** What counts of several answers to one question. */
export interface Choice {
  readonly path?: string;
  readonly given: Given | { readonly kind: 'missing' } | { readonly kind: 'computed' };
  /** The tries before it, closed. */
  readonly record?: string | undefined;
  /** Answers that differ from the one that counts. */
  readonly others: readonly (string | number)[];
}

/**
 * The answer that counts: the last one that is decided, in the cell that is surest to be the
 * question's own. `?` and answers that are not written out never replace one that is decided.
 */
export function chooseAnswer(question: CellQuestion, candidates: readonly Candidate[]): Choice {
  const read = candidates.flatMap(({ given, ...where }) =>
    given === undefined ? [] : [{ ...where, given: readGiven(question, given) }],
  );
  for (const kind of ['answer', 'unfit'] as const) {
    const decided = read.filter((candidate) => candidate.given.kind === kind);
    // Not all at once as arguments: there may be too many of them.
    const best = decided.reduce<number>(
      (least, { rank }) => Math.min(least, rank),
      FOUND_BY.content,
    );
    const chosen = decided.filter(({ rank }) => rank === best).at(-1);
    if (!chosen) continue;
    const value = answerOf(chosen.given);
    const others = decided.map(({ given }) => answerOf(given));
    return {
      path: chosen.path,
      given: chosen.given,
      record: chosen.record,
      others: [...new Set(others)].filter((other) => other !== value && other !== ''),
    };
  }
  if (read.length > 0) return { given: { kind: 'undecided' }, others: [] };
  return { given: { kind: candidates.length > 0 ? 'computed' : 'missing' }, others: [] };
}

function answerOf(given: Given): string | number {
  return given.kind === 'answer' ? given.value : '';
}

/** The text that answers an open question; empty when there is none. */
export function findOpenAnswer(
  question: OpenQuestion,
  notebooks: readonly SearchableNotebook[],
): { path?: string; text: string } {
  let best: { path: string; rank: number; text: string } | undefined;
  for (const notebook of canonicalLast(notebooks, [question])) {
    const parts = openParts(question, notebook);
    const rank = parts.reduce((least, part) => Math.min(least, part.rank), FOUND_BY.none as number);
    if (parts.length === 0 || rank > (best?.rank ?? FOUND_BY.none)) continue;
    const counted = parts.filter((part) => part.rank === rank || part.rank === FOUND_BY.content);
    const text = [...new Set(counted.map((part) => part.text))].join('\n\n');
    best = { path: notebook.path, rank, text };
  }
  return best ? { path: best.path, text: best.text } : { text: '' };
}

/**
 * What is written in the question's own cells, under its text, and in new cells below, in the order
 * of the notebook.
 */
function openParts(open: OpenQuestion, { cells, asks }: SearchableNotebook) {
  const { id, question, below: next = [] } = open;
  const parts: { rank: number; text: string }[] = [];
  let below = false;
  cells.forEach((cell, at) => {
    const rank = rankOf(cell, id);
    if (rank !== FOUND_BY.content || asks[at] === id) below = true;
    else if (below) {
      const above = aboveLabText(cell.source, next);
      if (above !== undefined && above !== '' && cell.type !== 'code') {
        parts.push({ rank, text: above });
      }
      if (above !== undefined || asks[at] !== undefined || cell.gradeId !== undefined)
        below = false;
      else if (isNextPart(cell, open)) below = false;
    }
    if (!below) return;
    const text = writtenText(cell.source, question);
    if (text !== '') parts.push({ rank, text });
  });
  return parts;
}

/** Notebooks that still have a lab's name come last, because of equals the last one counts. */
function canonicalLast<N extends ReadableNotebook>(
  notebooks: readonly N[],
  questions: readonly Question[],
): N[] {
  const names = new Set(questions.map(({ notebook }) => notebook));
  const isNamed = ({ path }: N) => names.has(path.split('/').at(-1) ?? '');
  return [...notebooks].sort((a, b) => Number(isNamed(a)) - Number(isNamed(b)));
}

function rankOf(cell: NotebookCell, id: string): number {
  if (cell.gradeId === id) return FOUND_BY.gradeId;
  return cell.id === id ? FOUND_BY.cellId : FOUND_BY.content;
}

function officialQuestion<Q>(cell: NotebookCell, known: ReadonlyMap<string, Q>): Q | undefined {
  return known.get(cell.gradeId ?? '') ?? known.get(cell.id ?? '');
}
