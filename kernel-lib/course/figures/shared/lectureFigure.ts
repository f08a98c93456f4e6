import type { Figure } from 'kernel-lib/plot';

/**
 * What makes a figure one of the lectures' plots: a file of this folder exports it as
 * `lectureFigure`, and `npm run figures` draws it under the file's name.
 */
export interface LectureEntry {
  /** Its place among the others: they are shown from the lowest number to the highest. */
  order: number;
  /** Where it comes from, such as `L1, Training Neural Networks`. */
  lecture: string;
  /** What is computed and what to see, in one or two sentences. */
  caption: string;
  /** Of all random numbers in it. */
  seed: number;
  /** Of an animated figure: the frame that its pictures show. What it begins with by default. */
  still?: string;
  /** Computes it from new: nothing is stored but the seed. */
  draw(): Figure | Promise<Figure>;
}

/** One plot of the lectures, as the gallery finds it. */
export interface LectureFigure extends LectureEntry {
  /** The name in `npm run figures -- --only ID`, and of its files: that of the file it stands in. */
  id: string;
}

/** The lectures' names as captions write them. */
export const LECTURE = {
  L0: 'L0, Neural Networks',
  L1: 'L1, Training Neural Networks',
  L2: 'L2, Training Neural Nets',
  L3: 'L3, Neural Networks',
  L4: 'L4, Deep Learning: optimisation and generalisation',
} as const;
