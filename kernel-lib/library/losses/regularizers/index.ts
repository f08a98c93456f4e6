/**
 * Penalties on weights, each with its gradient.
 *
 * ```ts
 * import { l2_penalty } from 'kernel-lib/regularizers';
 * import { tensor } from 'kernel-lib/tensor';
 * const [penalty, dw] = l2_penalty(tensor([3, 4]), 0.1);
 * ```
 *
 * @module
 */

export { elastic_penalty, l1_penalty, l2_penalty } from './penalties.js';
