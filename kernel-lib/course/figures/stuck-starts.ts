import { FullyConnectedNet, lossAndGrads, type Model } from 'kernel-lib/nets';
import { Figure, scatter } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { xorCorners } from './shared/xor.js';

export const lectureFigure: LectureEntry = {
  order: 235,
  lecture: LECTURE.L4,
  caption:
    'Different initializations land at different stationary points: XOR by nets of four widths, from 20 starts each, plain descent. Small nets end at a few levels of loss, each of them a place where the gradient is nothing and the answer wrong; in wide ones hardly any start gets stuck.',
  seed: 0,
  draw: () => stuckStartsFigure(stuckStarts({ seed: 0 })),
};

/** Where nets of one width have ended. */
export interface StartsOfWidth {
  /** Hidden units. */
  readonly width: number;
  /** The loss at the end, one for each start. */
  readonly losses: number[];
  /** How many of them are stuck with a wrong answer. */
  readonly stuck: number;
}

/** Above this loss, one of the four answers is wrong or hardly right. */
const STUCK = 0.1;
/** What has come so far down is not going to be stuck. */
const SOLVED = 0.02;

/**
 * XOR from many starts, by plain gradient descent: which nets get stuck? (Lectures L1, L2 and L4.)
 *
 * @param options.net a fresh one with two inputs and two classes; the library's own, if left out
 * @param options.seed of the first start
 */
export function stuckStarts(
  options: {
    net?: (width: number, seed: number) => Model;
    widths?: readonly number[];
    starts?: number;
    updates?: number;
    rate?: number;
    seed?: number;
  } = {},
): StartsOfWidth[] {
  const { net = ours, widths = [2, 4, 8, 16], starts = 20 } = options;
  const { updates = 600, rate = 0.5, seed = 0 } = options;
  const { X, y } = xorCorners();
  return widths.map((width) => {
    const losses = Array.from({ length: starts }, (_, start) => {
      const model = net(width, seed + start);
      let loss = Number.POSITIVE_INFINITY;
      for (let update = 0; update < updates && loss > SOLVED; update++) {
        const [now, grads] = lossAndGrads(model, X, y);
        loss = now;
        for (const [name, w] of Object.entries(model.params)) {
          model.params[name] = w.sub((grads[name] as Tensor).mul(rate));
        }
      }
      return loss;
    });
    return { width, losses, stuck: losses.filter((loss) => !(loss <= STUCK)).length };
  });
}

const ours = (width: number, seed: number): Model =>
  new FullyConnectedNet({
    inputDim: 2,
    hiddenDims: [width],
    numClasses: 2,
    weightScale: 1,
    seed,
  });

/** The loss at which each start has ended, by width (figure stuck-starts; lecture L4). */
export function stuckStartsFigure(
  starts: readonly StartsOfWidth[],
  text: { readonly title?: string; readonly caption?: string } = {},
): Figure {
  // Side by side, so that no start hides another.
  const aside = new RandomState(0);
  const points = starts.flatMap(({ losses }, i) =>
    losses.map((loss) => ({ x: i + (aside.uniform(-0.3, 0.3) as number), y: loss })),
  );
  const group = (name: string, some: typeof points) => ({
    name,
    x: some.map(({ x }) => x),
    y: some.map(({ y }) => y),
  });
  const figure = scatter({
    title: text.title ?? 'Local minima are a trouble of small nets',
    caption:
      text.caption ??
      'Lecture L4, “Different initializations land at different stationary points”: XOR, plain descent',
    x: 'hidden units, and how many starts are stuck',
    y: 'loss at the end',
    rangeY: [0, 0.8],
    groups: [
      group(
        'solved',
        points.filter(({ y }) => y <= STUCK),
      ),
      group(
        'stuck',
        points.filter(({ y }) => !(y <= STUCK)),
      ),
    ],
  });
  const told = (count: (one: StartsOfWidth) => number) =>
    starts.map((one) => `${count(one)} starts with ${one.width} units`).join(', ');
  const words = [told(({ losses, stuck }) => losses.length - stuck), told(({ stuck }) => stuck)];
  return new Figure(
    figure.data.map((trace, i) => ({ ...trace, meta: { words: words[i] } })),
    figure.layout,
  ).with({
    xaxis: {
      ...(figure.layout.xaxis as object),
      zeroline: false,
      tickvals: starts.map((_, i) => i),
      ticktext: starts.map(
        ({ width, stuck, losses }) => `${width}<br>${stuck} of ${losses.length}`,
      ),
    },
  });
}
