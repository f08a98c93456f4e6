import { backward_pass } from './autodiff/backward.js';
import { local_gradients } from './autodiff/local.js';
import { topological_order } from './autodiff/order.js';
import { softmax_vjp } from './autodiff/softmax.js';
import { unbroadcast } from './autodiff/unbroadcast.js';
import { make_update } from './autodiff/update.js';

/** In the order in which the lab sets them. */
export const exercises = [
  topological_order,
  local_gradients,
  backward_pass,
  unbroadcast,
  softmax_vjp,
  make_update,
];
