export { eigh, eigvalsh } from './eigh.js';
export { det, inv, solve } from './lu.js';
export { matrixPower, type NormOrder, norm } from './norm.js';
export { cond, svd, svdvals } from './svd.js';
