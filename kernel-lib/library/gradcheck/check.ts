import { RandomState } from '../random/index.js';
import { DTypeError, formatShape, ShapeError, Tensor, ValueError } from '../tensor/index.js';
import { relativeDifference } from './compare.js';
import { directionsWithoutKinks } from './directions.js';
import { probeKink } from './kinks.js';
import { checkStep, type DifferenceForm, indexOf, scalar, slopeAt } from './numeric.js';
import { GradCheckReport, type ParameterCheck } from './report.js';
import { stepSweep } from './sweep.js';

/** Settings of {@link gradCheck}. */
export interface GradCheckOptions {
  /** Step of the differences. Default 1e-5; 1e-3 for `'five-point'`. */
  h?: number;
  /** Default `'centred'`. */
  form?: DifferenceForm;
  /** Largest relative error that passes. Default 1e-7. */
  tolerance?: number;
  /** Parameters with more elements are checked along random directions and at `samples` elements. */
  maxElements?: number;
  /** How many random elements of a large parameter are visited. Default 32. */
  samples?: number;
  /** How many random directions of a large parameter are tried. Default 8. */
  directions?: number;
  /** Seed of the directions and samples. */
  seed?: number;
}

/** Tensors by name. */
export type Named = Readonly<Record<string, Tensor>>;

/**
 * Checks the analytic gradient of every parameter against numerical slopes and says, per parameter,
 * where it is worst, what was computed and measured there, whether f has a kink there, and how the
 * error depends on h.
 *
 * An element passes if its relative error is at most `tolerance`; or if the two differ by less than
 * the rounding noise of f can make them; or if f has a kink within h (relu at 0, a tie in max-pool)
 * and the analytic value is one of the two one-sided slopes or between them. (An element that moves
 * several kinks at once may fail although each of them is treated rightly: the report says that there
 * is a kink. Move the parameter a little and check again.)
 *
 * @param f the loss; reads the tensors in `params`, which are moved in place and restored exactly
 * @param params the parameters by name, float64
 * @param grads the analytic gradients under the same names
 * @throws DTypeError for float32: with 7 digits no numerical slope is right to 1e-7
 * @throws ShapeError for shapes that differ; ValueError for missing names, a loss that is not finite, and a loss
 *   that changes from call to call (dropout without a fixed seed)
 */
export function gradCheck(
  f: () => number,
  params: Named,
  grads: Named,
  options: GradCheckOptions = {},
): GradCheckReport {
  const name = 'gradCheck';
  const { form = 'centred', tolerance = 1e-7, maxElements = 4096, samples = 32 } = options;
  const { h = form === 'five-point' ? 1e-3 : 1e-5, directions = 8, seed = 0 } = options;
  checkStep(name, h, form);
  for (const key of Object.keys(params)) checkPair(name, key, params[key], grads[key]);

  const value = () => scalar(name, f());
  const f0 = value();
  const again = value();
  if (!Number.isFinite(f0)) {
    throw new ValueError(`${name}: the loss is ${f0}; find out where it stops being finite first.`);
  }
  if (f0 !== again) {
    throw new ValueError(
      `${name}: the loss changes from call to call (${f0}, then ${again}). Fix the seed of dropout ` +
        'and of other random steps, and do not update state inside f.',
    );
  }

  const random = new RandomState(seed);
  const setting: Setting = { value, h, form, tolerance, f0 };
  const checks = Object.entries(params).map(([key, x]) => {
    const grad = grads[key];
    const large = x.size > maxElements;
    const elements = large
      ? Array.from(random.permutation(x.size).data).slice(0, samples)
      : Array.from({ length: x.size }, (_, i) => i);
    const check = visit(key, x, grad, elements, setting);
    if (!large) return check;
    const along = directionsWithoutKinks(value, x, grad, { directions, seed, h, tolerance, f0 });
    const worst = along.reduce((w, d) => Math.max(w, d.relError), 0);
    return { ...check, directions: along, passed: check.passed && worst <= tolerance };
  });
  return new GradCheckReport(checks, { h, form, tolerance });
}

