import { fans } from 'kernel-lib/init';
import { conv_backward_fast, conv_forward_fast } from 'kernel-lib/layers';
import { ones, zeros } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

const [C_OUT, C_IN, M, N] = [6, 3, 3, 5];

/**
 * Counts by running a convolution on ones: an output in the middle of a picture sums over fan_in
 * products, and the gradient of an input in the middle over fan_out.
 */
export function countedFans(): { fanIn: number; fanOut: number } {
  const x = ones(1, C_IN, 12, 12);
  const w = ones(C_OUT, C_IN, M, N);
  const [out, cache] = conv_forward_fast(x, w, zeros(C_OUT), { stride: 1, pad: 0 });
  const [dx] = conv_backward_fast(ones(...out.shape), cache);
  return { fanIn: out.at(0, 0, 4, 4), fanOut: dx.at(0, 0, 6, 6) };
}

export const heConvFan: LectureNumber = {
  id: 'he-conv-fan',
  lecture: 'L4',
  what: `inputs of one output of a convolution, for filters (${C_OUT}, ${C_IN}, ${M}, ${N})`,
  printed: `C_in·m·n = ${C_IN * M * N}`,
  recompute() {
    const { fanIn, fanOut } = fans([C_OUT, C_IN, M, N]);
    const counted = countedFans();
    return {
      ours: String(counted.fanIn),
      agree: counted.fanIn === C_IN * M * N && counted.fanIn === fanIn && counted.fanOut === fanOut,
      note: `counted by a convolution of ones; backward each input collects from C_out·m·n = ${counted.fanOut} outputs, where the slide prints n_l = C_out`,
    };
  },
};
