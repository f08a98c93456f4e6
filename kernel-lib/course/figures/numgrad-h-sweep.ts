import { type DifferenceForm, eval_numerical_gradient, rel_error } from 'kernel-lib/gradcheck';
import { softmax_loss } from 'kernel-lib/losses';
import { type Figure, linePlot } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 20,
  lecture: LECTURE.L1,
  caption:
    'The numerical gradient of a small softmax classifier against the analytic one, for steps from 0.1 to 1e-12. Too large a step and the formula is wrong, too small a step and rounding rules; the centred form is better by orders of magnitude. A wrong gradient hits a floor.',
  seed: 0,
  draw() {
    const { w, loss, dw } = smallClassifier(0);
    const wrong = dw.copy();
    wrong.data[4] = (wrong.data[4] as number) * 1.001;
    return numgradSweep({
      series: [
        { name: 'one-sided', points: stepErrors(loss, w, dw, 'one-sided') },
        { name: 'centred', points: stepErrors(loss, w, dw, 'centred') },
        {
          name: 'centred, wrong gradient',
          points: stepErrors(loss, w, wrong, 'centred'),
          dash: 'dot',
        },
      ],
    });
  },
};

/** 1e-1, 1e-1.5, … 1e-12. */
export const STEPS: readonly number[] = Array.from({ length: 23 }, (_, k) => 10 ** (-1 - k / 2));

/** The error of a numerical gradient at one step h. */
export interface StepError {
  /** The step of the difference, above 0. */
  readonly h: number;
  /** Largest relative error over the elements of x, 1e-16 to 1. */
  readonly error: number;
}

/**
 * The largest relative error of the numerical gradient of `f` at `x` for many steps h, against
 * `analytic`; for a gradient within rounding, a floor keeps it on a logarithmic axis.
 */
export function stepErrors(
  f: (x: Tensor) => number,
  x: Tensor,
  analytic: Tensor,
  form: DifferenceForm,
  steps: readonly number[] = STEPS,
): StepError[] {
  return steps.map((h) => {
    const numeric = eval_numerical_gradient(f, x, false, h, form);
    return { h, error: Math.max(1e-16, rel_error(analytic, numeric)) };
  });
}

/** A linear softmax classifier on 20 random examples, 6 numbers, 3 classes: loss and gradient of w. */
export function smallClassifier(seed = 0): {
  w: Tensor;
  /** The loss at other weights. */
  loss: (w: Tensor) => number;
  dw: Tensor;
} {
  const rng = new RandomState(seed);
  const X = rng.randn(20, 6) as Tensor;
  const y = rng.randint(0, 3, 20) as Tensor;
  const w = rng.randn(6, 3) as Tensor;
  const [, dscores] = softmax_loss(X.dot(w), y);
  return { w, loss: (v) => softmax_loss(X.dot(v), y)[0], dw: X.T.dot(dscores) };
}

/**
 * The error of a numerical gradient for many steps h, on logarithmic axes: down with h while the
 * step is too large, up again when rounding takes over (lecture L1, "Gradient Check").
 */
export function numgradSweep(options: {
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly h: number; readonly error: number }[];
    readonly dash?: 'solid' | 'dot' | 'dash';
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'Neither too large nor too small: the step h',
    caption: options.caption ?? 'Lecture L1, gradient check: a right gradient gives a V',
    x: 'step h',
    y: 'largest relative error',
    logX: true,
    logY: true,
    series: options.series.map(({ name, points, dash }) => ({
      name,
      x: points.map(({ h }) => h),
      y: points.map(({ error }) => Number(error.toPrecision(4))),
      ...(dash ? { dash } : {}),
    })),
  }).with({ legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' }, margin: { t: 124 } });
}
