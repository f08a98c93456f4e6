import type { Tensor } from 'kernel-lib/tensor';

/*
 * Losses, gradients and products that checks hand to a student's code. They lie in the child's folder,
 * so they hold no second derivative.
 */

/** The gradient of ¼ Σ a·w⁴ + ½ (Σ b·w)²: its centred differences are off by a·h²·v³. */
export function quartic(a: Tensor, b: Tensor) {
  return (w: Tensor): Tensor =>
    a
      .mul(w)
      .mul(w)
      .mul(w)
      .add(b.mul(b.mul(w).sum()));
}

/** A·w: the gradient of a quadratic if A is symmetric, and nearly one if it is not quite. */
export function linear(A: Tensor) {
  return (w: Tensor): Tensor => A.dot(w);
}

/** The same, always in the same memory. */
export function linearInPlace(A: Tensor) {
  let out: Tensor | undefined;
  return (w: Tensor): Tensor => {
    const now = A.dot(w);
    out ??= now;
    out.data.set(now.data as Float64Array);
    return out;
  };
}

/** height · (1 - exp(-½ |w - c|²)): a hollow in a plain. Outside of it Newton's step leads away. */
export function hollow(c: Tensor, height: number) {
  return (w: Tensor): number => {
    const away = w.sub(c);
    return height * (1 - Math.exp(-away.mul(away).sum() / 2));
  };
}

/** ½ (w - c)ᵀ H (w - c) + k, one number. */
export function bowl(H: Tensor, c: Tensor, k: number) {
  return (w: Tensor): number =>
    w
      .sub(c)
      .mul(H.dot(w.sub(c)))
      .sum() /
      2 +
    k;
}

/** The same, with its gradient. */
export function bowlAndSlope(H: Tensor, c: Tensor, k: number) {
  return (w: Tensor): [loss: number, dw: Tensor] => {
    const slope = H.dot(w.sub(c));
    return [w.sub(c).mul(slope).sum() / 2 + k, slope];
  };
}

/** Two hollows, at c and at d, the second one shallower. */
export function twoHollows(c: Tensor, d: Tensor) {
  const depth = (w: Tensor, at: Tensor) => Math.exp(-w.sub(at).mul(w.sub(at)).sum() / 2);
  return (w: Tensor): number => 2 - depth(w, c) - 0.6 * depth(w, d);
}
