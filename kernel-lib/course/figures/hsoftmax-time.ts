import { hierarchical_softmax_loss_sparse, randomTree, softmax_loss } from 'kernel-lib/losses';
import { Figure, linePlot, TITLE_ON_TOP } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { zeros } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { shortestTimes } from './shared/processorTime.js';

export const lectureFigure: LectureEntry = {
  order: 330,
  lecture: LECTURE.L1,
  caption:
    'Time of one loss with all its gradients, 32 examples, 64 hidden units. A softmax must visit every class; a tree visits log2 of them. For few classes the plain product wins. Times are measured, so they vary from machine to machine; the slopes do not.',
  seed: 0,
  draw: () => hsoftmaxTime(classTimes()),
};

/** Milliseconds of one loss and its gradients, by the number of classes. */
export interface ClassTimes {
  /** Numbers of classes C. */
  readonly classes: number[];
  /** Milliseconds of the full softmax, at each of `classes`. */
  readonly softmax: number[];
  /** Milliseconds of the tree of decisions, at each of `classes`. */
  readonly hierarchical: number[];
}

/**
 * Times a softmax over C classes against a hierarchical one over a balanced tree, which visits
 * log2 C nodes (lecture L1, large number of classes). Both from hidden units h (N, H) to loss and
 * all gradients; the shortest of several runs.
 */
export function classTimes(
  options: { classes?: readonly number[]; N?: number; H?: number; seed?: number } = {},
): ClassTimes {
  const { classes = [64, 256, 1024, 4096, 16_384], N = 32, H = 64, seed = 0 } = options;
  const times: ClassTimes = { classes: [...classes], softmax: [], hierarchical: [] };
  for (const C of classes) {
    const rng = new RandomState(seed);
    const h = rng.randn(N, H);
    const w = rng.randn(H, C).mul(0.1);
    const y = rng.randint(0, C, N);
    times.softmax.push(
      shortest(() => {
        const [, dscores] = softmax_loss(h.dot(w), y);
        h.T.dot(dscores);
        dscores.dot(w.T);
      }),
    );
    const tree = randomTree(C, seed);
    const nodes = rng.randn(C - 1, H).mul(0.1);
    const b = zeros(C - 1);
    times.hierarchical.push(shortest(() => hierarchical_softmax_loss_sparse(h, nodes, b, y, tree)));
  }
  return times;
}

const shortest = (task: () => unknown): number =>
  Number(shortestTimes({ task }).task.toPrecision(4));

/** Time of a softmax and of a tree of decisions, by the number of classes (L1, part three). */
export function hsoftmaxTime(options: {
  readonly classes: readonly number[];
  /** Milliseconds per batch. */
  readonly softmax: readonly number[];
  readonly hierarchical: readonly number[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { classes, softmax, hierarchical } = options;
  const figure = linePlot({
    title: options.title ?? 'A tree of decisions scales to many classes',
    caption:
      options.caption ??
      'Lecture L1, large number of classes: softmax against hierarchical softmax',
    x: 'number of classes C',
    y: 'milliseconds per batch',
    logX: true,
    logY: true,
    series: [
      { name: 'softmax: grows as C', x: classes, y: softmax },
      { name: 'hierarchical: grows as log C', x: classes, y: hierarchical },
    ],
  });
  const symbols = ['circle', 'square'];
  const data = figure.data.map((trace, i) => ({
    ...trace,
    mode: 'lines+markers',
    marker: { size: 9, symbol: symbols[i] },
  }));
  // Above the curves: beside them the names would take a third of a narrow cell.
  return new Figure(data, {
    ...figure.layout,
    title: { ...(figure.layout.title as object), ...TITLE_ON_TOP },
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
    margin: { t: 116 },
  });
}
