import type { Figure } from '../plot/figure.js';

/** One plot of the lectures. */
export interface LectureFigure {
  /** The name in `npm run figures -- --only ID`, and of its files. */
  id: string;
  /** Where it comes from, such as `L1, Training Neural Networks`. */
  lecture: string;
  /** What is computed and what to see, in one or two sentences. */
  caption: string;
  /** Of all random numbers in it. */
  seed: number;
  /** Where the computation is written, from `kernel-lib/`: shown on the figure's page. */
  code: readonly string[];
  /** Of an animated figure: the frame that its pictures show. What it begins with by default. */
  still?: string;
  /** Computes it from new: nothing is stored but the seed. */
  draw(): Figure | Promise<Figure>;
}

/** The lectures' names as captions write them. */
export const LECTURE = {
  L0: 'L0, Neural Networks',
  L1: 'L1, Training Neural Networks',
  L2: 'L2, Training Neural Nets',
  L3: 'L3, Neural Networks',
  L4: 'L4, Deep Learning: optimisation and generalisation',
} as const;
