import { loadDigits, takeRows, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, lossAndGrads } from 'kernel-lib/nets';
import { type Figure, panels, SEQUENTIAL, type Trace } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor } from 'kernel-lib/tensor';

/** A layer, watched from update to update. */
export interface LayerHistory {
  /** Of the batch, at each update. */
  loss: number[];
  /** Updates at which it was looked at. */
  at: number[];
  /** Counts of its activations, one row per look, by {@link edges}. */
  counts: number[][];
  /** Counts of log10 of the size of its gradients, by {@link gradientEdges}. */
  gradients: number[][];
  /** Share of units that are 0 for every picture. */
  dead: number[];
}

const [BINS, TOP] = [24, 6] as const;
/** Where the bins of activations begin: the first one holds the zeros. */
export const edges = Array.from({ length: BINS }, (_, i) => (i * TOP) / BINS);
/** Decades of the gradients. */
export const gradientEdges = Array.from({ length: BINS }, (_, i) => -8 + (i * 8) / BINS);

/**
 * Trains a relu net 64-30-30-30-10 on real digits and watches its last hidden layer: with 100 pictures,
 * every second update.
 */
export async function watchLayer(options: {
  readonly rate: number;
  readonly updates?: number;
  readonly seed?: number;
}): Promise<LayerHistory> {
  const { rate, updates = 100, seed = 0 } = options;
  const digits = await loadDigits();
  const X = digits.X.reshape(digits.y.size, -1).mul(1 / 16);
  const parts = trainValTest({ X, y: digits.y }, { train: 500, val: 100, seed });
  const net = new FullyConnectedNet({
    hiddenDims: [30, 30, 30],
    inputDim: 64,
    init: 'kaimingNormal',
    seed,
  });
  const rng = new RandomState(seed);
  const history: LayerHistory = { loss: [], at: [], counts: [], gradients: [], dead: [] };
  for (let t = 0; t < updates; t++) {
    const rows = (rng.permutation(500).data as Int32Array).slice(0, 50);
    const batch = [takeRows(parts.X_train, rows), takeRows(parts.y_train, rows)] as const;
    const [loss, grads] = lossAndGrads(net, ...batch);
    history.loss.push(loss);
    if (t % 2 === 0) look(history, t, lastHidden(net, parts.X_val), grads.W3 as Tensor);
    for (const name of Object.keys(net.params)) {
      const w = net.params[name] as Tensor;
      net.params[name] = w.sub((grads[name] as Tensor).mul(rate));
    }
  }
  return history;
}

function lastHidden(net: FullyConnectedNet, X: Tensor): Tensor {
  let h = X;
  for (const l of [1, 2, 3]) {
    h = maximum(h.dot(net.params[`W${l}`] as Tensor).add(net.params[`b${l}`] as Tensor), 0);
  }
  return h;
}

function look(history: LayerHistory, t: number, h: Tensor, dW: Tensor): void {
  history.at.push(t);
  history.counts.push(counted(Array.from(h.data as Float64Array, (v) => (v / TOP) * BINS)));
  const decades = Array.from(dW.data as Float64Array, (v) => Math.log10(Math.abs(v)) + 8);
  history.gradients.push(counted(decades.map((v) => (Math.max(v, 0) / 8) * BINS)));
  history.dead.push(h.max(0).equal(0).mean());
}

function counted(bins: readonly number[]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const v of bins) {
    const i = Math.min(BINS - 1, Math.max(0, Math.floor(v)));
    counts[i] = (counts[i] as number) + 1;
  }
  return counts;
}

/**
 * Histograms over time, for two trainings: updates run to the right, activations (and below the sizes of gradients)
 * up, and the darker a place, the more there are. At the bottom the share of dead units (as fastai draws
 * them).
 */
export function activationHistory(options: {
  readonly runs: readonly { readonly name: string; readonly history: LayerHistory }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const picture = (
    history: LayerHistory,
    counts: readonly (readonly number[])[],
    y: readonly number[],
  ): Trace => ({
    type: 'heatmap',
    x: history.at,
    y,
    z: y.map((_, bin) => counts.map((row) => Math.log10(1 + (row[bin] ?? 0)))),
    colorscale: SEQUENTIAL,
    showscale: false,
    hovertemplate: 'update %{x}<br>at %{y:.2f}: 10^%{z:.1f} of them<extra></extra>',
  });
  const { runs } = options;
  return panels({
    title: options.title ?? 'A layer, watched while it learns',
    caption:
      options.caption ??
      'Last hidden layer of a relu net on real digits; the darker, the more (logarithm of the count)',
    columns: runs.length,
    height: 860,
    panels: [
      ...runs.map(({ name, history }) => ({
        title: `${name}: activations`,
        x: 'update',
        y: 'activation',
        traces: [picture(history, history.counts, edges)],
      })),
      ...runs.map(({ name, history }) => ({
        title: `${name}: gradients`,
        x: 'update',
        y: 'log10 of their size',
        traces: [picture(history, history.gradients, gradientEdges)],
      })),
      ...runs.map(({ name, history }) => ({
        title: `${name}: dead units`,
        x: 'update',
        y: 'share of the units',
        rangeY: [-0.03, 1.03] as const,
        traces: [
          { type: 'scatter', mode: 'lines', x: history.at, y: history.dead, showlegend: false },
        ],
      })),
    ],
  });
}
