// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { nativeConvolutions } from './convolution.js';
export { nativeCholesky, nativeEigh, nativeLu, nativeQr, nativeSvd } from './factors.js';
export {
  hasLoops,
  loopChoose,
  loopCompare,
  loopJoin,
  loopMap,
  loopPairs,
  loopPass,
  loopRows,
  loopSum,
  loopSums,
  loopsOfImages,
  loopTake,
} from './loops.js';
export { loopOrder } from './ordering.js';
export { LARGEST_WINDOW, poolingFor } from './pooling.js';
export { blasGemm, blasProduct, wantsVector } from './product.js';
export { blasFlip } from './transpose.js';
