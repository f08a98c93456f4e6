// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { erfc } from './erf.js';
export { columnsOf, imageOf } from './im2col.js';
export { logistic } from './logistic.js';
export { floatLike, floatUnset, mapElements } from './support.js';
export { type WindowSizes, windowSizes } from './window.js';
