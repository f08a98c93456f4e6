import {
  affine_backward,
  affine_forward,
  tanh_backward,
  tanh_forward,
} from '../../library/layers/index.js';
import { RandomState } from '../../library/random/index.js';
import { full, type Tensor, zeros } from '../../library/tensor/index.js';

const [N, D, H, C] = [20, 6, 8, 3];

/** The gradients of 6 inputs, 8 tanh units, 3 outputs and a squared loss, on 20 random examples. */
function firstGradients(W1: Tensor, W2: Tensor): { dW1: Tensor; dW2: Tensor } {
  const rng = new RandomState(1);
  const x = rng.randn(N, D);
  const target = rng.randn(N, C);
  const [a, cache1] = affine_forward(x, W1, zeros(H));
  const [h, cacheOfTanh] = tanh_forward(a);
  const [out, cache2] = affine_forward(h, W2, zeros(C));
  const [dh, dW2] = affine_backward(out.sub(target).mul(2 / N), cache2);
  const [, dW1] = affine_backward(tanh_backward(dh, cacheOfTanh), cache1);
  return { dW1, dW2 };
}

/** What the figure symmetry shows: the first gradients of a constant and of a random start. */
export function symmetryData() {
  const rng = new RandomState(2);
  const random = [rng.randn(D, H).mul(0.1), rng.randn(H, C).mul(0.1)] as const;
  return [
    { name: 'all 0.1', ...firstGradients(full([D, H], 0.1), full([H, C], 0.1)) },
    { name: 'random', ...firstGradients(...random) },
  ];
}
