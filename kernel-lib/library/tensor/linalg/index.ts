export { cholesky } from './cholesky.js';
export { eigh, eigvalsh } from './eigh.js';
export { lstsq, pinv } from './leastSquares.js';
export { det, inv, slogdet, solve } from './lu.js';
export { matrixPower, type NormOrder, norm } from './norm.js';
export { qr } from './qr.js';
export { cond, svd, svdvals } from './svd.js';
