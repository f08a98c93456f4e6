import { Problem } from 'kernel-lib/display';
import { fromMarkdown } from 'mdast-util-from-markdown';
import {
  type OpenQuestion,
  type Prediction,
  parseNumberQuiz,
  parseOpenQuestion,
  parsePrediction,
  parseQuiz,
  parseSeveralQuiz,
  type Quiz,
  type QuizWords,
} from './quiz.js';
import { renderQuotations } from './quotations.js';

/** One piece of a lab's source, in order. */
export type Block =
  | { readonly kind: 'markdown'; readonly section: string; readonly text: string }
  | {
      readonly kind: 'code';
      readonly section: string;
      readonly text: string;
      readonly id?: string;
      readonly tags: readonly string[];
    }
  | {
      readonly kind: 'check';
      readonly section: string;
      readonly exercise: string;
      /** For the table of points: what the student writes. */
      readonly title: string;
    }
  | { readonly kind: 'points'; readonly section: string }
  | { readonly kind: 'quiz'; readonly section: string; readonly quiz: Quiz }
  /** A question of an earlier edition: no notebook shows it, and old answers to it keep their meaning. */
  | {
      readonly kind: 'replaced';
      readonly section: string;
      readonly quiz: Quiz;
      readonly by: string;
    }
  | { readonly kind: 'predict'; readonly section: string; readonly predict: Prediction }
  | { readonly kind: 'open'; readonly section: string; readonly open: OpenQuestion };

/** A lab as authored. */
export interface LabSource {
  /** From the front matter; `title` is required. */
  readonly meta: Readonly<Record<string, string>>;
  readonly blocks: readonly Block[];
}

