import { allocateUnset } from '../core/memory.js';
import { Tensor } from '../Tensor.js';

/** A tensor of x's shape and type whose every element its maker writes before anybody sees it. */
export function unsetLike(x: Tensor): Tensor {
  return new Tensor(allocateUnset(x.dtype, x.size), x.shape, x.dtype);
}
