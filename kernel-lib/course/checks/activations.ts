import {
  leaky_relu_backward,
  leaky_relu_forward,
  parametric_relu_backward,
  parametric_relu_forward,
} from './activations/leaky.js';
import { maxout_backward, maxout_forward } from './activations/maxout.js';
import { my_activation_backward, my_activation_forward } from './activations/own.js';
import {
  sigmoid_backward,
  sigmoid_forward,
  tanh_backward,
  tanh_forward,
} from './activations/sigmoid.js';
import {
  elu_backward,
  elu_forward,
  gelu_backward,
  gelu_forward,
  swish_backward,
  swish_forward,
} from './activations/smooth.js';

/** In the order in which the lab sets them. */
export const exercises = [
  sigmoid_forward,
  sigmoid_backward,
  tanh_forward,
  tanh_backward,
  leaky_relu_forward,
  leaky_relu_backward,
  parametric_relu_forward,
  parametric_relu_backward,
  elu_forward,
  elu_backward,
  swish_forward,
  swish_backward,
  gelu_forward,
  gelu_backward,
  maxout_forward,
  maxout_backward,
  my_activation_forward,
  my_activation_backward,
];
