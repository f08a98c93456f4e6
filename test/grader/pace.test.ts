import { expect, test } from 'vitest';
import { Pace, slowAdvice, type Taken } from '../../kernel-lib/grader/engine/pace.js';
import type { CheckResult, ExerciseResult } from '../../kernel-lib/grader/engine/report.js';
import { explainCheck } from '../../kernel-lib/grader/formats/explain.js';
import { checkLines } from '../../kernel-lib/grader/formats/text.js';
import type { Request } from '../../kernel-lib/grader/protocol/frames.js';

/** What is said where a check computes `own` milliseconds itself, and its calls so long. */
async function adviceFor(
  own: number,
  calls: readonly (number | undefined)[],
  others: readonly Taken[] = [],
) {
  let now = 0;
  const pace = new Pace(() => now);
  pace.start();
  const ask = async () => ({ kind: 'loaded' as const, exports: [] });
  for (const computed of calls) {
    await pace.ask({ ask, computed }, 'residual_forward', {} as Request);
  }
  now += own;
  return slowAdvice(pace.taken(), [pace.taken(), ...others]);
}

test('an answer that computes four seconds where a check needs milliseconds is told so', async () => {
  const advice = await adviceFor(5, [3, 4000]);
  expect(advice).toMatch(/^right, but one call of residual_forward computed for 4\.0 s, more than/);
  expect(advice).toContain('It costs no points');
  // The first check has shared its process with a compiler.
  const undisturbed = { name: 'residual_forward', computed: 2, own: 5 };
  expect(await adviceFor(300, [4000], [undisturbed])).toBe(advice);
});

test.each([
  ['a slow machine, on which the check computes long itself', 60, [4000]],
  ['many calls, none of them long', 1, new Array(50).fill(200)],
  ['a host that counts nothing', 1, [undefined]],
])('nobody is told because of %s', async (_, own, calls) => {
  expect(await adviceFor(own, calls)).toBeUndefined();
});

test('a new check begins anew', async () => {
  const pace = new Pace(() => 0);
  const ask = async () => ({ kind: 'loaded' as const, exports: [] });
  await pace.ask({ ask, computed: 9000 }, 'f', {} as Request);
  pace.start();
  expect(pace.taken()).toEqual({ name: '', computed: 0, own: 0 });
});

test('reports show it beside the points that it does not change', () => {
  const passed: CheckResult = {
    id: 'values',
    title: 'the values',
    status: 'passed',
    score: 2,
    max_score: 2,
    hidden: false,
  };
  const slow = { ...passed, advice: 'right, but slow' };
  const exercise = { name: 'f' } as ExerciseResult;
  expect(checkLines(passed)).toEqual(['  ✓ the values  2/2']);
  expect(checkLines(slow)).toEqual(['  ✓ the values  2/2', '      right, but slow']);
  expect([passed, slow].map((check) => explainCheck(check, exercise))).toEqual([
    '',
    'right, but slow',
  ]);
});
