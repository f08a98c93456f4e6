import { sameShape, type Tensor } from 'kernel-lib/tensor';
import { compareTensors } from './compare.js';
import { type Mistake, tensorOf, wrongAnswer } from './diagnose.js';

/**
 * Sums over a batch in which examples are missing. `of` gives what comes of the examples from `from`
 * up to, without, `to`.
 */
export function exampleMistakes(
  N: number,
  of: (from: number, to: number) => Tensor | number,
): Mistake[] {
  if (N < 3) return [];
  return [
    {
      say: 'the last example is left out: does a loop end one too early?',
      when: () => of(0, N - 1),
    },
    {
      say: 'the first example is left out: does a loop begin one too late?',
      when: () => of(1, N),
    },
    { say: 'only the first example counts: go through the whole batch', when: () => of(0, 1) },
    {
      say: 'only the last example counts: does each one overwrite the sum? Add up',
      when: () => of(N - 1, N),
    },
  ];
}

/** Rows of a tensor as a slice. */
export function rowsOf(x: Tensor, from: number, to: number): Tensor {
  return x.slice(`${from}:${to}`);
}

/** `got` where the slope of the negative elements of x is what `got` shows: known by its form, with any slope. */
export function leaky(x: Tensor, got: Tensor, dout?: Tensor): Tensor {
  const at = x.data.findIndex((value: number) => value < 0);
  const pass = dout ?? x;
  if (at < 0 || got.size !== x.size) return x.mul(Number.NaN);
  const slope = (got.data[at] as number) / (pass.data[at] as number);
  // 0 is relu, 1 passes all, -1 is abs.
  if (!(slope > 0 && slope < 1)) return x.mul(Number.NaN);
  return pass.mul(x.greater(0)).add(pass.mul(x.lessEqual(0)).mul(slope));
}

/** How many draws {@link telling} looks at. */
const DRAWS = 5;

/**
 * Of some draws the one for which most mistakes give something else than what is right: with unlucky
 * numbers a wrong answer is as good as a right one, and would earn a point by chance.
 */
export function telling<T>(
  draw: () => T,
  answers: (drawn: T) => { want: Tensor | number; mistakes: readonly Mistake[] }[],
): T {
  let best: { drawn: T; count: number; alike: ReadonlySet<number> } | undefined;
  for (let i = 0; i < DRAWS; i++) {
    const drawn = draw();
    const tries = answers(drawn).flatMap(({ want, mistakes }) => {
      const right = tensorOf(want);
      return mistakes.map(
        ({ when }) =>
          () =>
            differs(when, right),
      );
    });
    const alike = sameAsRight(tries, best);
    const count = tries.length - alike.size;
    if (!best || count > best.count) best = { drawn, count, alike };
  }
  return (best as { drawn: T }).drawn;
}

/**
 * Which of the mistakes give what is right. Those that did so in the best draw come first: where they do so
 * again, this draw is no better, and nobody looks at the others.
 */
function sameAsRight(
  tries: readonly (() => boolean)[],
  best: { count: number; alike: ReadonlySet<number> } | undefined,
): ReadonlySet<number> {
  const places = [...tries.keys()];
  const isHard = (at: number) => best?.alike.has(at) ?? false;
  const alike = new Set<number>();
  for (const at of [...places.filter(isHard), ...places.filter((at) => !isHard(at))]) {
    if (best && tries.length - alike.size <= best.count) break;
    if (!tries[at]?.()) alike.add(at);
  }
  return alike;
}

function differs(when: Mistake['when'], right: Tensor): boolean {
  const wrong = wrongAnswer(when, right);
  return (
    wrong !== undefined && (!sameShape(wrong.shape, right.shape) || !!compareTensors(wrong, right))
  );
}
