// Counts of chance: binomial and Poisson numbers, by the algorithms and with the uses of uniform numbers
// that NumPy has, for both of its generators.

/** The next number in [0, 1). */
export type Uniform = () => number;

/** How often n tries succeed, each with probability p, 0 ≤ p ≤ 1. */
export function binomialNumber(uniform: Uniform, n: number, p: number): number {
  if (n === 0 || p === 0) return 0;
  if (p > 0.5) return n - binomialBelowHalf(uniform, n, 1 - p);
  return binomialBelowHalf(uniform, n, p);
}

const binomialBelowHalf = (uniform: Uniform, n: number, p: number): number =>
  p * n <= 30 ? byInversion(uniform, n, p) : byRejection(uniform, n, p);

/** Goes through the counts until their probabilities add up to a uniform number. */
function byInversion(uniform: Uniform, n: number, p: number): number {
  const q = 1 - p;
  const none = Math.exp(n * Math.log1p(-p));
  const most = Math.floor(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  for (;;) {
    let left = uniform();
    let chance = none;
    let count = 0;
    while (left > chance && count <= most) {
      count++;
      left -= chance;
      chance = ((n - count + 1) * p * chance) / (count * q);
    }
    if (count <= most) return count;
  }
}

/**
 * Algorithm BTPE: a triangle in the middle, a parallelogram beside it and exponential tails lie over the
 * probabilities; a point below one of them is taken if it is below the probability too.
 *
 * Source: Kachitvichyanukul and Schmeiser, Binomial random variate generation, 1988.
 */
function byRejection(uniform: Uniform, n: number, p: number): number {
  const q = 1 - p;
  const npq = n * p * q;
  const centre = n * p + p;
  const mode = Math.floor(centre);
  const half = Math.floor(2.195 * Math.sqrt(npq) - 4.6 * q) + 0.5;
  const middle = mode + 0.5;
  const [left, right] = [middle - half, middle + half];
  const c = 0.134 + 20.5 / (15.3 + mode);
  const slope = (a: number): number => a * (1 + a / 2);
  const leftSlope = slope((centre - left) / (centre - left * p));
  const rightSlope = slope((right - centre) / (right * q));
  const p2 = half * (1 + 2 * c);
  const p3 = p2 + c / leftSlope;
  const p4 = p3 + c / rightSlope;
  for (;;) {
    const u = uniform() * p4;
    let v = uniform();
    if (u <= half) return Math.floor(middle - half * v + u);
    let y: number;
    if (u <= p2) {
      const x = left + (u - half) / c;
      v = v * c + 1 - Math.abs(mode - x + 0.5) / half;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= p3) {
      y = Math.floor(left + Math.log(v) / leftSlope);
      if (y < 0 || v === 0) continue;
      v *= (u - p2) * leftSlope;
    } else {
      y = Math.floor(right - Math.log(v) / rightSlope);
      if (y > n || v === 0) continue;
      v *= (u - p3) * rightSlope;
    }
    if (isBelow(v, y, n, p, mode, middle)) return y;
  }
}

/** Whether v is at most the probability of y by that of the mode: exactly near it, else by bounds and Stirling's series. */
function isBelow(
  v: number,
  y: number,
  n: number,
  p: number,
  mode: number,
  middle: number,
): boolean {
  const q = 1 - p;
  const npq = n * p * q;
  const k = Math.abs(y - mode);
  if (k <= 20 || k >= npq / 2 - 1) {
    const s = p / q;
    const a = s * (n + 1);
    let ratio = 1;
    for (let i = mode + 1; i <= y; i++) ratio *= a / i - s;
    for (let i = y + 1; i <= mode; i++) ratio /= a / i - s;
    return v <= ratio;
  }
  const rho = (k / npq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / npq + 0.5);
  const t = (-k * k) / (2 * npq);
  const log = Math.log(v);
  if (log < t - rho) return true;
  if (log > t + rho) return false;
  const [x1, f1, z, w] = [y + 1, mode + 1, n + 1 - mode, n - y + 1] as const;
  const exact =
    middle * Math.log(f1 / x1) +
    (n - mode + 0.5) * Math.log(z / w) +
    (y - mode) * Math.log((w * p) / (x1 * q));
  return log <= exact + stirling(f1) + stirling(z) + stirling(x1) + stirling(w);
}

/** What Stirling's formula for log(x - 1)! lacks. */
function stirling(x: number): number {
  const xx = x * x;
  return (13680 - (462 - (132 - (99 - 140 / xx) / xx) / xx) / xx) / x / 166320;
}

/** How many of rare events happen where `lam` are expected. */
export function poissonNumber(uniform: Uniform, lam: number): number {
  if (lam >= 10) return manyEvents(uniform, lam);
  if (lam === 0) return 0;
  const none = Math.exp(-lam);
  let count = 0;
  for (let product = uniform(); product > none; product *= uniform()) count++;
  return count;
}

/** Transformed rejection. Source: Hörmann, Insurance: Mathematics and Economics 12, 39 (1993). */
function manyEvents(uniform: Uniform, lam: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(lam);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const sure = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + lam + 0.43);
    if (edge >= 0.07 && v <= sure) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    const log = Math.log(v) + Math.log(inverse) - Math.log(a / (edge * edge) + b);
    if (log <= -lam + k * Math.log(lam) - logGamma(k + 1)) return k;
  }
}

const SERIES = [
  8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380952e-4,
  8.417508417508418e-4, -1.917526917526918e-3, 6.41025641025641e-3, -2.955065359477124e-2,
  1.796443723688307e-1, -1.3924322169059,
] as const;

/** log Γ(x), by its asymptotic series from 7 on. Source: Zhang and Jin, Computation of Special Functions, 1996. */
function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const steps = x <= 7 ? Math.floor(7 - x) : 0;
  let at = x + steps;
  const xx = 1 / (at * at);
  const series = SERIES.reduceRight((sum, term) => sum * xx + term, 0);
  let log = series / at + 0.5 * Math.log(2 * Math.PI) + (at - 0.5) * Math.log(at) - at;
  for (let k = 0; k < steps; k++) log -= Math.log(--at);
  return log;
}

/** How often each of several outcomes comes up in n tries; `p` are their probabilities, of which the last is the rest. */
export function multinomialNumbers(
  uniform: Uniform,
  n: number,
  p: ArrayLike<number>,
  out: { [index: number]: number },
  from: number,
): void {
  let [tries, rest] = [n, 1];
  const last = p.length - 1;
  for (let j = 0; j < last && tries > 0; j++) {
    const count = binomialNumber(uniform, tries, p[j]! / rest);
    out[from + j] = count;
    tries -= count;
    rest -= p[j]!;
  }
  if (tries > 0) out[from + last] = tries;
}
