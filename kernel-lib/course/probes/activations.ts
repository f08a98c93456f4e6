import { cos, sin, type Tensor } from 'kernel-lib/tensor';

/*
 * What checks put between the layers of a stack: out = sin(k · a), with a number k of the check's own.
 * Nobody is asked to write this pair.
 */

/** (a) to [sin(k · a), a]. */
export function bendForward(k: number) {
  return (a: Tensor): [out: Tensor, cache: Tensor] => [sin(a.mul(k)), a];
}

/** (dout, cache) to da. */
export function bendBackward(k: number) {
  return (dout: Tensor, a: Tensor): Tensor => dout.mul(cos(a.mul(k))).mul(k);
}
