import type { Mistake } from 'chainrule-grader/checks';
import { ones, type Tensor, tensor } from 'kernel-lib/tensor';

/** What each example costs (N,), and its row of the gradient (N, C), before the mean is taken. */
export type Each = (x: Tensor, y: Tensor) => { costs: Tensor; rows: Tensor };

/** Mistakes for a loss and for its gradient. */
export type LossMistakes = Record<'loss' | 'dx', Mistake[]>;

/** Wrong answers by name, as pairs of a loss and a gradient. */
export function bothOf(
  list: readonly (readonly [say: string, wrong: () => { loss?: number; dx?: Tensor }])[],
): LossMistakes {
  const shared = list.map(([say, wrong]) => {
    let both: ReturnType<typeof wrong> | undefined;
    return [
      say,
      () => {
        both ??= wrong();
        return both;
      },
    ] as const;
  });
  return {
    loss: shared.map(([say, wrong]) => ({ say, when: () => wrong().loss ?? Number.NaN })),
    dx: shared.map(([say, wrong]) => ({ say, when: () => wrong().dx ?? tensor(Number.NaN) })),
  };
}

export function meanOf({ costs, rows }: ReturnType<Each>, keep?: Tensor) {
  const N = costs.size;
  const kept = keep ?? ones(N);
  return { loss: costs.mul(kept).sum() / N, dx: rows.mul(kept.reshape(N, 1)).div(N) };
}

/** Slips with labels and examples, for any loss that is a mean over the batch. */
export function labelMistakes(each: Each, x: Tensor, y: Tensor): LossMistakes {
  const [N, C] = x.shape as [number, number];
  const moved = (f: (label: number, i: number) => number) =>
    meanOf(each(x, tensor(Array.from(y.data, f), 'int32')));
  const only = (f: (i: number, label: number) => boolean) =>
    meanOf(each(x, y), tensor(Array.from(y.data, (label, i) => Number(f(i, label)))));
  const best = x.argmax(1);
  const named = y.max() + 1;
  const zero = 'a label of 0 is class 0, and no missing one: y || … and !y take it for that';
  return bothOf([
    [
      'the labels are taken one class too high: they count from 0',
      () => moved((label) => (label + 1) % C),
    ],
    [
      'the labels are taken one class too low: they count from 0',
      () => moved((label) => (label + C - 1) % C),
    ],
    [
      'every example gets the label of the first example: y.at(i)',
      () => moved(() => y.data[0] as number),
    ],
    [
      'it takes the class with the largest score for the right one: that is y[i]',
      () => moved((_label, i) => best.data[i] as number),
    ],
    [zero, () => moved((label) => label || C - 1)],
    [zero, () => moved((label) => label || 1)],
    [zero, () => only((_i, label) => label !== 0)],
    ...(N < 3
      ? []
      : ([
          [
            'the last example is left out: does a loop end one too early?',
            () => only((i) => i < N - 1),
          ],
          [
            'the first example is left out: does a loop begin one too late?',
            () => only((i) => i > 0),
          ],
          [
            'only the last example counts: does each one overwrite the sum? Add up',
            () => only((i) => i === N - 1),
          ],
        ] as const)),
    [
      'classes that no label names are left out: the number of classes is that of the columns of x, not y.max() + 1',
      () => {
        if (named === C) return {};
        const { costs, rows } = each(x.slice(':', `:${named}`), y);
        const dx = x.mul(0);
        dx.set(rows, ':', `:${named}`);
        return meanOf({ costs, rows: dx });
      },
    ],
    [
      'it is divided by C in place of N: the mean is over the examples',
      () => {
        const { loss, dx } = only(() => true);
        return { loss: (loss * N) / C, dx: dx.mul(N / C) };
      },
    ],
  ]);
}

/** Two lists of mistakes, one after the other. */
export function together(...all: readonly LossMistakes[]): LossMistakes {
  return { loss: all.flatMap(({ loss }) => loss), dx: all.flatMap(({ dx }) => dx) };
}