/** A part that may be left out: up to the next heading of its level. */
export const OPTIONAL = /^## Optional\b/;

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** `Backward, one gate at a time` gives `backward-one-gate-at-a-time`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[`*_$]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
}

/** `id=a points=2 figure` gives `{ id: 'a', points: '2', figure: '' }`. */
function attributes(meta: string): Record<string, string> {
  return Object.fromEntries(
    meta
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => {
        const [key = '', value = ''] = word.split(/=(.*)/s);
        return [key, value];
      }),
  );
}

const CODE_WORDS = new Set(['id', 'figure', 'needs', 'collapsed', 'show', 'slow']);
const QUESTION_WORDS = new Set(['id', 'points', 'lettered', 'tries', 'words', 'replaced-by']);

function requireKnown(words: object, known: ReadonlySet<string>, where: string): void {
  const unknown = Object.keys(words).find((word) => !known.has(word));
  if (unknown !== undefined) throw new Problem(`${where}: unknown word "${unknown}"`);
}

/** The blocks that are questions with an answer. */
const CLOSED: Readonly<Record<string, typeof parseQuiz | undefined>> = {
  quiz: parseQuiz,
  several: parseSeveralQuiz,
  number: parseNumberQuiz,
};
const QUESTIONS = new Set([...Object.keys(CLOSED), 'open', 'predict']);
const SCORED: ReadonlySet<string> = new Set([...Object.keys(CLOSED), 'open', 'check']);

function quizWords(
  { points, lettered, tries }: Record<string, string>,
  meta: Record<string, string>,
  where: string,
): QuizWords {
  const free = tries ?? meta.tries;
  if (free !== undefined && free !== 'free') {
    throw new Problem(`${where}: tries=${free} is not known; write tries=free, or nothing`);
  }
  return {
    points: Number(points ?? 1),
    lettered: lettered !== undefined,
    freeTries: free === 'free',
  };
}

/**
 * Reads a lab: Markdown, where
 *
 * - front matter between `---` lines gives `title`;
 * - a heading (up to level 3) begins a new cell, and so does `<!-- cell -->`;
 * - a `ts` block is a code cell. Words after `ts`: `id=…`, `figure` (must show a figure), `needs=…`
 *   (exercises that must be solved for it to show anything), `collapsed` (code folded away),
 *   `show` (stays in the text, is not run);
 * - a block `check` with a line `exercise: what the student writes` is a check cell;
 * - a `quiz id=…` block is a multiple-choice question, in a `several id=…` block more than one
 *   option is right, a `number id=…` block asks for a number (`points=…` of each, 1 without; `lettered`
 *   when an earlier edition named the options by letters; `tries=free` when the points are not to fall
 *   with each try, which the front matter can say for the whole lab); an `open id=… points=…` block is
 *   for a person to score;
 * - `replaced-by=…` beside a question says that it is asked no more, and which one stands in its place;
 * - a `predict id=…` block asks what the next run will show, and is never scored;
 * - `## Optional: …` begins a part that may be left out: nothing in it carries points;
 * - `<!-- points -->` is the table of exercises and points;
 * - `[L3: "…"]` quotes a lecture, and so does a block such as ` ```python L1 `: see
 *   {@link renderQuotations}.
 */
export function parseLab(text: string, path: string): LabSource {
  const source = renderQuotations(text.replaceAll('\r\n', '\n'));
  const front = FRONT_MATTER.exec(source);
  const meta: Record<string, string> = {};
  for (const line of front?.[1]?.split('\n') ?? []) {
    const [key = '', value = ''] = line.split(/:\s*(.*)/s);
    if (key.trim()) meta[key.trim()] = value.trim();
  }
  if (!meta.title) throw new Problem(`${path}: the front matter needs a title`);

  // Blank lines in place of the front matter keep line numbers right.
  const body = front
    ? '\n'.repeat(front[0].split('\n').length - 1) + source.slice(front[0].length)
    : source;
  const blocks: Block[] = [];
  let section = 'start';
  let from = -1; // where the Markdown cell being gathered begins
  let to = -1;
  let optional = false;

  const flush = (): void => {
    if (from >= 0) {
      const cell = body.slice(from, to).trim();
      if (cell) blocks.push({ kind: 'markdown', section, text: cell });
    }
    from = -1;
  };

  for (const node of fromMarkdown(body).children) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const where = `${path}:${node.position?.start.line ?? 0}`;
    if (optional && node.type === 'code' && SCORED.has(node.lang ?? '')) {
      throw new Problem(
        `${where}: an optional part carries no points; move this ${node.lang} out of it`,
      );
    }

    if (node.type === 'html' && node.value === '<!-- cell -->') {
      flush();
      continue;
    }
    if (node.type === 'html' && node.value === '<!-- points -->') {
      flush();
      blocks.push({ kind: 'points', section });
      continue;
    }
    if (node.type === 'code') {
      const words = attributes(node.meta ?? '');
      if (node.lang === 'ts' && !('show' in words)) {
        requireKnown(words, CODE_WORDS, where);
        flush();
        const tags = Object.entries(words)
          .filter(([word]) => word !== 'id')
          .map(([word, value]) => (value ? `${word}=${value}` : word));
        blocks.push({
          kind: 'code',
          section,
          text: node.value.trim(),
          tags,
          ...(words.id ? { id: words.id } : {}),
        });
        continue;
      }
      if (node.lang === 'check') {
        flush();
        const [, exercise, title] = /^([\w.]+): (.+)$/.exec(node.value.trim()) ?? [];
        if (!exercise || !title) {
          throw new Problem(`${where}: a check block is one line, "exercise: what it is"`);
        }
        blocks.push({ kind: 'check', section, exercise, title });
        continue;
      }
      if (node.lang && QUESTIONS.has(node.lang)) {
        flush();
        const id = words.id ?? '';
        if (!/^[a-z0-9-]+$/.test(id)) throw new Problem(`${where}: needs id=some-name`);
        requireKnown(words, QUESTION_WORDS, where);
        const parse = CLOSED[node.lang];
        if (parse) {
          const quiz = parse(id, node.value, where, quizWords(words, meta, where));
          const by = words['replaced-by'];
          if (by === undefined) blocks.push({ kind: 'quiz', section, quiz });
          else blocks.push({ kind: 'replaced', section, quiz, by });
        } else if (node.lang === 'predict') {
          const predict = parsePrediction(id, node.value, where, 'words' in words);
          blocks.push({ kind: 'predict', section, predict });
        } else {
          const open = parseOpenQuestion(id, Number(words.points), node.value, where);
          blocks.push({ kind: 'open', section, open });
        }
        continue;
      }
    }
    if (node.type === 'heading' && node.depth <= 3) {
      flush();
      if (node.depth <= 2) optional = OPTIONAL.test(body.slice(start, end));
      section = slug(body.slice(start, end).replace(/^#+\s*/, '')) || 'section';
    }
    if (from < 0) from = start;
    to = end;
  }
  flush();
  return { meta, blocks };
}
