import type { OptimConfig, UpdateRule } from 'kernel-lib/optim';
import { tensor } from 'kernel-lib/tensor';

/** A loss of two weights that one can look at. */
export interface Landscape {
  /** Above its panel. */
  readonly title: string;
  /** The loss. */
  f(x: number, y: number): number;
  /** Its gradient. */
  gradient(x: number, y: number): [number, number];
  /** Where paths begin: (x, y). */
  readonly start: readonly [number, number];
  /** The part of the first weight that is shown, from low to high. */
  readonly rangeX: readonly [number, number];
  /** The part of the second weight that is shown, from low to high. */
  readonly rangeY: readonly [number, number];
}

/** A bowl twenty times as steep across as along: condition number 20 (lecture L0). */
export const narrowBowl: Landscape = {
  title: 'a narrow bowl',
  f: (x, y) => (x * x + 20 * y * y) / 2,
  gradient: (x, y) => [x, 20 * y],
  start: [-9, 2],
  rangeX: [-10, 4],
  rangeY: [-3, 3],
};

/** A saddle at (0, 0), with the way out along y; the path begins almost on its ridge. */
export const saddle: Landscape = {
  title: 'a saddle',
  f: (x, y) => (x * x) / 2 - (y * y) / 2 + y ** 4 / 16,
  gradient: (x, y) => [x, -y + y ** 3 / 4],
  start: [-2.5, 0.01],
  rangeX: [-3, 1.5],
  rangeY: [-1, 2.8],
};

/** Two valleys along x: a shallow one near -2.3 on the way to a deep one near 2.6. */
export const twoValleys: Landscape = {
  title: 'two valleys',
  f: (x, y) => 0.05 * x ** 4 - 0.6 * x * x - 0.35 * x + 0.5 * y * y,
  gradient: (x, y) => [0.2 * x ** 3 - 1.2 * x - 0.35, y],
  start: [-4.6, 1.5],
  rangeX: [-5, 5],
  rangeY: [-3.5, 3.5],
};

/** Where a rule went: steps + 1 points, and the loss at each. */
export interface Path {
  /** The first weight after 0, 1, 2, … updates. */
  readonly x: readonly number[];
  /** The second weight after 0, 1, 2, … updates. */
  readonly y: readonly number[];
  /** The loss at each of these points. */
  readonly loss: readonly number[];
}

/**
 * The path that an update rule walks on a landscape. It ends early when the loss has become a
 * billion times as large as at the start, or is no number.
 *
 * @param config the rule's settings
 */
export function walk(rule: UpdateRule, config: OptimConfig, land: Landscape, steps: number): Path {
  let w = tensor([...land.start]);
  let memory = config;
  const at = () => [w.at(0), w.at(1)] as const;
  const points = [at()];
  const first = Math.max(1, Math.abs(land.f(...land.start)));
  for (let step = 0; step < steps; step++) {
    [w, memory] = rule(w, tensor(land.gradient(...at())), memory);
    const loss = land.f(...at());
    if (!(Math.abs(loss) < 1e9 * first)) break;
    points.push(at());
  }
  return {
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    loss: points.map((point) => land.f(...point)),
  };
}
