import { RandomState } from 'kernel-lib/random';
import {
  arange,
  argmax,
  argsort,
  bincount,
  dot,
  maximum,
  sqrt,
  square,
  sum,
  type Tensor,
  zeros,
} from 'kernel-lib/tensor';

/** Nearest neighbours without loops over pictures, then a linear SVM, as in CS231n's first assignment. */
export function neighbours(steps = 30): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, T, D, C] = [500, 100, 200, 10];
  const kinds = rng.randn(C, D);
  const make = (count: number): [Tensor, Tensor] => {
    const y = rng.randint(0, C, [count]);
    return [kinds.slice(y).add(rng.randn(count, D).mul(4)), y];
  };
  const [Xtr, ytr] = make(N);
  const [Xte, yte] = make(T);

  const dists = sqrt(
    dot(Xte, Xtr.T)
      .mul(-2)
      .add(sum(square(Xtr), 1))
      .add(sum(square(Xte), 1, true)),
  );
  for (const k of [1, 5, 10]) {
    const predicted = zeros([T], 'int32');
    for (let i = 0; i < T; i++) {
      const nearest = ytr.slice(argsort(dists.slice(i)).slice(`:${k}`));
      predicted.set(argmax(bincount(nearest)), i);
    }
    printed.push(predicted.equal(yte).mean());
  }

  const W = rng.randn(D, C).mul(1e-3);
  const [rate, reg] = [1e-3, 1e-2];
  for (let step = 0; step < steps; step++) {
    const scores = dot(Xtr, W);
    const right = scores.slice(arange(N), ytr).reshape(N, 1);
    const margins = maximum(0, scores.sub(right).add(1));
    margins.set(0, arange(N), ytr);
    printed.push(sum(margins) / N + reg * sum(W.mul(W)));
    const mask = zeros(N, C);
    mask.set(1, margins.greater(0));
    mask.set(sum(mask, 1).neg(), arange(N), ytr);
    const dW = dot(Xtr.T, mask)
      .div(N)
      .add(W.mul(2 * reg));
    W.sub_(dW.mul(rate));
  }
  const predicted = argmax(dot(Xte, W), 1);
  printed.push(predicted.equal(yte).mean());
  return printed;
}
