import type { TypeProblem } from '../submission/typeProblem.js';
import type { CheckResult, ExerciseResult } from './report.js';

/**
 * An exercise with what the compiler says inside its function as the likely cause of what failed there,
 * where it knows what to write instead: what is guessed from wrong numbers must not point elsewhere.
 *
 * @param text of the file that the exercise is in
 */
export function withTypeCauses(
  exercise: ExerciseResult,
  text: string,
  problems: readonly TypeProblem[],
): ExerciseResult {
  const lines = linesOf(exercise.name, text);
  const cause = problems.find(
    ({ path, line, advice }) =>
      advice !== undefined && path === exercise.file && line >= lines.from && line <= lines.to,
  );
  if (!cause) return exercise;
  const diagnosis = `line ${cause.line}: ${cause.advice}`;
  const checks = exercise.checks.map((check) => {
    const guessed = check.status === 'failed' && !isOfAnotherKind(check);
    return guessed || (check.status === 'error' && check.place) ? { ...check, diagnosis } : check;
  });
  return { ...exercise, checks };
}

/** Whether what came is no tensor or no number at all: what to do about that is known, not guessed. */
export function isOfAnotherKind({ message }: CheckResult): boolean {
  return /; expected (?:a Tensor|a number|\[)/.test(message ?? '');
}

/** The lines, from 1, of an exported function or class: up to the first brace at a line's beginning. */
function linesOf(name: string, text: string): { from: number; to: number } {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const head = new RegExp(`^(export )?(async )?(function\\*?|class|const|let|var) ${name}\\b`);
  const from = lines.findIndex((line) => head.test(line));
  if (from < 0) return { from: 1, to: 0 };
  const length = lines.slice(from).findIndex((line) => line.startsWith('}'));
  return { from: from + 1, to: length < 0 ? lines.length : from + length + 1 };
}
