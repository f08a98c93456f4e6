import type { Tensor } from 'kernel-lib/tensor';

/** √Σ x². */
export const lengthOf = (x: Tensor): number => Math.sqrt(x.mul(x).sum());
