// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { blasFlip, blasNegative, blasPairs, blasWithRow } from './elements.js';
export { nativeCholesky, nativeEigh, nativeLu, nativeQr, nativeSvd } from './factors.js';
export { blasGemm, blasProduct, wantsVector } from './product.js';
