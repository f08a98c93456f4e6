import { cos, sin, type Tensor } from 'kernel-lib/tensor';

/*
 * What checks put between two affine layers in place of relu: out = s · sin(a), with a weight s of its
 * own in each layer. Any pair would do; nobody is asked to write this one.
 */

/** (a, params, l) to [s · sin(a), cache], s (M,) under the name s1, s2, … */
export function swingForward() {
  return (a: Tensor, params: Record<string, Tensor>, l: number) => {
    const s = params[`s${l}`] as Tensor;
    return [sin(a).mul(s), [a, s]];
  };
}

/** (dout, cache, l) to [da, { s1: ds }]. */
export function swingBackward() {
  return (dout: Tensor, [a, s]: [Tensor, Tensor], l: number) => [
    dout.mul(s).mul(cos(a)),
    { [`s${l}`]: dout.mul(sin(a)).sum(0) },
  ];
}

/** The same without weights: it returns da alone, as relu_backward does. */
export function waveForward() {
  return (a: Tensor) => [sin(a), a];
}

/** (dout, cache) to da. */
export function waveBackward() {
  return (dout: Tensor, a: Tensor) => dout.mul(cos(a));
}
