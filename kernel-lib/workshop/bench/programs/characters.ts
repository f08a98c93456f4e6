import { RandomState } from 'kernel-lib/random';
import {
  clip,
  dot,
  exp,
  mul,
  sqrt,
  sum,
  type Tensor,
  tanh,
  zeros,
  zerosLike,
} from 'kernel-lib/tensor';

const TEXT =
  'the river runs down to the sea, and the sea gives it back as rain. ' +
  'over the hill the rain falls; under the hill the river begins again. '.repeat(20);

/** A recurrent net learns a text, character by character, in the shape of Karpathy's min-char-rnn; Adagrad. */
export function characters(steps = 60): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const chars = [...new Set(TEXT)].sort();
  const V = chars.length;
  const index = Object.fromEntries(chars.map((c, i) => [c, i]));
  const [H, T] = [100, 25];
  // Not 0.1: there the loss jumps to twice its start, and one ulp in one weight is a millionth of what is
  // printed after 35 steps and other characters after 50, between NumPys on two processors as well.
  const rate = 0.01;

  const Wxh = rng.randn(H, V).mul(0.01);
  const Whh = rng.randn(H, H).mul(0.01);
  const Why = rng.randn(V, H).mul(0.01);
  const bh = zeros(H, 1);
  const by = zeros(V, 1);
  const params = [Wxh, Whh, Why, bh, by];
  const memory = params.map((p) => zerosLike(p));

  function lossFun(inputs: number[], targets: number[], hprev: Tensor) {
    const [xs, hs, ps]: [Tensor[], Record<number, Tensor>, Tensor[]] = [[], { [-1]: hprev }, []];
    let loss = 0;
    for (let t = 0; t < inputs.length; t++) {
      const x = zeros(V, 1);
      x.set(1, inputs[t]!);
      xs.push(x);
      hs[t] = tanh(
        dot(Wxh, x)
          .add(dot(Whh, hs[t - 1]!))
          .add(bh),
      );
      const y = dot(Why, hs[t]!).add(by);
      const p = exp(y).div(sum(exp(y)));
      ps.push(p);
      loss -= Math.log(p.at(targets[t]!, 0));
    }
    const [dWxh, dWhh, dWhy] = [zerosLike(Wxh), zerosLike(Whh), zerosLike(Why)];
    const [dbh, dby] = [zerosLike(bh), zerosLike(by)];
    let dhnext = zerosLike(hs[0]!);
    for (let t = inputs.length - 1; t >= 0; t--) {
      const dy = ps[t]!.copy();
      dy.addAt(-1, targets[t]!);
      dWhy.add_(dot(dy, hs[t]!.T));
      dby.add_(dy);
      const dh = dot(Why.T, dy).add(dhnext);
      const draw = mul(mul(hs[t]!, hs[t]!).neg().add(1), dh);
      dbh.add_(draw);
      dWxh.add_(dot(draw, xs[t]!.T));
      dWhh.add_(dot(draw, hs[t - 1]!.T));
      dhnext = dot(Whh.T, draw);
    }
    const grads = [dWxh, dWhh, dWhy, dbh, dby].map((g) => clip(g, -5, 5));
    return { loss, grads, last: hs[inputs.length - 1]! };
  }

  function sample(h: Tensor, seed: number, n: number): number[] {
    let x = zeros(V, 1);
    x.set(1, seed);
    const found: number[] = [];
    for (let t = 0; t < n; t++) {
      h = tanh(dot(Wxh, x).add(dot(Whh, h)).add(bh));
      const y = dot(Why, h).add(by);
      const p = exp(y).div(sum(exp(y)));
      const ix = rng.choice(V, null, true, p.ravel());
      x = zeros(V, 1);
      x.set(1, ix);
      found.push(ix);
    }
    return found;
  }

  let at = 0;
  let hprev = zeros(H, 1);
  let smooth = -Math.log(1 / V) * T;
  for (let n = 0; n < steps; n++) {
    if (at + T + 1 >= TEXT.length || n === 0) {
      hprev = zeros(H, 1);
      at = 0;
    }
    const inputs = [...TEXT.slice(at, at + T)].map((c) => index[c]!);
    const targets = [...TEXT.slice(at + 1, at + T + 1)].map((c) => index[c]!);
    if (n % 50 === 0) printed.push(...sample(hprev, inputs[0]!, 40));
    const { loss, grads, last } = lossFun(inputs, targets, hprev);
    hprev = last;
    smooth = smooth * 0.999 + loss * 0.001;
    printed.push(smooth);
    for (const [k, param] of params.entries()) {
      const [g, mem] = [grads[k]!, memory[k]!];
      mem.add_(mul(g, g));
      param.add_(g.mul(-rate).div(sqrt(mem.add(1e-8))));
    }
    at += T;
  }
  return printed;
}
