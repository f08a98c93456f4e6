import { spirals } from '../../library/data/index.js';
import { softmax_loss } from '../../library/losses/index.js';
import { FullyConnectedNet, type Params } from '../../library/nets/index.js';
import { RandomState } from '../../library/random/index.js';
import type { Tensor } from '../../library/tensor/index.js';
import { Solver } from '../../library/train/index.js';

/** A loss over two random directions through trained weights. */
export interface Surface {
  readonly name: string;
  /** Distance along the first and second direction, in units of each filter's own length. */
  readonly steps: number[];
  /** log10 of the loss, row by row of the second direction. */
  readonly z: number[][];
  /** At the trained weights. */
  readonly loss: number;
}

/**
 * The loss surface of a deep net with and without skips, over two filter-normalised random
 * directions (Li et al. 2018; lecture L2): every column of a direction is as long as the column of
 * weights that it moves, so that nets can be compared.
 */
export async function residualSurfaces(
  options: { depth?: number; width?: number; grid?: number; span?: number; seed?: number } = {},
): Promise<[withoutSkips: Surface, withSkips: Surface]> {
  const { depth = 32, width = 12, grid = 41, span = 0.6, seed = 0 } = options;
  const { X, y } = spirals({ N: 200, classes: 2, seed });
  const surfaces: Surface[] = [];
  for (const residual of [false, true]) {
    const net = new FullyConnectedNet({
      inputDim: 2,
      hiddenDims: new Array(depth).fill(width),
      numClasses: 2,
      activation: 'relu',
      residual,
      init: 'kaimingNormal',
      seed,
    });
    if (residual) shrinkBranches(net.params, depth);
    const data = { X_train: X, y_train: y };
    const solver = new Solver(net, data, {
      updateRule: 'adam',
      optimConfig: { learning_rate: 3e-3 },
      numEpochs: 150,
      batchSize: 50,
      progress: false,
      seed,
    });
    await solver.train();
    const rng = new RandomState(seed + 1);
    const [u, v] = [direction(net.params, rng), direction(net.params, rng)];
    const center = { ...net.params };
    const at = (a: number, b: number) => {
      for (const name of Object.keys(u)) {
        const moved = (center[name] as Tensor).add((u[name] as Tensor).mul(a));
        net.params[name] = moved.add((v[name] as Tensor).mul(b));
      }
      return softmax_loss(net.loss(X), y)[0];
    };
    const steps = Array.from({ length: grid }, (_, i) =>
      Number((-span + (2 * span * i) / (grid - 1)).toPrecision(4)),
    );
    const z = steps.map((b) =>
      steps.map((a) => Number(Math.log10(Math.max(1e-3, Math.min(1e3, at(a, b)))).toFixed(3))),
    );
    const name = residual ? `${depth} layers, with skips` : `${depth} layers, no skips`;
    surfaces.push({ name, steps, z, loss: at(0, 0) });
  }
  return surfaces as [Surface, Surface];
}

/** A residual branch that starts small keeps the sum of many of them from exploding. */
function shrinkBranches(params: Params, depth: number): void {
  for (let l = 2; l <= depth; l++) params[`W${l}`] = (params[`W${l}`] as Tensor).mul(0.3);
}

/** Normal numbers, each column as long as the column of weights; biases stay where they are. */
function direction(params: Params, rng: RandomState): Params {
  const out: Params = {};
  for (const [name, w] of Object.entries(params)) {
    if (w.ndim < 2) continue;
    const d = rng.randn(...w.shape);
    const length = (x: Tensor) => x.mul(x).sum(0, true).sqrt();
    out[name] = d.mul(length(w)).div(length(d).add(1e-12));
  }
  return out;
}
