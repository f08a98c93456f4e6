import {
  affine_backward,
  affine_forward,
  dropout_backward,
  dropout_forward,
  relu_backward,
  relu_forward,
} from 'kernel-lib/layers';
import { adam, type OptimConfig } from 'kernel-lib/optim';
import {
  colour,
  Figure,
  faded,
  layoutOf,
  lineTrace,
  type Numbers,
  pointTrace,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { linspace, type Tensor, tensor, zeros } from 'kernel-lib/tensor';

/** One net trained with dropout, asked with single masks and as a whole. */
export interface SpreadStep {
  /** Probability of keeping a unit. */
  p: number;
  /** One curve per mask. */
  masked: number[][];
  /** The net in test mode. */
  whole: number[];
}

/** A curve with noise, fitted by 1-100-1 nets with dropout behind the hidden layer. */
export function dropoutSpreadData(
  ps: readonly number[],
  options: { masks?: number; steps?: number; seed?: number } = {},
): { x: Tensor; points: { x: Tensor; y: Tensor }; steps: SpreadStep[] } {
  const { masks = 20, steps = 1500, seed = 0 } = options;
  const data = new RandomState(seed);
  const X = data.uniform(-1, 1, [25, 1]) as Tensor;
  const target = tensor(Array.from(X.data, (v) => [Math.sin(3 * v)])).add(
    data.randn(25, 1).mul(0.15),
  );
  const grid = linspace(-1.1, 1.1, 67).reshape(67, 1);

  const done = ps.map((p): SpreadStep => {
    const rng = new RandomState(seed + 1);
    let params = [rng.randn(1, 100), rng.randn(100), rng.randn(100, 1).mul(0.1), zeros(1)];
    const configs: OptimConfig[] = params.map(() => ({ learning_rate: 0.01 }));
    const pass = (x: Tensor, mode: 'train' | 'test', seed: number) => {
      const [W1, b1, W2, b2] = params as [Tensor, Tensor, Tensor, Tensor];
      const [a, c1] = affine_forward(x, W1, b1);
      const [h, c2] = relu_forward(a);
      const [d, c3] = dropout_forward(h, { mode, p, seed });
      const [out, c4] = affine_forward(d, W2, b2);
      const back = (dout: Tensor): Tensor[] => {
        const [dd, dW2, db2] = affine_backward(dout, c4);
        const [, dW1, db1] = affine_backward(relu_backward(dropout_backward(dd, c3), c2), c1);
        return [dW1, db1, dW2, db2];
      };
      return { out, back };
    };
    for (let step = 0; step < steps; step++) {
      const { out, back } = pass(X, 'train', step);
      const grads = back(out.sub(target).mul(2 / 25));
      params = params.map((w, i) => {
        const [next, config] = adam(w, grads[i] as Tensor, configs[i]);
        configs[i] = config;
        return next;
      });
    }
    // One mask for the whole curve: the units of a single thinned net.
    const [W1, b1, W2, b2] = params as [Tensor, Tensor, Tensor, Tensor];
    const hidden = relu_forward(affine_forward(grid, W1, b1)[0])[0];
    const masked = Array.from({ length: masks }, (_, m) => {
      const row = zeros(1, 100).add(1);
      const [mask] = dropout_forward(row, { mode: 'train', p, seed: 5000 + m });
      return Array.from(hidden.mul(mask).dot(W2).add(b2).data);
    });
    return { p, masked, whole: Array.from(pass(grid, 'test', 0).out.data) };
  });
  return { x: grid.reshape(67), points: { x: X.reshape(25), y: target.reshape(25) }, steps: done };
}

/**
 * What single masks of a dropout net say, and what the whole net says, with a slider for p
 * (lecture L2, "each dropout mask would lead to a slightly different outcome").
 *
 * @param options.x where the curves are taken
 * @param options.points the training data
 * @param options.steps per position of the slider: one curve per mask, and that of the whole net
 */
export function dropoutSpread(options: {
  readonly x: Numbers;
  readonly points: { readonly x: Numbers; readonly y: Numbers };
  readonly steps: readonly {
    readonly p: number;
    readonly masked: readonly Numbers[];
    readonly whole: Numbers;
  }[];
  readonly active?: number;
}): Figure {
  const { x, points } = options;
  const steps: Step[] = options.steps.map(({ p, masked, whole }) => ({
    label: String(p),
    data: [
      ...masked.map(
        (y, i): Trace => ({
          ...lineTrace('dropoutSpread', { name: 'one mask each', x, y }, 5),
          line: { color: faded(colour(5), 0.65), width: 1.2 },
          showlegend: i === 0,
          legendgroup: 'masks',
        }),
      ),
      lineTrace('dropoutSpread', { name: 'the whole net', x, y: whole, colour: 1, width: 4 }, 0),
      pointTrace('dropoutSpread', { name: 'training data', ...points, size: 7 }, 0),
    ],
  }));
  const figure = new Figure(steps[0]?.data ?? [], {
    ...layoutOf(
      'dropoutSpread',
      {
        title: 'A crowd of thinned nets, and the net that stands for them all',
        caption: 'Lecture L2: each mask leads to a slightly different outcome',
        x: 'x',
        y: 'y',
      },
      { rangeX: [-1.1, 1.1], rangeY: [-1.6, 1.6], height: 440 },
    ),
    showlegend: true,
  });
  return withSlider(figure, {
    name: 'probability p of keeping a unit',
    steps,
    active: options.active ?? 0,
  });
}
