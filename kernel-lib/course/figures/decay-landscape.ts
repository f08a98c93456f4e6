import {
  colour,
  Figure,
  INK,
  layoutOf,
  lineTrace,
  packed,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';

/** A loss of two weights, ½ h1 (w1 - m1)² + ½ h2 (w2 - m2)². */
export interface Valley {
  /** Curvatures h1, h2: how sensitive the loss is to each weight. */
  readonly curvature: readonly [number, number];
  /** Where the loss is lowest. */
  readonly minimum: readonly [number, number];
}

const RANGE_X = [-0.6, 3] as const;

const RANGE_Y = [-0.6, 2.4] as const;

/** Where the loss plus ½ λ ‖w‖² is lowest: each weight shrinks by the factor h / (h + λ). */
export function decayedMinimum({ curvature, minimum }: Valley, reg: number): [number, number] {
  const shrink = (i: 0 | 1) => (curvature[i] / (curvature[i] + reg)) * minimum[i];
  return [shrink(0), shrink(1)];
}

function lossTrace({ curvature: [h1, h2], minimum: [m1, m2] }: Valley): Trace {
  const at = ([low, high]: readonly [number, number], n: number) =>
    Array.from({ length: n }, (_, i) => Number((low + ((high - low) * i) / (n - 1)).toFixed(3)));
  const [xs, ys] = [at(RANGE_X, 61), at(RANGE_Y, 51)];
  // In thousandths, so that the table packs; the lines are drawn at round values of the root.
  const z = ys.map((y) =>
    xs.map((x) => Math.round(1000 * Math.sqrt(0.5 * (h1 * (x - m1) ** 2 + h2 * (y - m2) ** 2)))),
  );
  return {
    type: 'contour',
    x: xs,
    y: ys,
    z: packed('i2', z),
    contours: { start: 150, end: 3000, size: 250, coloring: 'lines' },
    colorscale: [
      [0, colour(0)],
      [1, colour(5)],
    ],
    line: { width: 1.5 },
    showscale: false,
    hoverinfo: 'skip',
    showlegend: false,
  };
}

const dot = (name: string, at: readonly [number, number], symbol: string, hue: number): Trace => ({
  type: 'scatter',
  mode: 'markers',
  name,
  x: [Number(at[0].toFixed(4))],
  y: [Number(at[1].toFixed(4))],
  marker: { symbol, size: 13, color: colour(hue), line: { width: 1, color: 'white' } },
});

/** From no weights at all (λ huge) to the minimum of the loss (λ = 0). */
function pathOfMinima(valley: Valley): [number, number][] {
  const list: [number, number][] = [[0, 0]];
  for (let k = 20; k >= -20; k--) list.push(decayedMinimum(valley, 10 ** (k / 8)));
  list.push([...valley.minimum]);
  return list;
}

function curve(name: string, points: readonly (readonly number[])[], hue: number): Trace {
  const [x, y] = [0, 1].map((i) => points.map((point) => point[i] ?? 0));
  return lineTrace('decayLandscape', { name, x: x ?? [], y: y ?? [], colour: hue }, 0);
}

function layoutFor(title: string, caption: string) {
  const layout = layoutOf(
    'decayLandscape',
    {
      title,
      caption,
      x: 'w1 (the loss hardly minds it)',
      y: 'w2 (the loss is sensitive to it)',
    },
    { rangeX: RANGE_X, rangeY: RANGE_Y, height: 480 },
  );
  return {
    ...layout,
    // One unit is as long on both axes, or the weights of equal penalty were no circle.
    xaxis: { ...(layout.xaxis as object), constrain: 'domain' },
    yaxis: { ...(layout.yaxis as object), scaleanchor: 'x', constrain: 'domain' },
    showlegend: true,
  };
}

/**
 * The lowest point of loss + ½ λ ‖w‖² as λ grows, with a slider (lecture L4, "Weight Decay: Loss
 * Landscape View").
 */
export function decayLandscape(
  options: Valley & { readonly regs: readonly number[]; readonly active?: number },
): Figure {
  const still = [
    lossTrace(options),
    curve('lowest points, all λ', pathOfMinima(options), 2),
    dot('lowest point of the loss', options.minimum, 'x', 0),
  ];
  const steps: Step[] = options.regs.map((reg) => {
    const here = decayedMinimum(options, reg);
    const radius = Math.hypot(...here);
    const circle = Array.from({ length: 61 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 60;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const ring: Trace = {
      ...curve('weights of equal penalty', circle, 7),
      line: { color: INK, width: 1.5, dash: 'dash' },
    };
    return {
      label: String(reg),
      data: [...still, ring, dot('with the penalty', here, 'circle', 1)],
    };
  });
  const figure = new Figure(
    steps[0]?.data ?? [],
    layoutFor(
      'Weight decay slides down where the loss is flat',
      'Lecture L4: it suppresses “especially those to which loss is less sensitive”',
    ),
  );
  return withSlider(figure, { name: 'λ', steps, active: options.active ?? 0 });
}

/**
 * Gradient descent from 0, with some of its steps marked, beside the path of the penalised minima
 * (lecture L4, "Early Stopping: from the perspective of weight decay").
 *
 * @param options.path the weights after each step, (steps + 1, 2)
 * @param options.marks steps to mark
 */
export function stoppingAsDecay(
  options: Valley & {
    readonly path: readonly (readonly [number, number])[];
    readonly marks: readonly number[];
  },
): Figure {
  const marked = options.marks.map((step) => options.path[step] ?? [0, 0]);
  const descent: Trace = {
    ...curve('gradient descent from 0', options.path, 1),
    line: { color: colour(1), width: 2.5, dash: 'dot' },
  };
  const marks: Trace = {
    type: 'scatter',
    mode: 'markers+text',
    name: 'stopped after … steps',
    x: marked.map(([x]) => Number((x ?? 0).toFixed(4))),
    y: marked.map(([, y]) => Number((y ?? 0).toFixed(4))),
    text: options.marks.map(String),
    // Beside the steep part of the path, above the flat one.
    textposition: marked.map(([x]) => ((x ?? 0) < 0.5 ? 'middle left' : 'top center')),
    marker: { size: 9, color: colour(1), line: { width: 1, color: 'white' } },
  };
  return new Figure(
    [
      lossTrace(options),
      curve('lowest points, all λ', pathOfMinima(options), 2),
      descent,
      marks,
      dot('lowest point of the loss', options.minimum, 'x', 0),
    ],
    layoutFor(
      'Stopping early walks the path of weight decay',
      'Lecture L4, “Earlier Stopping … From the perspective of weight decay”',
    ),
  );
}
