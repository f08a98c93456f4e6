import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { lengthOf } from '../gradients/numbers.js';
import { GOOD_PRACTICE } from './known.js';

const VERDICTS = ['no number', 'too small', 'fine', 'too large'] as const;

function verdictOn(ratio: number): (typeof VERDICTS)[number] {
  if (Number.isNaN(ratio)) return 'no number';
  if (ratio < 1e-4) return 'too small';
  return ratio > 1e-2 ? 'too large' : 'fine';
}

/** Both results for a weight and the same one after an update. */
export async function compareRatio(
  student: Student,
  t: CheckTools,
  before: Tensor,
  after: Tensor,
): Promise<void> {
  const [got, verdict] = await student.call('update_ratio', before, after);
  const moved = after.sub(before);
  const far = lengthOf(moved);
  const right = far === 0 ? 0 : far / lengthOf(before);
  const other = (ratio: () => number, say: string) => ({ say, when: () => tensor(ratio()) });
  t.close('ratio', tensor(t.number('ratio', got)), tensor(right), {
    // A tiny ratio must be right to its digits.
    atol: 1e-15,
    mistakes: [
      other(
        () => lengthOf(after) / lengthOf(before),
        'that is the new length beside the old one: how long is the move?',
      ),
      other(() => far, 'that is the length of the move: divide by the length of the weight before'),
      other(
        () => far / lengthOf(after),
        'the weight before the update is what counts, not the one after it',
      ),
      other(() => lengthOf(before) / far, 'it is upside down: the move over the weight'),
      other(() => (far * far) / lengthOf(before) ** 2, 'the lengths are squared: √Σ v²'),
      other(
        () => Math.abs(lengthOf(after) - lengthOf(before)) / lengthOf(before),
        'that is the change of the length: a weight can turn without growing. Subtract first',
      ),
      other(
        () => moved.abs().mean() / before.abs().mean(),
        'it compares mean sizes: the length is √Σ v²',
      ),
      other(
        () => moved.abs().max() / before.abs().max(),
        'it compares the largest elements: the length is √Σ v²',
      ),
      other(
        () => moved.std() / before.std(),
        'it compares standard deviations: they do not see a move of all elements alike. The length is √Σ v²',
      ),
      other(
        () => Math.abs(moved.sum()) / Math.abs(before.sum()),
        'it compares sums, in which signs cancel: the length is √Σ v²',
      ),
      other(
        () => moved.div(before).abs().mean(),
        'it divides element by element: two lengths, one division',
      ),
    ],
    ifNotFinite: far === 0 ? '0 / 0: a weight that does not move has a ratio of 0' : undefined,
  });
  t.that(
    typeof verdict === 'string' && VERDICTS.includes(verdict as never),
    `verdict is ${describeValue(verdict)}; expected one of ${VERDICTS.map((v) => `'${v}'`).join(', ')}`,
  );
  const want = verdictOn(right);
  t.that(
    verdict === want,
    `for a ratio of ${Number(right.toPrecision(6))} the verdict is '${String(verdict)}'; expected '${want}'`,
    Number.isNaN(right)
      ? 'no comparison with NaN is true: ask for it first'
      : 'below 1e-4 is too small, above 1e-2 too large',
  );
  t.inputsUnchanged();
}

/** A weight and one that has moved by a share of its length. */
export function movedBy(t: CheckTools, ratio: number, shape: readonly number[], size = 1) {
  const before = t
    .randn(...shape)
    .add(0.5)
    .mul(size);
  const way = t.randn(...shape).add(0.2);
  const after = before.add(way.mul((ratio * lengthOf(before)) / lengthOf(way)));
  return [before, after] as const;
}

export const update_ratio = defineExercise({
  ...GOOD_PRACTICE,
  name: 'update_ratio',
  params: ['before', 'after'],
  returns: ['ratio', 'verdict'],
  hints: [
    'Two lengths: that of the move and that of the weight before it. norm(v) is the length of a flat tensor.',
    'Mind the move of length 0 before you divide, and NaN before you compare.',
    'moved = norm(after.sub(before).flatten()); ratio = moved === 0 ? 0 : moved / norm(before.flatten()); then Number.isNaN, < 1e-4, > 1e-2.',
  ],
  checks: [
    {
      id: 'ratio',
      title: 'the length of the move beside that of the weight, and a verdict',
      points: 2,
      async run(student, t: CheckTools) {
        for (const ratio of [1e-3, 0.3, 2e-6]) {
          await compareRatio(student, t, ...movedBy(t, ratio, [4, 5]));
        }
      },
    },
    {
      id: 'special',
      title: 'a weight that stands still, one that leaves 0, and one that is NaN',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const w = t.randn(3, 4);
        await compareRatio(student, t, w, w.copy());
        await compareRatio(student, t, w.mul(0), w.mul(0));
        await compareRatio(student, t, w.mul(0), w);
        const broken = w.copy();
        broken.data[5] = Number.NaN;
        await compareRatio(student, t, w, broken);
      },
    },
  ],
});
