import { RandomState } from 'kernel-lib/random';
import { concatenate, exp, sum, type Tensor, tanh, zeros, zerosLike } from 'kernel-lib/tensor';

const sigmoid = (x: Tensor) => exp(x.neg()).add(1).pow(-1);

/** An LSTM over sequences of word vectors, forward and backward through time, as in CS231n's third assignment. */
export function memory(steps = 12): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [V, N, T, D, H] = [40, 20, 12, 32, 48];
  const words = rng.randint(0, V, [N, T]);
  const target = rng.randn(N, H).mul(0.5);
  const vectors = rng.randn(V, D);
  const Wx = rng.randn(D, 4 * H).div(Math.sqrt(D));
  const Wh = rng.randn(H, 4 * H).div(Math.sqrt(H));
  const b = zeros(4 * H);

  for (let step = 0; step < steps; step++) {
    const x = vectors.slice(words);
    let h = zeros(N, H);
    let c = zeros(N, H);
    const caches: Tensor[][] = [];
    for (let t = 0; t < T; t++) {
      const xt = x.slice(':', t);
      const a = xt.dot(Wx).add(h.dot(Wh)).add(b);
      const i = sigmoid(a.slice(':', `:${H}`));
      const f = sigmoid(a.slice(':', `${H}:${2 * H}`));
      const o = sigmoid(a.slice(':', `${2 * H}:${3 * H}`));
      const g = tanh(a.slice(':', `${3 * H}:`));
      const next = f.mul(c).add(i.mul(g));
      caches.push([xt, h, c, i, f, o, g, next]);
      h = o.mul(tanh(next));
      c = next;
    }
    const error = h.sub(target);
    printed.push(sum(error.pow(2)) / 2 / N);

    let dh = error.div(N);
    let dc = zerosLike(c);
    const dx = zerosLike(x);
    const [dWx, dWh, db] = [zerosLike(Wx), zerosLike(Wh), zerosLike(b)];
    for (let t = T - 1; t >= 0; t--) {
      const [xt, before, cBefore, i, f, o, g, next] = caches[t] as [
        ...[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor],
      ];
      const squashed = tanh(next);
      const dnext = dc.add(dh.mul(o).mul(squashed.pow(2).neg().add(1)));
      const di = dnext.mul(g).mul(i).mul(i.neg().add(1));
      const df = dnext.mul(cBefore).mul(f).mul(f.neg().add(1));
      const dout = dh.mul(squashed).mul(o).mul(o.neg().add(1));
      const dg = dnext.mul(i).mul(g.pow(2).neg().add(1));
      const da = concatenate([di, df, dout, dg], 1);
      dWx.add_(xt.T.dot(da));
      dWh.add_(before.T.dot(da));
      db.add_(sum(da, 0));
      dx.set(da.dot(Wx.T), ':', t);
      dh = da.dot(Wh.T);
      dc = dnext.mul(f);
    }
    const dvectors = zerosLike(vectors);
    dvectors.addAt(dx, words);
    vectors.sub_(dvectors.mul(0.5));
    Wx.sub_(dWx.mul(0.5));
    Wh.sub_(dWh.mul(0.5));
    b.sub_(db.mul(0.5));
  }
  return printed;
}
