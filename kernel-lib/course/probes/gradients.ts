import { type Tensor, tanh } from 'kernel-lib/tensor';

/*
 * Functions that checks hand to a student's code. They lie in the child's folder, so they hold no
 * answer: values only, no derivatives but those that the exercise is given anyway.
 */

/** f(x) = sin(Σ a·x) + Σ b·x², one number, for x of any shape. */
export function wave(a: Tensor, b: Tensor) {
  return (x: Tensor): number => Math.sin(a.mul(x).sum()) + b.mul(x).mul(x).sum();
}

/** f(x) = Σ a·x³, one number: its centred differences are off by a·h², one-sided ones by much more. */
export function cubic(a: Tensor) {
  return (x: Tensor): number => a.mul(x).mul(x).mul(x).sum();
}

/** f(x) = tanh(x)·w: an array of another shape, (N, D) to (N, M). */
export function squash(w: Tensor) {
  return (x: Tensor): Tensor => tanh(x).dot(w);
}

/** f(x) = a·x³, element by element. */
export function cubes(a: Tensor) {
  return (x: Tensor): Tensor => a.mul(x).mul(x).mul(x);
}

/** f(x) = x, the same tensor that came. */
export function identity() {
  return (x: Tensor): Tensor => x;
}

/** loss = Σ a·(w - c)², and its gradient: a bowl with its lowest point at c. */
export function bowl(a: Tensor, c: Tensor) {
  return (w: Tensor): [loss: number, dw: Tensor] => {
    const away = w.sub(c);
    return [a.mul(away).mul(away).sum(), a.mul(away).mul(2)];
  };
}
