import { total } from '../engine/report.js';
import { plainText } from '../submission/plain.js';
import { type AnswerCall, answerCalls } from './answers.js';
import {
  answerSources,
  type Candidate,
  chooseAnswer,
  findAnswers,
  findOpenAnswer,
  isOwnCell,
  type ReadableNotebook,
  type SearchableNotebook,
  searchable,
} from './find.js';
import { example } from './given.js';
import {
  type ClosedQuestion,
  isClosed,
  type OpenQuestion,
  type PredictionQuestion,
  type Question,
} from './question.js';
import { type NotebookContent, readNotebook } from './read.js';
import { openSeal } from './seal.js';
import { fractionOf, openTries, pointsOf, type Tries, tryName, withTry } from './tries.js';

/** What became of one question. */
export interface QuestionResult {
  /** The question's name, also that of its cell. */
  id: string;
  kind: Exclude<Question['kind'], 'prediction'>;
  lab: number;
  /** The lab's notebook, or the one in which the answer was found. */
  file: string;
  title: string;
  /** pending: an open question, which a person scores. */
  status: 'passed' | 'failed' | 'todo' | 'pending';
  score: number;
  max_score: number;
  /** As it was given; of an open question its text. */
  answer?: string;
  /** How many answers were tried, this one included, where the notebook tells. */
  tries?: number;
  /** What is wrong, in one line. */
  message?: string;
  /** Why, in the words of the lab. */
  diagnosis?: string;
}

/** Whether a student said what she expected before a run; it earns and costs nothing. */
export interface PredictionResult {
  id: string;
  lab: number;
  file: string;
  title: string;
  made: boolean;
  /** As it was given. */
  answer?: string;
}

/** The questions of the notebooks that were handed in. */
export interface QuestionsReport {
  /** Of questions that are scored here; they count in the report's own score. */
  score: number;
  max_score: number;
  /** Of open questions, which a person scores: in no sum here. */
  open_points: number;
  /** The notebooks that were found, and what was wrong with them. */
  notebooks: { path: string; problem?: string }[];
  results: QuestionResult[];
  /** Never scored: instructors see who made up her mind before a run. */
  predictions: PredictionResult[];
}

/** A notebook of a submission, read when it is needed. */
export interface NotebookFile {
  readonly path: string;
  text(): string | { problem: string };
}

/**
 * Scores the answers in notebooks by the given questions. Questions that are in none of the
 * notebooks count as not answered. Never throws for anything in a notebook.
 */
export function scoreQuestions(
  files: readonly NotebookFile[],
  questions: readonly Question[],
): QuestionsReport {
  return scoreAll(readAll(files), questions, answerCalls);
}

/** Somebody who reads what students wrote, within bounds. */
export interface NotebookReader {
  /** The cells of a notebook, or one line that says why they cannot be read. */
  notebook(path: string, text: string): Promise<NotebookContent>;
  /** The answers in the source of a cell; `undefined` when there is no time left to look. */
  answerCalls(source: string): Promise<readonly AnswerCall[] | undefined>;
  /** Why there is no time left. */
  timeUsedUp(): string;
}

/** Cells in which answers are looked for: all the labs together have 60. */
const MAX_ANSWER_CELLS = 2_000;

/** As {@link scoreQuestions}, with somebody else to read the notebooks and their cells. */
export async function scoreQuestionsBy(
  reader: NotebookReader,
  files: readonly NotebookFile[],
  questions: readonly Question[],
): Promise<QuestionsReport> {
  const together = new Together();
  const read: NotebookContent[] = [];
  for (const { path, text } of files) {
    const content = text();
    const isText = typeof content === 'string';
    const problem = isText ? undefined : { path, problem: `${path} ${content.problem}` };
    read.push(problem ?? together.add(await reader.notebook(path, content as string)));
  }
  const calls = new Map<string, readonly AnswerCall[]>();
  const sources = [...answerSources(read.filter(isReadable), questions)];
  const problems = sources.length > MAX_ANSWER_CELLS ? [`there are ${sources.length} of them`] : [];
  for (const source of sources.slice(0, MAX_ANSWER_CELLS)) {
    const found = await reader.answerCalls(source);
    if (found) calls.set(source, found);
    else if (problems.push(reader.timeUsedUp())) break;
  }
  const report = scoreAll(read, questions, (source) => calls.get(source) ?? []);
  const [why] = problems;
  if (why === undefined) return report;
  const unread = { path: 'notebooks', problem: `some cells with answers were not read: ${why}` };
  return { ...report, notebooks: [...report.notebooks, unread] };
}

