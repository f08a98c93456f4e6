/** Gradient descent on ½ Σ λ_k x_k²: its modes do not touch each other. */
export interface QuadraticRun {
  /** The learning rate, as a multiple of 2/λ_max. */
  readonly share: number;
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

/** A path in the plane and the values along it. */
export interface Descent {
  readonly name: string;
  readonly x: number[];
  readonly y: number[];
  readonly loss: number[];
}

/** A valley that is bent and badly scaled: (1 - x)² + 20 (y - x²)² (Rosenbrock, softened). */
export function valley(x: number, y: number): number {
  return (1 - x) ** 2 + 20 * (y - x * x) ** 2;
}

function valleyGradient(x: number, y: number): [number, number] {
  const bend = y - x * x;
  return [-2 * (1 - x) - 80 * x * bend, 40 * bend];
}

function valleyHessian(x: number, y: number): [a: number, b: number, d: number] {
  return [2 - 80 * (y - x * x) + 160 * x * x, -80 * x, 40];
}

/**
 * Gradient descent, Newton's method and damped Newton on {@link valley} from one start (lecture L4).
 * Damped: w - (H + c I)⁻¹ g. The damping c is raised until the step goes downhill and lowered after
 * each success, so that near the minimum only Newton is left (Levenberg, Marquardt).
 */
export function newtonAgainstDescent(
  start: readonly [number, number] = [-1.2, 1.4],
  rate = 0.004,
): Descent[] {
  const run = (name: string, steps: number, step: (x: number, y: number) => [number, number]) => {
    let [x, y] = start;
    const path: Descent = { name, x: [x], y: [y], loss: [valley(x, y)] };
    for (let t = 0; t < steps; t++) {
      const [dx, dy] = step(x, y);
      x -= dx;
      y -= dy;
      path.x.push(Number(x.toPrecision(6)));
      path.y.push(Number(y.toPrecision(6)));
      path.loss.push(Number(valley(x, y).toPrecision(6)));
    }
    return path;
  };
  let damping = 10;
  const damped = (x: number, y: number): [number, number] => {
    for (; damping < 1e6; damping *= 4) {
      const [dx, dy] = newtonStep(x, y, damping);
      if (!(valley(x - dx, y - dy) <= valley(x, y))) continue;
      damping /= 4;
      return [dx, dy];
    }
    return [0, 0];
  };
  return [
    run('descent, 2000 steps', 2000, (x, y) => {
      const [gx, gy] = valleyGradient(x, y);
      return [rate * gx, rate * gy];
    }),
    run('Newton, 8 steps', 8, (x, y) => newtonStep(x, y, 0)),
    run('damped, 15 steps', 15, damped),
  ];
}

/** (H + damping · I)⁻¹ g on the valley. */
function newtonStep(x: number, y: number, damping: number): [number, number] {
  const [gx, gy] = valleyGradient(x, y);
  const [a0, b, d0] = valleyHessian(x, y);
  const [a, d] = [a0 + damping, d0 + damping];
  const det = a * d - b * b;
  return [(d * gx - b * gy) / det, (a * gy - b * gx) / det];
}
