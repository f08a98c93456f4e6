import { RandomState } from 'kernel-lib/random';
import { max, pad, sum, type Tensor, zeros, zerosLike } from 'kernel-lib/tensor';

/** Convolution and max pooling by loops, forward and backward: the "naive" ones of CS231n's second assignment. */
export function convolution(steps = 2): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const [N, C, H, W, F, K] = [4, 3, 10, 10, 5, 3];
  const x = rng.randn(N, C, H, W);
  const w = rng.randn(F, C, K, K).mul(0.1);
  const b = rng.randn(F).mul(0.1);

  function convForward(): Tensor {
    const padded = pad(x, [
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    const out = zeros(N, F, H, W);
    for (let n = 0; n < N; n++)
      for (let f = 0; f < F; f++)
        for (let i = 0; i < H; i++)
          for (let j = 0; j < W; j++) {
            const window = padded.slice(n, ':', `${i}:${i + K}`, `${j}:${j + K}`);
            out.set(sum(window.mul(w.slice(f))) + b.at(f), n, f, i, j);
          }
    return out;
  }

  function convBackward(dout: Tensor): [Tensor, Tensor, Tensor] {
    const padded = pad(x, [
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    const dpadded = zerosLike(padded);
    const dw = zerosLike(w);
    const db = sum(dout, [0, 2, 3]);
    for (let n = 0; n < N; n++)
      for (let f = 0; f < F; f++)
        for (let i = 0; i < H; i++)
          for (let j = 0; j < W; j++) {
            const [rows, columns] = [`${i}:${i + K}`, `${j}:${j + K}`];
            const d = dout.at(n, f, i, j);
            dw.addAt(padded.slice(n, ':', rows, columns).mul(d), f);
            dpadded.addAt(w.slice(f).mul(d), n, ':', rows, columns);
          }
    return [dpadded.slice(':', ':', '1:-1', '1:-1'), dw, db];
  }

  function poolForward(a: Tensor): Tensor {
    const out = zeros(N, F, H / 2, W / 2);
    for (let i = 0; i < H / 2; i++)
      for (let j = 0; j < W / 2; j++) {
        const window = a.slice(':', ':', `${2 * i}:${2 * i + 2}`, `${2 * j}:${2 * j + 2}`);
        out.set(max(window, [2, 3]), ':', ':', i, j);
      }
    return out;
  }

  function poolBackward(a: Tensor, dout: Tensor): Tensor {
    const da = zerosLike(a);
    for (let n = 0; n < N; n++)
      for (let f = 0; f < F; f++)
        for (let i = 0; i < H / 2; i++)
          for (let j = 0; j < W / 2; j++) {
            const [rows, columns] = [`${2 * i}:${2 * i + 2}`, `${2 * j}:${2 * j + 2}`];
            const window = a.slice(n, f, rows, columns);
            da.set(window.equal(max(window)).mul(dout.at(n, f, i, j)), n, f, rows, columns);
          }
    return da;
  }

  for (let step = 0; step < steps; step++) {
    const a = convForward();
    const out = poolForward(a);
    printed.push(sum(out.pow(2)) / 2);
    const [dx, dw, db] = convBackward(poolBackward(a, out));
    printed.push(sum(dx), sum(dw), sum(db));
    w.sub_(dw.mul(1e-3));
    b.sub_(db.mul(1e-3));
  }
  return printed;
}
