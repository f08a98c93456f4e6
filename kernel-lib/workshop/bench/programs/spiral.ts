import { RandomState } from 'kernel-lib/random';
import {
  arange,
  argmax,
  cos,
  dot,
  exp,
  linspace,
  log,
  maximum,
  mul,
  sin,
  stack,
  sum,
  zeros,
} from 'kernel-lib/tensor';

/** A net of two layers learns three arms of a spiral, as in CS231n's notes "neural networks, case study". */
export function spiral(steps = 1000): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, D, K, H] = [100, 2, 3, 100];
  const X = zeros(N * K, D);
  const y = zeros([N * K], 'int32');
  for (let j = 0; j < K; j++) {
    const rows = `${N * j}:${N * (j + 1)}`;
    const r = linspace(0, 1, N);
    const t = linspace(j * 4, (j + 1) * 4, N).add(rng.randn(N).mul(0.2));
    X.set(stack([r.mul(sin(t)), r.mul(cos(t))], 1), rows);
    y.set(j, rows);
  }
  const W = rng.randn(D, H).mul(0.01);
  const b = zeros(1, H);
  const W2 = rng.randn(H, K).mul(0.01);
  const b2 = zeros(1, K);
  const rate = 1;
  const reg = 1e-3;
  const n = X.shape[0]!;
  const range = arange(n);
  for (let i = 0; i < steps; i++) {
    const hidden = maximum(0, dot(X, W).add(b));
    const scores = dot(hidden, W2).add(b2);

    const expScores = exp(scores);
    const probs = expScores.div(sum(expScores, 1, true));
    const logProbs = log(probs.slice(range, y)).neg();
    const regLoss = 0.5 * reg * sum(mul(W, W)) + 0.5 * reg * sum(mul(W2, W2));
    const loss = sum(logProbs) / n + regLoss;
    if (i % 10 === 0) printed.push(loss);

    const dscores = probs;
    dscores.addAt(-1, range, y);
    dscores.div_(n);
    const dW2 = dot(hidden.T, dscores);
    const db2 = sum(dscores, 0, true);
    const dhidden = dot(dscores, W2.T);
    dhidden.set(0, hidden.lessEqual(0));
    const dW = dot(X.T, dhidden);
    const db = sum(dhidden, 0, true);
    dW2.add_(W2.mul(reg));
    dW.add_(W.mul(reg));

    W.add_(dW.mul(-rate));
    b.add_(db.mul(-rate));
    W2.add_(dW2.mul(-rate));
    b2.add_(db2.mul(-rate));
  }
  const hidden = maximum(0, dot(X, W).add(b));
  const predicted = argmax(dot(hidden, W2).add(b2), 1);
  printed.push(predicted.equal(y).mean());
  return printed;
}
