import { type Figure, linePlot } from 'kernel-lib/plot';
import {
  cosineDecay,
  exponentialDecay,
  polynomialDecay,
  type Schedule,
  stepDecay,
  withWarmup,
} from 'kernel-lib/schedules';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 140,
  lecture: LECTURE.L4,
  caption: 'Five plans for the learning rate over 100 updates, all from 0.1 down.',
  seed: 0,
  draw: () => lrSchedules(lrSchedulesData()),
};

/** Five schedules from 0.1 over 100 updates: what figure lr-schedules draws. */
export function lrSchedulesData(): {
  total: number;
  schedules: { name: string; rate: Schedule }[];
} {
  return {
    total: 100,
    schedules: [
      { name: 'exponential', rate: exponentialDecay(0.1, 0.04) },
      { name: 'polynomial', rate: polynomialDecay(0.1, 0.1) },
      { name: 'step', rate: stepDecay(0.1, { every: 30, factor: 0.3 }) },
      { name: 'cosine', rate: cosineDecay(0.1, { total: 100 }) },
      {
        name: 'warm-up, then cosine',
        rate: withWarmup(cosineDecay(0.1, { total: 85 }), { steps: 15, start: 0 }),
      },
    ],
  };
}

/**
 * Learning rate by update under several schedules (figure lr-schedules; lectures L1 and L4).
 *
 * @param options.schedules the learning rate at time t, each with its name
 * @param options.total updates, the horizontal axis
 */
export function lrSchedules(options: {
  readonly schedules: readonly { readonly name: string; rate(t: number): number }[];
  readonly total: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { total } = options;
  const points = Math.min(total, 200);
  const x = Array.from({ length: points + 1 }, (_, i) => (i * total) / points);
  return linePlot({
    title: options.title ?? 'Five ways to slow down',
    caption:
      options.caption ??
      'Lecture L1: exponential and polynomial; L4: cosine, with and without warm-up',
    x: 'update',
    y: 'learning rate',
    series: options.schedules.map(({ name, rate }) => ({ name, x, y: x.map(rate) })),
  });
}
