import { affine_backward, affine_forward, tanh_backward, tanh_forward } from 'kernel-lib/layers';
import { DIVERGING, type Figure, panels, rows, type Table, type Trace } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { full, type Tensor, zeros } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 80,
  lecture: LECTURE.L0,
  caption:
    'The first gradients of a net 6-8-3. Begun with equal weights, all hidden units get the same gradient (equal columns above, equal rows beside) and stay copies of each other for ever; a random start breaks the symmetry.',
  seed: 1,
  draw: () => symmetry({ runs: symmetryData() }),
};

const [N, D, H, C] = [20, 6, 8, 3];

/** The gradients of 6 inputs, 8 tanh units, 3 outputs and a squared loss, on 20 random examples. */
function firstGradients(W1: Tensor, W2: Tensor): { dW1: Tensor; dW2: Tensor } {
  const rng = new RandomState(1);
  const x = rng.randn(N, D);
  const target = rng.randn(N, C);
  const [a, cache1] = affine_forward(x, W1, zeros(H));
  const [h, cacheOfTanh] = tanh_forward(a);
  const [out, cache2] = affine_forward(h, W2, zeros(C));
  const [dh, dW2] = affine_backward(out.sub(target).mul(2 / N), cache2);
  const [, dW1] = affine_backward(tanh_backward(dh, cacheOfTanh), cache1);
  return { dW1, dW2 };
}

/** What the figure symmetry shows: the first gradients of a constant and of a random start. */
export function symmetryData() {
  const rng = new RandomState(2);
  const random = [rng.randn(D, H).mul(0.1), rng.randn(H, C).mul(0.1)] as const;
  return [
    { name: 'all 0.1', ...firstGradients(full([D, H], 0.1), full([H, C], 0.1)) },
    { name: 'random', ...firstGradients(...random) },
  ];
}

/** The gradients of a net with one hidden layer. */
export interface SymmetryRun {
  /** How the weights began. */
  readonly name: string;
  /** (D, H) */
  readonly dW1: Table;
  /** (H, C) */
  readonly dW2: Table;
}

/**
 * The first gradients of both weight matrices as colours, for each way to begin (lectures L0, L4:
 * "which gradients are the same?"). Each matrix has its own scale, from minus to plus its largest.
 */
export function symmetry(options: {
  readonly runs: readonly SymmetryRun[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const figure = panels({
    title: options.title ?? 'Which gradients are the same?',
    caption:
      options.caption ?? 'Lectures L0, L4: equal weights give the hidden units equal gradients',
    columns: 2,
    height: 110 + 250 * options.runs.length,
    panels: options.runs.flatMap(({ name, dW1, dW2 }, i) => [
      {
        title: `${name}: dL/dW1`,
        x: 'hidden unit j',
        y: 'input i',
        traces: [matrix('symmetry', dW1, i === 0)],
      },
      {
        title: `${name}: dL/dW2`,
        x: 'output j',
        y: 'hidden unit i',
        traces: [matrix('symmetry', dW2, false)],
      },
    ]),
  });
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(figure.layout)) {
    if (/^xaxis/.test(key)) whole[key] = { ...(value as object), dtick: 1, showgrid: false };
    if (/^yaxis/.test(key)) {
      whole[key] = { ...(value as object), dtick: 1, showgrid: false, autorange: 'reversed' };
    }
  }
  return figure.with(whole);
}

/** Divided by its largest entry, so that rows and columns of every matrix can be told apart. */
function matrix(fn: string, table: Table, colourbar: boolean): Trace {
  const z = rows(fn, table);
  const largest = Math.max(1e-300, ...z.flat().map((v) => Math.abs(v ?? 0)));
  return {
    type: 'heatmap',
    z: z.map((row) => row.map((v) => (v === null ? null : Number((v / largest).toFixed(4))))),
    x: z[0]?.map((_, j) => j + 1),
    y: z.map((_, i) => i + 1),
    xgap: 1,
    ygap: 1,
    colorscale: DIVERGING,
    zmin: -1,
    zmax: 1,
    showscale: colourbar,
    ...(colourbar
      ? { colorbar: { title: { text: 'share of the largest', side: 'right' }, outlinewidth: 0 } }
      : {}),
  };
}
