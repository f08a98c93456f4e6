import { RandomState } from '../random/index.js';
import { formatShape, ShapeError, type Tensor } from '../tensor/index.js';
import { relativeDifference } from './compare.js';

/** One random direction: the slope along it, measured and computed. */
export interface DirectionCheck {
  /** The slope by the gradient: gradient · direction. */
  analytic: number;
  /** The slope that was measured. */
  numeric: number;
  /** The relative error of the two. */
  relError: number;
}

/**
 * Checks a gradient along random directions, for parameters with too many elements to visit:
 *
 *     (f(x + h v) - f(x - h v)) / 2h  =  ⟨grad, v⟩,   v ~ N(0, I)/‖N(0, I)‖
 *
 * Two calls of `f` per direction, whatever the size of `x`. One wrong element among n changes
 * ⟨grad, v⟩ by about its error / √n, so a few directions find every error that matters to training,
 * but not a tiny one: visit small parameters element by element.
 *
 * @param f loss that reads `x` (moved in place, restored exactly)
 * @param x the parameter, float64
 * @param grad its gradient, shape of `x`
 * @param options `directions` (default 8), `h` (1e-5), `seed` (0)
 */
export function directionChecks(
  f: () => number,
  x: Tensor,
  grad: Tensor,
  options: { directions?: number; h?: number; seed?: number } = {},
): DirectionCheck[] {
  const { directions = 8, h = 1e-5, seed = 0 } = options;
  if (grad.shape.join() !== x.shape.join()) {
    throw new ShapeError(
      `directionChecks: grad has shape ${formatShape(grad.shape)}, x has ${formatShape(x.shape)}.`,
    );
  }
  const random = new RandomState(seed);
  const start = Float64Array.from(x.data);
  const checks: DirectionCheck[] = [];
  for (let k = 0; k < directions; k++) {
    const v = unitVector(random.randn(x.size).data);
    const at = (step: number) => {
      for (let i = 0; i < v.length; i++) x.data[i] = start[i] + step * v[i];
      return f();
    };
    let numeric: number;
    try {
      numeric = (at(h) - at(-h)) / (2 * h);
    } finally {
      x.data.set(start);
    }
    let analytic = 0;
    for (let i = 0; i < v.length; i++) analytic += grad.data[i] * v[i];
    checks.push({ analytic, numeric, relError: relativeDifference(analytic, numeric) });
  }
  return checks;
}

/**
 * {@link directionChecks} at h, h/10 and h/100, the best of the three for each direction: a
 * direction may cross kinks far from zero; smaller steps cross fewer, a wrong gradient stays wrong.
 * Differences that rounding in f, about `f0`, can explain count as `tolerance` at most.
 */
export function directionsWithoutKinks(
  f: () => number,
  x: Tensor,
  grad: Tensor,
  options: { directions: number; seed: number; h: number; tolerance: number; f0: number },
): DirectionCheck[] {
  const { h, tolerance, f0 } = options;
  const tries = [h, h / 10, h / 100].map((step) => {
    const noise = (16 * Number.EPSILON * Math.abs(f0)) / step;
    return directionChecks(f, x, grad, { ...options, h: step }).map((d) =>
      Math.abs(d.analytic - d.numeric) <= noise
        ? { ...d, relError: Math.min(d.relError, tolerance) }
        : d,
    );
  });
  return tries[0].map((_, k) =>
    tries.map((t) => t[k]).reduce((best, d) => (d.relError < best.relError ? d : best)),
  );
}

function unitVector(v: ArrayLike<number>): Float64Array {
  const unit = Float64Array.from(v);
  let norm = 0;
  for (const x of unit) norm += x * x;
  norm = Math.sqrt(norm) || 1;
  return unit.map((x) => x / norm);
}
