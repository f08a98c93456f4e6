import { RandomState } from 'kernel-lib/random';
import { mean, sqrt, square, type Tensor, zerosLike } from 'kernel-lib/tensor';

interface Config {
  t?: number;
  m?: Tensor;
  v?: Tensor;
  velocity?: Tensor;
  cache?: Tensor;
}
type Rule = (w: Tensor, dw: Tensor, config: Config) => [Tensor, Config];

const sgd: Rule = (w, dw, config) => [w.sub(dw.mul(1e-2)), config];

const momentum: Rule = (w, dw, { velocity = zerosLike(w) }) => {
  const v = velocity.mul(0.9).sub(dw.mul(1e-2));
  return [w.add(v), { velocity: v }];
};

const nesterov: Rule = (w, dw, { velocity = zerosLike(w) }) => {
  const v = velocity.mul(0.9).sub(dw.mul(1e-2));
  return [w.sub(velocity.mul(0.9)).add(v.mul(1.9)), { velocity: v }];
};

const adagrad: Rule = (w, dw, { cache = zerosLike(w) }) => {
  const next = cache.add(dw.pow(2));
  return [w.sub(dw.mul(1e-2).div(sqrt(next).add(1e-8))), { cache: next }];
};

const rmsprop: Rule = (w, dw, { cache = zerosLike(w) }) => {
  const next = cache.mul(0.99).add(dw.pow(2).mul(0.01));
  return [w.sub(dw.mul(1e-2).div(sqrt(next).add(1e-8))), { cache: next }];
};

const adam: Rule = (w, dw, { m = zerosLike(w), v = zerosLike(w), t = 0 }) => {
  const [beta1, beta2] = [0.9, 0.999];
  const n = t + 1;
  const nextM = m.mul(beta1).add(dw.mul(1 - beta1));
  const nextV = v.mul(beta2).add(dw.pow(2).mul(1 - beta2));
  const mt = nextM.div(1 - beta1 ** n);
  const vt = nextV.div(1 - beta2 ** n);
  return [w.sub(mt.mul(1e-2).div(sqrt(vt).add(1e-8))), { m: nextM, v: nextV, t: n }];
};

/** Six update rules, written as in CS231n's notes, take a linear map of 100×200 numbers to its target. */
export function optimisers(steps = 60): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, D, M] = [50, 100, 200];
  const X = rng.randn(N, D);
  const target = X.dot(rng.randn(D, M));
  const start = rng.randn(D, M).mul(0.1);
  for (const rule of [sgd, momentum, nesterov, adagrad, rmsprop, adam]) {
    let w = start.copy();
    let config: Config = {};
    for (let step = 0; step < steps; step++) {
      const error = X.dot(w).sub(target);
      const dw = X.T.dot(error).div(N);
      [w, config] = rule(w, dw, config);
      if (step % 10 === 0) printed.push(mean(square(error)) / 2);
    }
    printed.push(mean(w));
  }
  return printed;
}
