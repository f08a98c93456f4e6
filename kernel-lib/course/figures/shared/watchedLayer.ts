import { takeRows, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, lossAndGrads } from 'kernel-lib/nets';
import type { Numbers } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor } from 'kernel-lib/tensor';
import { scaledDigits } from '../../goals/digits.js';

/** One layer, watched while its net is trained. */
export interface ActivationFilm {
  /** Above its column. */
  readonly title: string;
  /** After how many updates each column was taken. */
  readonly updates: readonly number[];
  /** For each of these moments the share of every bin between `low` and `high`. */
  readonly shares: readonly Numbers[];
  /** Share of the units that were dead then. */
  readonly dead: readonly number[];
  /** At each of them the share of log10 of the gradients' sizes in every bin between -8 and 0. */
  readonly gradients?: readonly Numbers[];
}

/** Powers of ten between which the sizes of gradients are counted. */
export const GRADIENTS = [-8, 0] as const;

/** How many bins each histogram has, and where those of the activations end. */
const [BINS, TOP] = [24, 6] as const;

/**
 * Trains a relu net 64-30-30-30-10 on real digits and watches its last hidden layer: with 100 pictures,
 * every second update.
 */
export async function watchLayer(options: {
  readonly rate: number;
  readonly updates?: number;
  readonly seed?: number;
}): Promise<ActivationFilm> {
  const { rate, updates = 100, seed = 0 } = options;
  const parts = trainValTest(await scaledDigits(), { train: 500, val: 100, seed });
  const net = new FullyConnectedNet({
    hiddenDims: [30, 30, 30],
    inputDim: 64,
    init: 'kaimingNormal',
    seed,
  });
  const rng = new RandomState(seed);
  const film = {
    title: `rate ${rate}`,
    updates: [] as number[],
    shares: [] as number[][],
    gradients: [] as number[][],
    dead: [] as number[],
  };
  for (let t = 0; t < updates; t++) {
    const rows = (rng.permutation(500).data as Int32Array).slice(0, 50);
    const batch = [takeRows(parts.X_train, rows), takeRows(parts.y_train, rows)] as const;
    const [, grads] = lossAndGrads(net, ...batch);
    if (t % 2 === 0) {
      const h = lastHidden(net, parts.X_val);
      film.updates.push(t);
      film.shares.push(shares(h.data, [0, TOP]));
      film.gradients.push(shares(decades(grads.W3 as Tensor), GRADIENTS));
      film.dead.push(h.max(0).equal(0).mean());
    }
    for (const name of Object.keys(net.params)) {
      const w = net.params[name] as Tensor;
      net.params[name] = w.sub((grads[name] as Tensor).mul(rate));
    }
  }
  return film;
}

function lastHidden(net: FullyConnectedNet, X: Tensor): Tensor {
  let h = X;
  for (const l of [1, 2, 3]) {
    h = maximum(h.dot(net.params[`W${l}`] as Tensor).add(net.params[`b${l}`] as Tensor), 0);
  }
  return h;
}

const decades = (g: Tensor) => Array.from(g.data as Float64Array, (v) => Math.log10(Math.abs(v)));

/** The share of each bin; what lies beyond the ends is counted with them. */
function shares(numbers: ArrayLike<number>, [low, high]: readonly [number, number]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const v of Array.from(numbers)) {
    const bin = Math.floor(((v - low) / (high - low)) * BINS);
    const i = Math.min(BINS - 1, Math.max(0, bin));
    counts[i] = (counts[i] as number) + 1;
  }
  return counts.map((count) => count / numbers.length);
}