function isReadable(content: NotebookContent): content is ReadableNotebook {
  return 'cells' in content;
}

function scoreAll(
  read: readonly NotebookContent[],
  questions: readonly Question[],
  callsOf: (source: string) => readonly AnswerCall[],
): QuestionsReport {
  const notebooks = searchable(read.filter(isReadable), questions);
  const answers = findAnswers(notebooks, questions, callsOf);
  const found: QuestionResult[] = [];
  const predictions: PredictionResult[] = [];
  for (const question of questions) {
    const given = answers.get(question.id) ?? [];
    if (isClosed(question)) found.push(scoreClosed(question, given, read, notebooks));
    else if (question.kind === 'open') found.push(scoreOpen(question, notebooks));
    else predictions.push(predictionOf(question, given));
  }
  const results = withReplaced(found, questions);
  const closed = results.filter(({ kind }) => kind !== 'open');
  return {
    score: total(closed.map(({ score }) => score)),
    max_score: total(closed.map(({ max_score }) => max_score)),
    open_points: total(results.map(({ kind, max_score }) => (kind === 'open' ? max_score : 0))),
    notebooks: read.map((content) =>
      'problem' in content
        ? { path: content.path, problem: content.problem }
        : { path: content.path },
    ),
    results,
    predictions,
  };
}

/** Without the questions that are asked no more; what a notebook says to one counts for its successor. */
function withReplaced(
  results: readonly QuestionResult[],
  questions: readonly Question[],
): QuestionResult[] {
  const replaced = new Map(
    questions.flatMap((one) =>
      isClosed(one) && one.replacedBy ? [[one.id, one.replacedBy] as const] : [],
    ),
  );
  const earlier = new Map(
    results.flatMap((one) => {
      const heir = replaced.get(one.id);
      return heir !== undefined && one.status !== 'todo' ? [[heir, one] as const] : [];
    }),
  );
  return results
    .filter(({ id }) => !replaced.has(id))
    .map((one) => {
      const before = one.status === 'todo' ? earlier.get(one.id) : undefined;
      if (!before) return one;
      const notes = [`answered as ${before.id}, which an earlier edition asked`, before.message];
      const { id, title, max_score } = one;
      return { ...before, id, title, max_score, message: notes.filter(Boolean).join('; ') };
    });
}

/** The most text that is looked through; what follows is named and left aside. */
const MAX_TOGETHER = 20_000_000;

class Together {
  private left = MAX_TOGETHER;

  /** The notebook, if there is room for it too. */
  add(content: NotebookContent): NotebookContent {
    if ('problem' in content) return content;
    this.left -= content.cells.reduce((sum, { source }) => sum + source.length, 0);
    const { path } = content;
    if (this.left >= 0) return content;
    return { path, problem: `${path} is too much: too many long notebooks` };
  }
}

function readAll(files: readonly NotebookFile[]): NotebookContent[] {
  const together = new Together();
  return files.map((file) => together.add(readFile(file)));
}

function readFile({ path, text }: NotebookFile): NotebookContent {
  const content = text();
  if (typeof content === 'string') return readNotebook(path, content);
  return { path, problem: `${path} ${content.problem}` };
}

