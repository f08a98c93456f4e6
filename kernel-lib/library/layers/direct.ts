import { nativeConvolutions } from '../blas/internal.js';
import { Tensor } from '../tensor/index.js';
import { allocateFor, allocateUnset } from '../tensor/internal.js';
import { commonFloat, floatLike } from './support.js';
import type { WindowSizes } from './window.js';

// Convolution without columns, by blas/convolution.c, where the machine's compiler has made it. Sums come in
// another order than in WebAssembly, and products are fused with them. All is undefined where nothing is done:
// no such loops, mixed types, a small convolution, or images so small that most of the work would be padding.

type Floats = Float64Array | Float32Array;

function routinesFor(s: WindowSizes, w: Tensor, ...others: Tensor[]) {
  const dtype = commonFloat(w, ...others);
  if (dtype === undefined) return undefined;
  const routines = nativeConvolutions(dtype, w.size * s.N * s.OH * s.OW);
  const { N, C, H, W, HH, WW, stride, pad, OH, OW } = s;
  const sizes = new Int32Array([N, C, H, W, w.shape[0], HH, WW, stride, pad, OH, OW]);
  return routines && { ...routines, sizes };
}

const unset = (x: Tensor, shape: readonly number[]): Tensor =>
  new Tensor(allocateFor('conv_forward_fast', x.dtype, shape, [x.shape], allocateUnset), [
    ...shape,
  ]);

const floats = (x: Tensor): Floats => x.data as Floats;

/** The forward pass (N, F, OH, OW). */
export function convForwardDirect(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  s: WindowSizes,
): Tensor | undefined {
  const routines = routinesFor(s, w, x, b);
  if (!routines) return undefined;
  const { convolve, sizes, threads } = routines;
  const out = unset(x, [s.N, w.shape[0], s.OH, s.OW]);
  const left = convolve(floats(x), floats(w), floats(b), floats(out), sizes, threads);
  return left === 0 ? out : undefined;
}

/** The backward pass; `skipDx` leaves dx at zero. */
export function convBackwardDirect(
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  s: WindowSizes,
  skipDx: boolean,
): [dx: Tensor, dw: Tensor, db: Tensor] | undefined {
  const routines = routinesFor(s, w, x, dout);
  if (!routines) return undefined;
  const { convolveBack, sizes, threads } = routines;
  const dx = skipDx ? floatLike(x) : unset(x, x.shape);
  const [dw, db] = [unset(w, w.shape), unset(w, [w.shape[0]])];
  const [d, to] = [floats(dout), skipDx ? null : floats(dx)];
  const left = convolveBack(d, floats(x), floats(w), to, floats(dw), floats(db), sizes, threads);
  return left === 0 ? [dx, dw, db] : undefined;
}
