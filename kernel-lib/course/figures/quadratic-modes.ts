import { type Figure, lineTrace, panels } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 240,
  lecture: LECTURE.L4,
  caption:
    'Gradient descent on a bowl with curvatures 1, 10 and 100: every direction shrinks by |1 - η λ| per step. The steepest one sets the limit η = 2/λmax, the flattest one the time.',
  seed: 0,
  draw: () => quadraticModesFigure({ runs: quadraticModes() }),
};

/** Gradient descent on ½ Σ λ_k x_k²: its modes do not touch each other. */
export interface QuadraticRun {
  /** The learning rate, as a multiple of 2/λ_max. */
  readonly share: number;
  /** The learning rate itself, share · 2/λ_max. */
  readonly rate: number;
  /** Per curvature λ, |x_k| after 0, 1, … steps from 1: |1 - rate · λ|^t. */
  readonly modes: { readonly curvature: number; readonly error: number[] }[];
}

/**
 * Runs gradient descent with learning rates on both sides of the step limit 2/λ_max (lecture L4).
 *
 * @param curvatures the eigenvalues of the Hessian
 * @param shares learning rates, as multiples of 2/λ_max
 */
export function quadraticModes(
  curvatures: readonly number[] = [1, 10, 100],
  shares: readonly number[] = [0.4, 0.98, 1.02],
  steps = 100,
): QuadraticRun[] {
  const limit = 2 / Math.max(...curvatures);
  return shares.map((share) => {
    const rate = share * limit;
    const modes = curvatures.map((curvature) => {
      const error = [1];
      let x = 1;
      for (let t = 0; t < steps; t++) {
        x -= rate * curvature * x;
        error.push(Number(Math.abs(x).toPrecision(5)));
      }
      return { curvature, error };
    });
    return { share, rate, modes };
  });
}

/**
 * The distance from the minimum along each direction of a bowl, on both sides of the step limit
 * 2/λmax (lecture L4).
 *
 * @param options.runs one per learning rate, `share` of the limit; `title` stands above its panel
 */
export function quadraticModesFigure(options: {
  readonly runs: readonly {
    readonly share: number;
    readonly title?: string;
    readonly modes: readonly { readonly curvature: number; readonly error: readonly number[] }[];
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return panels({
    title: options.title ?? 'The steepest direction sets the limit, the flattest one the time',
    caption: options.caption ?? 'Lecture L4: η ≤ 2/λmax, seen from both sides',
    legend: true,
    panels: options.runs.map(({ share, title, modes }, i) => ({
      title: title ?? `η = ${share} · 2/λmax`,
      x: 'step',
      y: 'distance from the minimum',
      logY: true,
      rangeY: [1e-9, 100] as const,
      traces: modes.map(({ curvature, error }, k) => ({
        ...lineTrace('quadraticModes', { name: `λ = ${curvature}`, y: error }, k),
        showlegend: i === 0,
      })),
    })),
  });
}
