import { adam, adamw } from './optimisers/adam.js';
import { adagrad, rmsprop } from './optimisers/adaptive.js';
import { clip_grad_norm } from './optimisers/clip.js';
import { nesterov, sgd_momentum } from './optimisers/momentum.js';
import { cosine_schedule } from './optimisers/schedule.js';

/** In the order in which the lab sets them. */
export const exercises = [
  sgd_momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  cosine_schedule,
  clip_grad_norm,
];
