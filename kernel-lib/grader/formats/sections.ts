import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import { total } from '../engine/report.js';
import type { QuestionResult } from '../notebooks/score.js';

/**
 * The parts of a report that earn points: its exercises, then the questions of each lab's notebook
 * as one more part with a check per question, for formats that know exercises and checks only.
 * Open questions are not among them: a person scores those.
 */
export function sections(report: Report): ExerciseResult[] {
  return [...report.exercises, ...questionSections(report)];
}

/** The questions of each lab as if they were the checks of an exercise. */
export function questionSections({ questions }: Report): ExerciseResult[] {
  const closed = questions?.results.filter(({ kind }) => kind !== 'open') ?? [];
  const labs = [...new Set(closed.map(({ lab }) => lab))];
  return labs.map((lab) => {
    const asked = closed.filter((question) => question.lab === lab);
    const checks = asked.map(asCheck);
    return {
      name: `questions of lab ${lab}`,
      topic: 'questions',
      file: asked[0]?.file ?? 'notebooks',
      lab,
      status: overall(checks),
      score: total(checks.map(({ score }) => score)),
      max_score: total(checks.map(({ max_score }) => max_score)),
      hints: [],
      checks,
      output: '',
      seconds: 0,
    };
  });
}

function asCheck(question: QuestionResult): CheckResult {
  const { id, title, status, score, max_score, message, diagnosis } = question;
  return {
    id,
    title: `${id}: ${title}`,
    status,
    score,
    max_score,
    hidden: false,
    ...(message === undefined ? {} : { message }),
    ...(diagnosis === undefined ? {} : { diagnosis }),
  };
}

function overall(checks: readonly CheckResult[]): ExerciseResult['status'] {
  if (checks.every(({ status }) => status === 'passed')) return 'passed';
  return checks.every(({ status }) => status === 'todo') ? 'todo' : 'failed';
}

/** What to type to see a part of a report again. */
export function commandFor({ topic, name }: ExerciseResult, command: 'check' | 'grade'): string {
  if (topic === 'questions') return 'npm run grade -- .';
  return command === 'check' ? `npm run check -- ${name}` : `npm run grade -- --exercise ${name}`;
}

/** "Open questions, marked by a person: lab02-hidden (4 points)". */
export function openQuestionLines({ questions }: Report): string[] {
  const open = questions?.results.filter(({ kind }) => kind === 'open') ?? [];
  if (open.length === 0) return [];
  const list = open.map(
    ({ id, max_score, answer }) => `${id} (${max_score}${answer === undefined ? ', empty' : ''})`,
  );
  const points = questions?.open_points ?? 0;
  return [`Open questions, ${points} points more, marked by a person: ${list.join(', ')}`];
}

/** "Predictions made: 3 of 4; none in: lab01-batches". They earn nothing. */
export function predictionLines({ questions }: Report): string[] {
  const all = questions?.predictions ?? [];
  if (all.length === 0) return [];
  const labs = [...new Set(all.map(({ lab }) => lab))];
  const made = labs.map((lab) => {
    const own = all.filter((one) => one.lab === lab);
    return `lab ${lab}: ${own.filter((one) => one.made).length} of ${own.length}`;
  });
  return [`Predictions made before a run, never scored: ${made.join(', ')}`];
}

/** What is wrong with notebooks that were handed in. */
export function notebookProblems({ questions }: Report): string[] {
  return questions?.notebooks.flatMap(({ problem }) => (problem ? [problem] : [])) ?? [];
}
