import { type Figure, lineTrace, panels } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor, tensor } from 'kernel-lib/tensor';

/** A net of one input and one output, as far as its slope goes. */
export interface SlopedNet {
  readonly name: string;
  /** Hidden relu layers. */
  readonly layers: number;
  /** Whether each layer adds what came in (false). */
  readonly residual?: boolean;
}

/** The slope dy/dx at many inputs, and how much slopes at a distance have to do with each other. */
export interface Slopes {
  readonly name: string;
  /** The inputs. */
  readonly x: number[];
  /** dy/dx at each x, of the first net. */
  readonly slope: number[];
  /** Between two inputs. */
  readonly distance: number[];
  /** Correlation of the slopes at this distance, mean over the nets. */
  readonly correlation: number[];
}

/**
 * How a fresh net's slope changes along its input (Balduzzi and others 2017; Prince, "Understanding
 * Deep Learning", 11.1.1): h ← relu(h W + b), or with skips h ← (h + relu(h W + b)) / √2.
 */
export function netSlopes(
  nets: readonly SlopedNet[],
  options: { width?: number; points?: number; draws?: number; seed?: number } = {},
): Slopes[] {
  const { width = 50, points = 256, draws = 4, seed = 0 } = options;
  const x = Array.from({ length: points }, (_, i) => -2 + (4 * i) / (points - 1));
  const lags = Array.from({ length: Math.floor(points / 4) }, (_, i) => i);
  return nets.map((net) => {
    const slopes = Array.from({ length: draws }, (_, i) => slopesOf(net, x, width, seed + i));
    const correlation = lags.map(
      (lag) => slopes.reduce((sum, slope) => sum + correlated(slope, lag), 0) / draws,
    );
    const step = (x[1] as number) - (x[0] as number);
    const spread = Math.sqrt((slopes[0] ?? []).reduce((sum, s) => sum + s * s, 0) / points);
    return {
      name: net.name,
      x,
      slope: (slopes[0] ?? []).map((s) => s / spread),
      distance: lags.map((lag) => lag * step),
      correlation,
    };
  });
}

/** dy/dx at every x: what goes forward beside h is dh/dx. */
function slopesOf({ layers, residual = false }: SlopedNet, x: number[], M: number, seed: number) {
  const rng = new RandomState(seed);
  const gauss = (rows: number, columns: number, std: number) =>
    (rng.randn(rows, columns) as Tensor).mul_(std);
  const [v, bias] = [gauss(1, M, 1), gauss(1, M, 1)];
  const z = tensor(x).reshape(-1, 1).dot(v).add(bias);
  let h = maximum(0, z);
  let slope = v.mul(z.greater(0));
  for (let l = 1; l < layers; l++) {
    const W = gauss(M, M, Math.sqrt(2 / M));
    const next = h.dot(W).add(gauss(1, M, 0.3));
    const along = slope.dot(W).mul(next.greater(0));
    const branch = maximum(0, next);
    h = residual ? h.add(branch).mul_(Math.SQRT1_2) : branch;
    slope = residual ? slope.add(along).mul_(Math.SQRT1_2) : along;
  }
  const out = slope.dot(gauss(M, 1, 1 / Math.sqrt(M)));
  return Array.from(out.data as ArrayLike<number>);
}

/** The correlation of a list with itself, so many places on. */
function correlated(list: readonly number[], lag: number): number {
  const mean = list.reduce((sum, v) => sum + v, 0) / list.length;
  const away = list.map((v) => v - mean);
  const product = (by: number) =>
    away.slice(0, list.length - by).reduce((sum, v, i) => sum + v * (away[i + by] as number), 0) /
    (list.length - by);
  return product(lag) / product(0);
}

/** Slopes along the input, one panel for each net, and below how they hang together. */
export function shatteredGradients(
  nets: readonly Slopes[],
  text: { readonly title?: string; readonly caption?: string } = {},
): Figure {
  const hues = [0, 1, 2, 4];
  return panels({
    title: text.title ?? 'Shattered gradients',
    caption:
      text.caption ??
      'After Balduzzi and others 2017: the slope of fresh nets along their one input, of spread 1',
    columns: nets.length,
    height: 640,
    panels: [
      ...nets.map(({ name, x, slope }, i) => ({
        title: name,
        x: 'input x',
        y: 'slope dy/dx',
        rangeX: [-2, 2] as const,
        traces: [
          {
            ...lineTrace('shatteredGradients', { name, x, y: slope, colour: hues[i] ?? i }, i),
            mode: 'lines',
            showlegend: false,
          },
        ],
      })),
      {
        title: 'correlation of two slopes',
        x: 'distance of the two inputs',
        y: 'correlation',
        wide: true,
        traces: nets.map(({ name, distance, correlation }, i) => ({
          ...lineTrace(
            'shatteredGradients',
            { name, x: distance, y: correlation, colour: hues[i] ?? i },
            i,
          ),
          showlegend: true,
        })),
      },
    ],
    legend: true,
  });
}
