import {
  binCounts,
  Figure,
  type Layout,
  PlotError,
  panelTitle,
  type Trace,
  titleOf,
} from 'kernel-lib/plot';
import type { Tensor } from 'kernel-lib/tensor';
import { type DeepNetOptions, deepNet, STARTS } from './shared/deepNet.js';
import {
  activationHistograms,
  type LayerHistograms,
  layerHistogramTrace,
} from './shared/layerHistograms.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 70,
  lecture: LECTURE.L1,
  caption:
    'Ten layers of 500 units after five ways to start them, 100 random inputs: the activations of each layer in blue, the sizes of the gradients of its weights in orange. Small weights let the signal die, large ones saturate tanh; Xavier keeps tanh alive and is too small for relu; Kaiming’s factor 2 mends that.',
  seed: 0,
  draw: () => initHistograms({ runs: initHistogramData() }),
};

/** A gradient of 500 x 500 is counted by every fifth entry: 50,000 tell its histogram. */
const ENOUGH = 50_000;

/** Histograms of log10 |g|, of large tensors by a sample; zeros have no logarithm and are left out. */
export function sizeHistograms(
  gradients: readonly Tensor[],
  [low, high]: readonly [number, number],
  bins = 30,
): LayerHistograms {
  const layers = gradients.map((g) => {
    const step = Math.max(1, Math.floor(g.size / ENOUGH));
    const sizes = new Float64Array(Math.ceil(g.size / step));
    for (let i = 0; i < sizes.length; i++) sizes[i] = sizeOf(g.data[i * step] as number);
    return binCounts(sizes, low, high, bins);
  });
  return { low, high, layers };
}

function sizeOf(g: number): number {
  return g === 0 ? Number.NaN : Math.log10(Math.abs(g));
}

/** What the figure init-hist shows: the five starts, activations and gradients of every layer. */
export function initHistogramData(options: DeepNetOptions = {}) {
  return STARTS.map((start) => {
    const net = deepNet(start, { examples: 100, ...options, gradients: true });
    return {
      name: start.name,
      activations: activationHistograms(net.activations, start.activation),
      gradients: sizeHistograms(net.gradients, [-10, 4]),
    };
  });
}

/** One way to start the net. */
export interface InitHistogramsRun {
  /** `Xavier, tanh`: the part after the comma goes into a second line. */
  readonly name: string;
  /** Of the values of each layer. */
  readonly activations: LayerHistograms;
  /** Of log10 |dL/dW|. */
  readonly gradients: LayerHistograms;
}

/**
 * Histograms of activations and under them of gradients, a column per way to start the net and
 * in it one histogram per layer (lectures L0 and L1).
 */
export function initHistograms(options: {
  readonly runs: readonly InitHistogramsRun[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { runs } = options;
  if (runs.length === 0) throw new PlotError('initHistograms: no run to show');
  const gap = 0.035;
  const width = (1 - gap * (runs.length - 1)) / runs.length;
  const data: Trace[] = [];
  const layout: Record<string, unknown> = {};
  const annotations: Layout[] = [];

  runs.forEach((run, column) => {
    const left = column * (width + gap);
    const domain = [left, left + width];
    const depth = run.activations.layers.length;
    annotations.push(panelTitle(run.name.replace(', ', '<br>'), left + width / 2, 1, 13));
    (['activations', 'gradients'] as const).forEach((part, row) => {
      const number = 2 * column + row + 1;
      const id = number === 1 ? '' : String(number);
      const { low, high } = run[part];
      layout[`xaxis${id}`] = {
        domain,
        anchor: `y${id}`,
        range: [0.3, depth + 0.7],
        tickvals: [1, Math.ceil(depth / 2), depth],
        showgrid: false,
        ...(row === 1 ? { title: { text: 'layer', standoff: 4 } } : {}),
      };
      const first = column === 0;
      const sameAsBefore = !first && runs[column - 1]?.[part].high === high;
      const pad = 0.04 * (high - low);
      layout[`yaxis${id}`] = {
        domain: row === 0 ? [0.56, 1] : [0, 0.44],
        anchor: `x${id}`,
        range: [low - pad, high + pad],
        showticklabels: !sameAsBefore,
        zeroline: false,
        ...(row === 0
          ? { dtick: 1, ...(first ? { title: { text: 'activation', standoff: 4 } } : {}) }
          : {
              ...powers(low, high),
              ...(first ? { title: { text: '|dL/dW|', standoff: 4 } } : {}),
            }),
      };
      data.push({
        ...layerHistogramTrace(run[part], row),
        name: `${run.name}: ${part}`,
        xaxis: `x${id}`,
        yaxis: `y${id}`,
      });
    });
  });
  return new Figure(data, {
    title: {
      ...titleOf(
        options.title ?? 'Five ways to start the same net',
        options.caption ??
          'Lectures L0, L1: histograms layer by layer, of activations (blue) and of gradients (orange)',
      ),
      yref: 'container',
      y: 1,
      yanchor: 'top',
      pad: { t: 18 },
    },
    ...layout,
    annotations,
    height: 560,
    margin: { t: 122, l: 72, r: 16, b: 52 },
    showlegend: false,
  });
}

/** Ticks of an axis of logarithms: every second power of ten. */
function powers(low: number, high: number): Layout {
  const tickvals: number[] = [];
  for (let p = Math.ceil(low / 2) * 2; p <= high; p += 2) tickvals.push(p);
  return { tickvals, ticktext: tickvals.map((p) => (p === 0 ? '1' : `10<sup>${p}</sup>`)) };
}
