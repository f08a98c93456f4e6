import { RandomState } from 'kernel-lib/random';
import {
  dot,
  exp,
  mean,
  outer,
  sqrt,
  std,
  sum,
  type Tensor,
  tensor,
  vstack,
  zeros,
  zerosLike,
} from 'kernel-lib/tensor';

/** A policy learns by reward whether a dot is left or right of the middle, in the shape of Karpathy's pg-pong; RMSProp. */
export function policy(steps = 15): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [side, H, T] = [40, 100, 30];
  const D = side * side;
  const [gamma, decay, rate] = [0.9, 0.99, 1e-2];
  const W1 = rng.randn(H, D).div(Math.sqrt(D));
  const W2 = rng.randn(H).div(Math.sqrt(H));
  const model = [W1, W2];
  const caches = model.map((w) => zerosLike(w));

  for (let episode = 0; episode < steps; episode++) {
    const [xs, hs, dlogps, rewards]: [Tensor[], Tensor[], number[], number[]] = [[], [], [], []];
    let previous = zeros(D);
    for (let t = 0; t < T; t++) {
      const frame = zeros(side, side);
      const [row, column] = [rng.randint(side - 4), rng.randint(side - 4)];
      frame.set(1, `${row}:${row + 4}`, `${column}:${column + 4}`);
      const current = frame.ravel();
      const x = current.sub(previous);
      previous = current;

      const h = dot(W1, x);
      h.set(0, h.less(0));
      const p = 1 / (1 + Math.exp(-dot(W2, h).item()));
      const up = rng.rand() < p ? 1 : 0;
      xs.push(x);
      hs.push(h);
      dlogps.push(up - p);
      rewards.push(up === (column < side / 2 ? 1 : 0) ? 1 : -1);
    }
    const [epx, eph] = [vstack(xs), vstack(hs)];
    const discounted = zeros(T);
    let running = 0;
    for (let t = T - 1; t >= 0; t--) {
      running = running * gamma + rewards[t]!;
      discounted.set(running, t);
    }
    discounted.sub_(mean(discounted));
    discounted.div_(std(discounted));
    const dlogp = tensor(dlogps).mul(discounted);
    const dW2 = dot(eph.T, dlogp);
    const dh = outer(dlogp, W2);
    dh.set(0, eph.lessEqual(0));
    const dW1 = dot(dh.T, epx);
    for (const [k, g] of [dW1, dW2].entries()) {
      const cache = caches[k]!;
      cache.mul_(decay);
      cache.add_(g.pow(2).mul(1 - decay));
      model[k]!.add_(g.mul(rate).div(sqrt(cache).add(1e-5)));
    }
    printed.push(
      rewards.reduce((a, b) => a + b, 0),
      sum(exp(W2)),
    );
  }
  return printed;
}
