import { ACTIVATION_PAIRS, type ActivationPair, type ActivationPairName } from '../layers/index.js';
import { type Tensor, zeros, zerosLike } from '../tensor/index.js';
import { NetError } from './model.js';

/** An element-wise function as a pair, and what a net has to know of it. */
export interface Activation extends ActivationPair {
  /** For prints and error messages. */
  readonly name?: string;
  /** Numbers that each unit is made of, one block of columns after the other (1; maxout 2). */
  readonly pieces?: number;
}

/**
 * Maxout with two pieces: (N, 2 M) to (N, M), the larger of column m and column M + m. On an affine
 * layer with 2 M columns this is `maxout_forward`, with the pieces side by side in one matrix.
 */
const maxout: Activation = {
  name: 'maxout',
  pieces: 2,
  forward(x) {
    const { N, M } = halves(x);
    const out = zeros([N, M], x.dtype);
    for (let n = 0; n < N; n++) {
      for (let m = 0; m < M; m++) {
        out.data[n * M + m] = Math.max(x.data[2 * n * M + m]!, x.data[(2 * n + 1) * M + m]!);
      }
    }
    return [out, x];
  },
  backward(dout, cache) {
    const x = cache as Tensor;
    const { N, M } = halves(x);
    const dx = zerosLike(x);
    for (let n = 0; n < N; n++) {
      for (let m = 0; m < M; m++) {
        const [first, second] = [2 * n * M + m, (2 * n + 1) * M + m];
        // Of equal pieces the first one gets it, as in maxout_backward.
        dx.data[x.data[second]! > x.data[first]! ? second : first] = dout.data[n * M + m]!;
      }
    }
    return dx;
  },
};

function halves(x: Tensor): { N: number; M: number } {
  const [N = 0, columns = 0] = x.shape;
  if (x.ndim === 2 && columns % 2 === 0) return { N, M: columns / 2 };
  throw new NetError(
    `maxout: it takes (N, 2 M), two numbers per unit; got (${x.shape.join(', ')}).`,
  );
}

const identity: Activation = {
  name: 'identity',
  forward: (x) => [x, undefined],
  backward: (dout) => dout,
};

const pairs = Object.fromEntries(
  Object.entries(ACTIVATION_PAIRS).map(([name, pair]) => [name, { name, ...pair }]),
) as Readonly<Record<ActivationPairName, Activation>>;

/** The activations that nets know by name, with their default settings. */
export const ACTIVATIONS = { ...pairs, maxout, identity } as const;

/** `'prelu'` is not in the table: its slope is a weight of the net, alpha1, alpha2, … */
export type ActivationName = keyof typeof ACTIVATIONS | 'prelu';

/** The activation of this name, or the pair itself. @throws NetError listing the known names. */
export function activationOf(
  activation: Exclude<ActivationName, 'prelu'> | Activation,
): Activation {
  if (typeof activation === 'object' && typeof activation?.forward === 'function') {
    return activation;
  }
  if (Object.hasOwn(ACTIVATIONS, activation as string)) {
    return ACTIVATIONS[activation as keyof typeof ACTIVATIONS];
  }
  throw new NetError(
    `activation '${String(activation)}' is not known. Try one of ` +
      `${Object.keys(ACTIVATIONS).join(', ')}, prelu (in nets), or {forward, backward}.`,
  );
}
