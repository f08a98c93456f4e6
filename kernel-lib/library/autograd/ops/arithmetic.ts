import type { Tensor } from '../../tensor/index.js';
import type { Operation } from '../core/operation.js';
import type { Variable } from '../Variable.js';

// Operands broadcast; a gradient is summed back to the shape of its operand by sumTo.

/** a + b */
export const ADD: Operation = {
  name: 'add',
  forward: (a, b) => a.add(b),
  gradients: [(g, _out, a) => g.sumTo(a.shape), (g, _out, _a, b) => g.sumTo(b.shape)],
};

/** a - b */
export const SUB: Operation = {
  name: 'sub',
  forward: (a, b) => a.sub(b),
  gradients: [(g, _out, a) => g.sumTo(a.shape), (g, _out, _a, b) => g.neg().sumTo(b.shape)],
};

/** a · b */
export const MUL: Operation = {
  name: 'mul',
  forward: (a, b) => a.mul(b),
  gradients: [
    (g, _out, a, b) => g.mul(b).sumTo(a.shape),
    (g, _out, a, b) => g.mul(a).sumTo(b.shape),
  ],
  keeps: [0, 1],
};

/** a / b */
export const DIV: Operation = {
  name: 'div',
  forward: (a, b) => a.div(b),
  gradients: [
    (g, _out, a, b) => g.div(b).sumTo(a.shape),
    (g, out, _a, b) => g.mul(out).div(b).neg().sumTo(b.shape),
  ],
  keeps: [1, 'out'],
};

/** aᵇ. The slope of a⁰ is 0 at a = 0 too, and that of 0ᵇ along b is 0, as in PyTorch. */
export const POW: Operation = {
  name: 'pow',
  forward: (a, b) => a.pow(b),
  gradients: [
    (g, _out, a, b) => {
      const slope = g.mul(b.mul(a.pow(b.sub(1))));
      const zeros = b.value.equal(0);
      return (zeros.any() ? slope.masked(zeros.equal(0)) : slope).sumTo(a.shape);
    },
    (g, out, a, b) => {
      const slope = g.mul(out).mul(a.log());
      const zeros = a.value.equal(0);
      return (zeros.any() ? slope.masked(zeros.equal(0)) : slope).sumTo(b.shape);
    },
  ],
  keeps: [0, 1, 'out'],
};

/** -a */
export const NEG: Operation = {
  name: 'neg',
  forward: (a) => a.neg(),
  gradients: [(g) => g.neg()],
};

/** max(a, b). Where both are equal each gets half of the gradient, beside NaN all of it, as in PyTorch. */
export const MAXIMUM: Operation = {
  name: 'maximum',
  forward: (a, b) => a.maximum(b),
  gradients: [
    (g, _out, a, b) => chosen(g, a.value.less(b.value), a.value.equal(b.value)).sumTo(a.shape),
    (g, _out, a, b) => chosen(g, b.value.less(a.value), a.value.equal(b.value)).sumTo(b.shape),
  ],
  keeps: [0, 1],
};

/** min(a, b). Where both are equal each gets half of the gradient. */
export const MINIMUM: Operation = {
  name: 'minimum',
  forward: (a, b) => a.minimum(b),
  gradients: [
    (g, _out, a, b) => chosen(g, a.value.greater(b.value), a.value.equal(b.value)).sumTo(a.shape),
    (g, _out, a, b) => chosen(g, b.value.greater(a.value), a.value.equal(b.value)).sumTo(b.shape),
  ],
  keeps: [0, 1],
};

/** g but where this operand was passed over, half of it where it was a tie. */
function chosen(g: Variable, passed: Tensor, ties: Tensor): Variable {
  const own = g.masked(passed.equal(0));
  return ties.any() ? own.where(ties.equal(0), own.mul(0.5)) : own;
}
