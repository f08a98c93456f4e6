import type { Tensor } from '../tensor/index.js';

/** What was found around one element of a parameter. */
export interface KinkProbe {
  /** True when f bends or jumps between x - h and x + h. */
  kink: boolean;
  /** Slope from the left, (f(x) - f(x - s)) / s, at the smallest step s = h/4. */
  left: number;
  /** Slope from the right, (f(x + s) - f(x)) / s. */
  right: number;
}

/**
 * Looks for a kink (as in relu at 0, max-pool at a tie, hinge at its margin) within `h` of one
 * element. Second differences D(s) = f(x + s) - 2 f(x) + f(x - s) of a smooth function shrink by 4
 * when s is halved; at a bend they shrink by 2, beside one by something else, at a jump by 1.
 * Differences below the rounding noise of f say nothing and count as smooth.
 */
export function probeKink(value: () => number, x: Tensor, i: number, h: number): KinkProbe {
  const old = x.data[i];
  const at = (step: number) => {
    x.data[i] = old + step;
    return value();
  };
  try {
    const f0 = at(0);
    const f1 = [at(-h), at(h)] as const;
    const f2 = [at(-h / 2), at(h / 2)] as const;
    const f4 = [at(-h / 4), at(h / 4)] as const;
    const second = (f: readonly [number, number]) => f[0] - 2 * f0 + f[1];
    const [d1, d2, d4] = [second(f1), second(f2), second(f4)];
    const noise = 256 * Number.EPSILON * Math.max(Math.abs(f0), Math.abs(f1[0]), Math.abs(f1[1]));
    const quadratic = (large: number, small: number) =>
      Math.abs(large - 4 * small) <= 0.2 * Math.abs(large) + noise;
    return {
      kink: !(quadratic(d1, d2) && quadratic(d2, d4)),
      left: (f0 - f4[0]) / (h / 4),
      right: (f4[1] - f0) / (h / 4),
    };
  } finally {
    x.data[i] = old;
  }
}
