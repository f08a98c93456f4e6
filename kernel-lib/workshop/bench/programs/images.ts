import { RandomState } from 'kernel-lib/random';
import {
  arange,
  argmax,
  exp,
  log,
  max,
  maximum,
  mean,
  mul,
  sum,
  type Tensor,
  zeros,
} from 'kernel-lib/tensor';

type Params = Record<'W1' | 'b1' | 'W2' | 'b2', Tensor>;

/** The two-layer net of CS231n's first assignment on made-up pictures: loss and gradients, batches, decay of the rate. */
export function images(steps = 40): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, D, H, C] = [1000, 1024, 50, 10];
  const y = rng.randint(0, C, [N]);
  const kinds = rng.randn(C, D);
  const X = kinds.slice(y).add(rng.randn(N, D).mul(3));
  X.sub_(mean(X, 0));
  const params: Params = {
    W1: rng.randn(D, H).mul(1e-2),
    b1: zeros(H),
    W2: rng.randn(H, C).mul(1e-2),
    b2: zeros(C),
  };

  function loss(X: Tensor, y: Tensor, reg: number): [number, Params] {
    const { W1, b1, W2, b2 } = params;
    const n = X.shape[0]!;
    const h1 = maximum(0, X.dot(W1).add(b1));
    const scores = h1.dot(W2).add(b2);
    const shifted = scores.sub(max(scores, 1, true));
    const probs = exp(shifted).div(sum(exp(shifted), 1, true));
    let value = -sum(log(probs.slice(arange(n), y))) / n;
    value += reg * (sum(mul(W1, W1)) + sum(mul(W2, W2)));
    const dscores = probs.copy();
    dscores.addAt(-1, arange(n), y);
    dscores.div_(n);
    const dh1 = dscores.dot(W2.T);
    const grads = {
      W2: h1.T.dot(dscores).add(W2.mul(2 * reg)),
      b2: sum(dscores, 0),
      W1: X.T.dot(dh1.mul(h1.greater(0))).add(W1.mul(2 * reg)),
      b1: sum(dh1.mul(h1.greater(0)), 0),
    };
    return [value, grads];
  }

  function predict(X: Tensor): Tensor {
    const { W1, b1, W2, b2 } = params;
    return argmax(maximum(0, X.dot(W1).add(b1)).dot(W2).add(b2), 1);
  }

  let rate = 1e-1;
  const [reg, batch] = [1e-5, 200];
  for (let it = 0; it < steps; it++) {
    const choice = rng.choice(N, batch);
    const [value, grads] = loss(X.slice(choice), y.slice(choice), reg);
    printed.push(value);
    for (const name of ['W1', 'b1', 'W2', 'b2'] as const)
      params[name] = params[name].sub(grads[name].mul(rate));
    if (it % 10 === 0) {
      printed.push(predict(X).equal(y).mean());
      rate *= 0.95;
    }
  }
  return printed;
}
