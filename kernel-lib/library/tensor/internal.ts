// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { refusesBrackets } from './core/brackets.js';
export { isFloat } from './core/dtype.js';
export { indexAdvice } from './core/indexAdvice.js';
export { allocateFor, allocateUnset, needRoom, unset32, unset64 } from './core/memory.js';
export { toNdArray } from './core/nested.js';
export { normalizeAxes, normalizeAxis } from './core/shape.js';
export { dotPlusRow, dotRightTransposed, leftTransposedDot } from './functions/transposed.js';
export { unsetLike } from './functions/unsetLike.js';
export { spread } from './kernels/indexing.js';
export { dotTransposed } from './kernels/matmul.js';
export { meanOf, varOf } from './kernels/moments.js';
export { squares64, sumRun64 } from './kernels/pairwise.js';
export { extreme, total } from './kernels/reduce.js';
export { lines } from './kernels/sortAndScan.js';
export { floatUnary } from './kernels/unary.js';
export { windowLoops } from './kernels/windows.js';
export { exp1, logistic1 } from './loops/exp/float64.js';
export { toHtml } from './print/html.js';
export { tensorOf, wrap } from './Tensor.js';
