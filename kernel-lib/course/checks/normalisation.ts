import {
  batchnorm_backward,
  batchnorm_backward_alt,
  batchnorm_forward,
} from './normalisation/batchnorm.js';
import { layernorm_backward, layernorm_forward } from './normalisation/layernorm.js';

/** In the order in which the lab sets them. */
export const exercises = [
  batchnorm_forward,
  batchnorm_backward,
  batchnorm_backward_alt,
  layernorm_forward,
  layernorm_backward,
];