interface Setting {
  value: () => number;
  h: number;
  form: DifferenceForm;
  tolerance: number;
  f0: number;
}

function visit(
  name: string,
  x: Tensor,
  grad: Tensor,
  elements: readonly number[],
  setting: Setting,
): ParameterCheck {
  const { value, h, form, tolerance, f0 } = setting;
  // What rounding in f alone can do to a slope.
  const noise = (16 * Number.EPSILON * Math.abs(f0)) / h;
  let worst = { i: 0, error: -1, numeric: 0, kink: false, failed: false };
  let failures = 0;
  let kinks = 0;
  const ratio = { an: 0, nn: 0, aa: 0 };
  for (const i of elements) {
    const a = grad.data[i];
    const n = slopeAt(value, x, i, h, form);
    if (!Number.isFinite(n)) {
      throw new ValueError(
        `gradCheck: the loss is not finite beside ${name}[${indexOf(i, x.shape).join(', ')}].`,
      );
    }
    ratio.an += a * n;
    ratio.nn += n * n;
    ratio.aa += a * a;
    const e = relativeDifference(a, n);
    let error = Number.isNaN(e) ? Number.POSITIVE_INFINITY : e;
    if (Math.abs(a - n) <= noise) error = Math.min(error, tolerance);
    let kink = false;
    let failed = error > tolerance;
    if (failed) {
      const probe = probeKink(value, x, i, form === 'five-point' ? 2 * h : h);
      kink = probe.kink;
      if (kink) kinks++;
      const slack = 1e-3 * Math.max(Math.abs(probe.left), Math.abs(probe.right)) + noise;
      const low = Math.min(probe.left, probe.right) - slack;
      const high = Math.max(probe.left, probe.right) + slack;
      if (kink && a >= low && a <= high) failed = false;
    }
    if (failed) failures++;
    if ((failed && !worst.failed) || (failed === worst.failed && error > worst.error)) {
      worst = { i, error, numeric: n, kink, failed };
    }
  }
  return {
    name,
    shape: [...x.shape],
    checked: elements.length,
    failures,
    kinks,
    passed: failures === 0,
    relError: Math.max(0, worst.error),
    index: indexOf(worst.i, x.shape),
    analytic: x.size ? grad.data[worst.i] : 0,
    numeric: worst.numeric,
    kink: worst.kink,
    factor: failures ? constantFactor(ratio) : undefined,
    sweep: x.size ? stepSweep(value, x, grad, { index: worst.i, form }) : [],
  };
}

/** r if analytic = r · numeric everywhere (and r is not 1), which names the usual slips. */
function constantFactor({
  an,
  nn,
  aa,
}: {
  an: number;
  nn: number;
  aa: number;
}): number | undefined {
  if (nn === 0) return undefined;
  const r = an / nn;
  const residual = Math.max(0, aa - r * an);
  return Math.abs(r - 1) > 1e-4 && residual <= 1e-8 * aa ? r : undefined;
}

function checkPair(fn: string, key: string, x: Tensor, grad: Tensor): void {
  for (const [what, t] of [
    ['parameter', x],
    ['gradient', grad],
  ] as const) {
    if (!(t instanceof Tensor)) {
      throw new ValueError(`${fn}: there is no ${what} '${key}' (a Tensor is expected).`);
    }
    if (t.dtype !== 'float64') {
      throw new DTypeError(
        `${fn}: ${what} '${key}' is ${t.dtype}. Numerical slopes need float64: ` +
          `float32 keeps 7 digits and the difference of two losses loses 5 of them. ` +
          `Try ${key}.astype('float64').`,
      );
    }
  }
  if (x.shape.join() !== grad.shape.join()) {
    throw new ShapeError(
      `${fn}: the gradient of '${key}' has shape ${formatShape(grad.shape)}, ` +
        `the parameter ${formatShape(x.shape)}. They must be equal.`,
    );
  }
}
