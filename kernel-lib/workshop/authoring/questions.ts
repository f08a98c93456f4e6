import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClosedQuestion,
  type Question,
  sealChoice,
  sealNumber,
  words,
} from 'chainrule-grader/notebooks';
import { Problem } from 'kernel-lib/display';
import { openText, predictText, quizText } from './notebook.js';
import type { Quiz, QuizOption } from './quiz.js';
import type { Block, LabSource } from './source.js';

/** The questions of one lab, with sealed answers: nothing here says which answer is right. */
export function labQuestions(name: string, lab: LabSource): Question[] {
  const of = { lab: Number.parseInt(name, 10), notebook: `${name}.ipynb` };
  return lab.blocks.flatMap((block, at): Question[] => {
    if (block.kind === 'open') {
      const { id, points, question } = block.open;
      const below = lab.blocks.slice(at + 1, at + 1 + CELLS_BELOW).flatMap(beginning);
      return [{ id, ...of, kind: 'open', points, question, below }];
    }
    if (block.kind === 'predict') {
      const { options, ...asked } = block.predict;
      const shown = options.length > 0 ? { options } : {};
      return [{ ...asked, ...shown, ...of, kind: 'prediction', points: 0 }];
    }
    if (block.kind === 'replaced') {
      const { by, quiz } = block;
      if (!lab.blocks.some((one) => one.kind === 'quiz' && one.quiz.id === by)) {
        throw new Problem(`${name}: ${quiz.id} is replaced by ${by}, which the lab does not ask`);
      }
      return [{ ...closedQuestion(quiz, of), replacedBy: by }];
    }
    return block.kind === 'quiz' ? [closedQuestion(block.quiz, of)] : [];
  });
}

function closedQuestion(quiz: Quiz, of: { lab: number; notebook: string }): ClosedQuestion {
  const { id, kind, points, question, options } = quiz;
  const free = quiz.freeTries ? { tries: 'free' as const } : {};
  const base = { id, ...of, points, question, answers: sealAll(quiz), ...free };
  const known = options.map(({ letter = '' }) => letter).sort();
  const letters = quiz.lettered ? { letters: known.join('') } : {};
  if (kind === 'number') return { ...base, kind, ...letters };
  if (kind === 'several') return { ...base, kind, options: options.length };
  return { ...base, kind, options: options.length, ...letters };
}

/** So many of the lab's own cells below an open question are known by their beginnings. */
const CELLS_BELOW = 3;
const WORDS_KNOWN = 12;

/** The first words of the cell that a block becomes. */
function beginning(block: Block): string[] {
  const text = textOf(block);
  const begin = words(text ?? '')
    .split(' ')
    .slice(0, WORDS_KNOWN)
    .join(' ');
  return begin === '' ? [] : [begin];
}

function textOf(block: Block): string | undefined {
  if (block.kind === 'markdown' || block.kind === 'code') return block.text;
  if (block.kind === 'quiz') return quizText(block.quiz);
  if (block.kind === 'predict') return predictText(block.predict);
  return block.kind === 'open' ? openText(block.open) : undefined;
}

/** Sealed, and in an order that tells nothing. */
function sealAll({ id, kind, options }: Quiz) {
  const all = options.filter(({ right }) => right).length;
  const seals = ({ name, letter, text, right, why, value, tolerance }: QuizOption) => {
    const verdict = { right, label: name, why, ...(kind === 'several' ? { of: all } : {}) };
    const now =
      value === undefined || tolerance === undefined
        ? sealChoice(id, name, verdict)
        : sealNumber(id, value, tolerance, verdict);
    const named = name === '' ? [] : [now];
    // Who still has the letters on the screen, or has none, is told what was picked.
    const then = { right, label: `${letter} (${text})`, why };
    return letter === undefined ? named : [...named, sealChoice(id, letter, then)];
  };
  return options.flatMap(seals).sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** The one copy of the questions, for notebooks and grader, below the project's root. */
export const QUESTIONS_PATH = 'kernel-lib/course/generated/questions.ts';

const HEAD = `import type { Question } from 'chainrule-grader/notebooks';

/**
 * Generated from the labs (npm run generate). The questions that notebooks ask, with the sealed key:
 * \`answer()\` and the grader read it here, whatever lies beside a notebook.
 */
export const questions: readonly Question[] = `;

/** The source text of questions.ts. */
export function questionsSource(questions: readonly Question[]): string {
  return `${HEAD}${JSON.stringify(questions, null, 2)};\n`;
}

/**
 * Brings {@link QUESTIONS_PATH} up to date from the labs, or with `check` only says whether it is.
 */
export function refreshQuestions(
  root: string,
  labs: readonly { name: string; lab: LabSource }[],
  check = false,
): 'fresh' | 'written' {
  const file = join(root, QUESTIONS_PATH);
  const source = questionsSource(labs.flatMap(({ name, lab }) => labQuestions(name, lab)));
  if (existsSync(file) && readFileSync(file, 'utf8') === source) return 'fresh';
  if (!check) writeFileSync(file, source);
  return 'written';
}
