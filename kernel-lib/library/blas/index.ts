/**
 * Products on the library that NumPy itself uses, OpenBLAS, where it is installed and asked for:
 * `CHAINRULE_BLAS=auto npm start` gets it and uses it in the notebooks; in a script `auto` takes the one
 * that is there, `CHAINRULE_BLAS=/path/to/library` any other. Sums come in another order then, so that
 * numbers differ in their last digits from one machine to the next.
 *
 * ```ts
 * import { blasStatus } from 'kernel-lib/blas';
 * const { state, reason } = blasStatus();
 * console.log(state, reason);
 * ```
 *
 * @module
 */

export { type BlasStatus, blasStatus } from './engine.js';
