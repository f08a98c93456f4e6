import { oneBuffer } from './buffers.js';
import { blockMutants, blockVariants } from './deep_nets/blocks.js';
import { doctorMutants, doctorVariants } from './deep_nets/doctor.js';
import { netMutants, netVariants } from './deep_nets/net.js';
import { pathMutants, pathVariants } from './deep_nets/products.js';

export const mutants = [
  ...pathMutants,
  ...blockMutants,
  ...doctorMutants,
  ...netMutants,
  ...['largest_eigenvalue', 'residual_forward', 'residual_backward', 'pre_activation_block'].map(
    oneBuffer,
  ),
];
export const variants = [...pathVariants, ...blockVariants, ...doctorVariants, ...netVariants];
