import type { CheckResult, ExerciseResult } from './report.js';

/** How many points a hint costs: that of `tier` (from 1), of the `of` hints that an exercise has. */
export type HintCost = (tier: number, of: number) => number;

/** What the hints after the first `from`, up to `to`, cost together, in hundredths at the finest. */
export function hintsCost(cost: HintCost, from: number, to: number, of: number): number {
  let sum = 0;
  for (let tier = from + 1; tier <= Math.min(to, of); tier++) sum += Math.max(0, cost(tier, of));
  return Math.round(sum * 100) / 100;
}

const LINE = 'hints';

/** As it was before hints were counted. */
function withoutHints(exercise: ExerciseResult): ExerciseResult {
  const { hints_taken: _taken, ...others } = exercise;
  const line = exercise.checks.find(({ id }) => id === LINE);
  if (!line) return others;
  const checks = exercise.checks.filter((check) => check !== line);
  return { ...others, checks, score: exercise.score - line.score };
}

/**
 * An exercise with the hints that were taken for it and what they cost: never more than it has earned.
 * The cost is a line among its checks, so that these add up to its score in every format.
 */
export function withHintsTaken(
  result: ExerciseResult,
  taken: number,
  cost: HintCost = () => 0,
): ExerciseResult {
  const exercise = withoutHints(result);
  const of = exercise.hints.length;
  const hints_taken = Math.min(taken, of);
  if (hints_taken === 0) return exercise;
  const lost = Math.min(exercise.score, hintsCost(cost, 0, hints_taken, of));
  if (lost === 0) return { ...exercise, hints_taken };
  const line: CheckResult = {
    id: LINE,
    title: `${hints_taken} of ${of} hints taken`,
    status: 'passed',
    score: -lost,
    max_score: 0,
    hidden: false,
  };
  const score = Math.round((exercise.score - lost) * 100) / 100;
  return { ...exercise, score, hints_taken, checks: [...exercise.checks, line] };
}
