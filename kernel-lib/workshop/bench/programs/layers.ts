import { RandomState } from 'kernel-lib/random';
import {
  arange,
  dot,
  exp,
  log,
  max,
  maximum,
  mean,
  ones,
  sqrt,
  sum,
  type Tensor,
  zeros,
} from 'kernel-lib/tensor';

/** Affine, batch normalisation, relu, dropout and softmax as in CS231n's second assignment, forward and backward, with momentum. */
export function layers(steps = 80): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, D, H, C] = [100, 200, 120, 10];
  const X = rng.randn(N, D);
  const y = rng.randint(0, C, [N]);
  const params: Record<string, Tensor> = {
    W1: rng.randn(D, H).mul(0.05),
    b1: zeros(H),
    gamma: ones(H),
    beta: zeros(H),
    W2: rng.randn(H, C).mul(0.05),
    b2: zeros(C),
  };
  const velocity = Object.fromEntries(
    Object.entries(params).map(([name, w]) => [name, zeros(w.shape)]),
  );
  let runningMean = zeros(H);
  let runningVar = zeros(H);
  const [momentum, eps, keep] = [0.9, 1e-5, 0.8];

  for (let i = 0; i < steps; i++) {
    const { W1, b1, gamma, beta, W2, b2 } = params as Record<string, Tensor> & { W1: Tensor };
    const a = X.reshape(N, -1).dot(W1).add(b1!);
    // Batch normalisation.
    const mu = mean(a, 0);
    const centred = a.sub(mu);
    const variance = mean(centred.pow(2), 0);
    const std = sqrt(variance.add(eps));
    const xhat = centred.div(std);
    const normal = gamma!.mul(xhat).add(beta!);
    runningMean = runningMean.mul(momentum).add(mu.mul(1 - momentum));
    runningVar = runningVar.mul(momentum).add(variance.mul(1 - momentum));
    // Relu, dropout, affine.
    const active = maximum(0, normal);
    const mask = rng.rand(N, H).less(keep).div(keep);
    const dropped = active.mul(mask);
    const scores = dot(dropped, W2!).add(b2!);
    // Softmax loss.
    const shifted = scores.sub(max(scores, 1, true));
    const logProbs = shifted.sub(log(sum(exp(shifted), 1, true)));
    printed.push(-sum(logProbs.slice(arange(N), y)) / N);
    const dscores = exp(logProbs);
    dscores.addAt(-1, arange(N), y);
    dscores.div_(N);
    // And all the way back.
    const ddropped = dot(dscores, W2!.T);
    const dactive = ddropped.mul(mask);
    const dnormal = dactive.mul(normal.greater(0));
    const dxhat = dnormal.mul(gamma!);
    const dvar = sum(dxhat.mul(centred).mul(-0.5).mul(variance.add(eps).pow(-1.5)), 0);
    const dmu = sum(dxhat.div(std).neg(), 0).add(dvar.mul(mean(centred.mul(-2), 0)));
    const da = dxhat.div(std).add(dvar.mul(2).mul(centred).div(N)).add(dmu.div(N));
    const grads: Record<string, Tensor> = {
      W1: X.reshape(N, -1).T.dot(da),
      b1: sum(da, 0),
      gamma: sum(dnormal.mul(xhat), 0),
      beta: sum(dnormal, 0),
      W2: dot(dropped.T, dscores),
      b2: sum(dscores, 0),
    };
    for (const name of Object.keys(params)) {
      velocity[name] = velocity[name]!.mul(0.9).sub(grads[name]!.mul(0.05));
      params[name] = params[name]!.add(velocity[name]!);
    }
  }
  printed.push(sum(runningMean), sum(runningVar));
  return printed;
}