function scoreClosed(
  question: ClosedQuestion,
  candidates: readonly Candidate[],
  read: readonly NotebookContent[],
  notebooks: readonly SearchableNotebook[],
): QuestionResult {
  const { path, given, record, others } = chooseAnswer(question, candidates);
  const base = { ...head(question, path), status: 'todo' as const };
  switch (given.kind) {
    case 'missing':
      return { ...base, message: missing(question, read, notebooks) };
    case 'undecided':
      return { ...base, message: 'not answered yet' };
    case 'computed':
      return {
        ...base,
        message: `the answer is not written out: write ${example(question)} itself into answer('${question.id}', …)`,
      };
    case 'unfit':
      return { ...base, status: 'failed', message: plainText(given.say) };
    case 'answer': {
      const answer = String(given.value);
      const verdict = openSeal(question, given.value);
      const right = verdict?.right ?? false;
      const tries = record === undefined ? [] : openTries(question.id, record);
      const name = tryName(verdict, given.value);
      const fraction = fractionOf(question, tries ?? [], name);
      const score = pointsOf(question, verdict, fraction);
      const counted = tries && tries.length > 0 ? { tries: withTry(tries, name).length } : {};
      const notes = [
        ...(right ? [] : [`${answer} is not ${score > 0 ? 'all that is right' : 'right'}`]),
        ...(right && fraction < 1 ? [found(tries ?? [], name)] : []),
        ...(tries ? [] : [DAMAGED]),
        ...(others.length > 0
          ? [`there are other answers too (${others.join(', ')}); ${answer} counts, ${RULE}`]
          : []),
      ];
      return {
        ...base,
        status: right ? 'passed' : 'failed',
        score,
        answer,
        ...counted,
        ...(notes.length > 0 ? { message: notes.join('; ') } : {}),
        ...(verdict && !right ? { diagnosis: verdict.why } : {}),
      };
    }
  }
}

const RULE = "the last one in the question's own cell";

/** The record of tries cannot be read: nobody loses points by that, and the instructor is told. */
const DAMAGED =
  'its record of tries was changed by hand and cannot be read: counted as the first try';

function found(tries: Tries, name: string): string {
  const at = tries.indexOf(name);
  const number = (at < 0 ? tries.length : at) + 1;
  return `found at try ${number}`;
}

function missing(
  question: ClosedQuestion,
  read: readonly NotebookContent[],
  notebooks: readonly SearchableNotebook[],
): string {
  const { id, notebook } = question;
  const write = `write answer('${id}', …) with ${example(question)}`;
  for (const { path, cells, asks } of notebooks) {
    const cell = cells.find((one) => isOwnCell(one, id));
    if (cell && cell.type !== 'code') {
      return `its cell in ${path} was turned into text: make it a code cell again, and ${write} in it`;
    }
    if (cell) return `its cell in ${path} holds no answer: ${write} in it`;
    if (asks.includes(id))
      return `below its question in ${path} is no answer: ${write} in a code cell there`;
  }
  const own = read.filter(({ path }) => path.split('/').at(-1) === notebook);
  const broken = own.find((content) => 'problem' in content);
  if (broken && 'problem' in broken) return broken.problem;
  if (own.length === 0) return `no answer was found: hand in ${notebook} as well`;
  return `its cell is in none of the notebooks: it belongs to ${notebook}`;
}

function scoreOpen(
  question: OpenQuestion,
  notebooks: readonly SearchableNotebook[],
): QuestionResult {
  const { path, text } = findOpenAnswer(question, notebooks);
  return {
    ...head(question, path),
    status: 'pending',
    ...(text === ''
      ? { message: 'not answered yet' }
      : { answer: plainText(text, 20_000), message: 'marked by a person' }),
  };
}

function predictionOf(
  question: PredictionQuestion,
  candidates: readonly Candidate[],
): PredictionResult {
  const { path, given } = chooseAnswer(question, candidates);
  const { id, lab, notebook } = question;
  return {
    id,
    lab,
    file: path ?? `notebooks/${notebook}`,
    title: title(question.question),
    made: given.kind === 'answer',
    ...(given.kind === 'answer' ? { answer: plainText(String(given.value), 200) } : {}),
  };
}

function head(question: ClosedQuestion | OpenQuestion, path: string | undefined) {
  return {
    id: question.id,
    kind: question.kind,
    lab: question.lab,
    file: path ?? `notebooks/${question.notebook}`,
    title: title(question.question),
    score: 0,
    max_score: question.points,
  };
}

/** The question on one line. */
function title(question: string): string {
  const line = question.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}
