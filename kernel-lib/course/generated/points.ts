import type { ExercisePoints } from 'chainrule-grader/engine';

/**
 * Generated from the exercises (npm run generate). The total is summed over this list, so that a
 * check that disappears earns nothing, and a copy without the hidden files knows their points.
 */
export const points: readonly ExercisePoints[] = [
  {
    name: 'standardize',
    topic: 'warmup',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'unchanged', points: 1, hidden: false },
      { id: 'tall', points: 1, hidden: true },
    ],
  },
  {
    name: 'one_hot',
    topic: 'warmup',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'absent-class', points: 1, hidden: true },
    ],
  },
  {
    name: 'mean_squared_error',
    topic: 'warmup',
    checks: [
      { id: 'value', points: 2, hidden: false },
      { id: 'same', points: 1, hidden: true },
    ],
  },
  {
    name: 'digit_stencil',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'svm_loss',
    topic: 'losses',
    checks: [
      { id: 'loss', points: 2, hidden: false },
      { id: 'dx', points: 2, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
      { id: 'perfect', points: 1, hidden: true },
    ],
  },
  {
    name: 'softmax_loss',
    topic: 'losses',
    checks: [
      { id: 'loss', points: 2, hidden: false },
      { id: 'dx', points: 2, hidden: false },
      { id: 'large', points: 1, hidden: false },
      { id: 'extreme', points: 1, hidden: true },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'eval_numerical_gradient',
    topic: 'gradients',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'centred', points: 1, hidden: false },
      { id: 'restored', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'eval_numerical_gradient_array',
    topic: 'gradients',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'centred', points: 1, hidden: false },
      { id: 'identity', points: 1, hidden: true },
      { id: 'images', points: 1, hidden: true },
    ],
  },
  {
    name: 'gradient_descent',
    topic: 'gradients',
    checks: [
      { id: 'steps', points: 2, hidden: false },
      { id: 'losses', points: 1, hidden: false },
      { id: 'none', points: 1, hidden: true },
    ],
  },
  {
    name: 'sgd_epoch_batches',
    topic: 'gradients',
    checks: [
      { id: 'once', points: 2, hidden: false },
      { id: 'shuffled', points: 1, hidden: false },
      { id: 'rest', points: 1, hidden: true },
    ],
  },
  {
    name: 'MultiplyGate',
    topic: 'gates',
    checks: [
      { id: 'forward', points: 1, hidden: false },
      { id: 'backward', points: 2, hidden: false },
      { id: 'two-gates', points: 1, hidden: true },
    ],
  },
  {
    name: 'sigmoid_circuit_backward',
    topic: 'gates',
    checks: [
      { id: 'forward', points: 1, hidden: false },
      { id: 'dw', points: 2, hidden: false },
      { id: 'dx', points: 1, hidden: false },
      { id: 'slide', points: 1, hidden: true },
    ],
  },
  {
    name: 'staged_backward',
    topic: 'gates',
    checks: [
      { id: 'forward', points: 1, hidden: false },
      { id: 'back', points: 1, hidden: false },
      { id: 'dx', points: 1, hidden: false },
      { id: 'dy', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'budget_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'affine_forward',
    topic: 'layers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'images', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'affine_backward',
    topic: 'layers',
    checks: [
      { id: 'dx', points: 1, hidden: false },
      { id: 'dw', points: 1, hidden: false },
      { id: 'db', points: 1, hidden: false },
      { id: 'numeric', points: 1, hidden: false },
      { id: 'images', points: 1, hidden: true },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'relu_forward',
    topic: 'layers',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'relu_backward',
    topic: 'layers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'at-zero', points: 1, hidden: true },
    ],
  },
  {
    name: 'affine_relu_forward',
    topic: 'layers',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'images', points: 1, hidden: true },
    ],
  },
  {
    name: 'affine_relu_backward',
    topic: 'layers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'numeric', points: 1, hidden: false },
      { id: 'images', points: 1, hidden: true },
    ],
  },
  {
    name: 'init_two_layer_model',
    topic: 'two_layer_net',
    checks: [
      { id: 'shapes', points: 1, hidden: false },
      { id: 'numbers', points: 1, hidden: false },
      { id: 'repeatable', points: 1, hidden: true },
    ],
  },
  {
    name: 'two_layer_net',
    topic: 'two_layer_net',
    checks: [
      { id: 'loss', points: 2, hidden: false },
      { id: 'regularised-loss', points: 1, hidden: false },
      { id: 'gradients', points: 2, hidden: false },
      { id: 'regularised-gradients', points: 1, hidden: false },
      { id: 'numeric', points: 1, hidden: true },
      { id: 'images', points: 1, hidden: true },
    ],
  },
  {
    name: 'init_fully_connected_net',
    topic: 'fully_connected_net',
    checks: [
      { id: 'shapes', points: 1, hidden: false },
      { id: 'numbers', points: 1, hidden: false },
      { id: 'repeatable', points: 1, hidden: true },
    ],
  },
  {
    name: 'fully_connected_scores',
    topic: 'fully_connected_net',
    checks: [
      { id: 'two-layers', points: 1, hidden: false },
      { id: 'any-depth', points: 1, hidden: false },
      { id: 'own-pair', points: 1, hidden: true },
    ],
  },
  {
    name: 'fully_connected_net',
    topic: 'fully_connected_net',
    checks: [
      { id: 'loss', points: 2, hidden: false },
      { id: 'gradients', points: 2, hidden: false },
      { id: 'deep-gradients', points: 2, hidden: false },
      { id: 'regularised', points: 2, hidden: false },
      { id: 'own-pair', points: 1, hidden: true },
      { id: 'numeric', points: 1, hidden: true },
      { id: 'images', points: 1, hidden: true },
    ],
  },
  {
    name: 'digits_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'sigmoid_forward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'stable', points: 1, hidden: false },
      { id: 'far', points: 1, hidden: true },
    ],
  },
  {
    name: 'sigmoid_backward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 3, hidden: false },
      { id: 'far', points: 1, hidden: true },
    ],
  },
  {
    name: 'gradient_sizes',
    topic: 'activations',
    checks: [
      { id: 'sizes', points: 3, hidden: false },
      { id: 'widths', points: 1, hidden: false },
      { id: 'deep', points: 1, hidden: true },
    ],
  },
  {
    name: 'parametric_relu_forward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'slopes', points: 1, hidden: true },
    ],
  },
  {
    name: 'parametric_relu_backward',
    topic: 'activations',
    checks: [
      { id: 'dx', points: 2, hidden: false },
      { id: 'dalpha', points: 3, hidden: false },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'activation_histogram',
    topic: 'activations',
    checks: [
      { id: 'shares', points: 2, hidden: false },
      { id: 'borders', points: 1, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'gelu_forward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'far', points: 1, hidden: true },
    ],
  },
  {
    name: 'gelu_backward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 4, hidden: false },
      { id: 'far', points: 1, hidden: true },
    ],
  },
  {
    name: 'maxout_forward',
    topic: 'activations',
    checks: [
      { id: 'values', points: 1, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'maxout_backward',
    topic: 'activations',
    checks: [
      { id: 'dx', points: 2, hidden: false },
      { id: 'dw', points: 2, hidden: false },
      { id: 'db', points: 1, hidden: false },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'my_activation_forward',
    topic: 'activations',
    checks: [
      { id: 'bent', points: 1, hidden: false },
      { id: 'elements', points: 1, hidden: false },
      { id: 'new', points: 1, hidden: false },
    ],
  },
  {
    name: 'my_activation_backward',
    topic: 'activations',
    checks: [
      { id: 'numeric', points: 2, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'deep_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'distinct_units',
    topic: 'initialisation',
    checks: [
      { id: 'copies', points: 2, hidden: false },
      { id: 'rounding', points: 1, hidden: true },
    ],
  },
  {
    name: 'activation_statistics',
    topic: 'initialisation',
    checks: [
      { id: 'mean-std', points: 2, hidden: false },
      { id: 'saturated', points: 1, hidden: false },
      { id: 'dead', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'init_weights',
    topic: 'initialisation',
    checks: [
      { id: 'xavier', points: 2, hidden: false },
      { id: 'kaiming', points: 1, hidden: false },
      { id: 'constant-normal', points: 1, hidden: false },
      { id: 'seed', points: 1, hidden: false },
      { id: 'other-sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'lsuv',
    topic: 'initialisation',
    checks: [
      { id: 'std', points: 2, hidden: false },
      { id: 'widths', points: 1, hidden: false },
      { id: 'deep', points: 1, hidden: true },
    ],
  },
  {
    name: 'init_weights_uniform',
    topic: 'initialisation',
    checks: [
      { id: 'xavier', points: 1, hidden: false },
      { id: 'glorot', points: 1, hidden: false },
      { id: 'kaiming', points: 1, hidden: false },
      { id: 'seed', points: 1, hidden: true },
    ],
  },
  {
    name: 'fan_in_and_fan_out',
    topic: 'initialisation',
    checks: [
      { id: 'affine', points: 1, hidden: false },
      { id: 'convolution', points: 2, hidden: false },
      { id: 'other-windows', points: 1, hidden: true },
    ],
  },
  {
    name: 'layer_scales',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'batchnorm_forward',
    topic: 'normalisation',
    checks: [
      { id: 'train', points: 2, hidden: false },
      { id: 'running', points: 1, hidden: false },
      { id: 'test', points: 1, hidden: false },
      { id: 'from-scratch', points: 1, hidden: true },
      { id: 'edges', points: 1, hidden: true },
      { id: 'far-from-zero', points: 1, hidden: true },
    ],
  },
  {
    name: 'batchnorm_backward',
    topic: 'normalisation',
    checks: [
      { id: 'scales', points: 1, hidden: false },
      { id: 'dx', points: 2, hidden: false },
      { id: 'numeric', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'batchnorm_backward_alt',
    topic: 'normalisation',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'layernorm_forward',
    topic: 'normalisation',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'alone', points: 1, hidden: true },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'layernorm_backward',
    topic: 'normalisation',
    checks: [
      { id: 'scales', points: 1, hidden: false },
      { id: 'dx', points: 2, hidden: false },
      { id: 'numeric', points: 1, hidden: false },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'norm_relu_forward',
    topic: 'hidden_pairs',
    checks: [
      { id: 'layer', points: 1, hidden: false },
      { id: 'batch', points: 1, hidden: false },
      { id: 'test', points: 1, hidden: true },
    ],
  },
  {
    name: 'norm_relu_backward',
    topic: 'hidden_pairs',
    checks: [
      { id: 'layer', points: 1, hidden: false },
      { id: 'batch', points: 1, hidden: false },
      { id: 'two-layers', points: 1, hidden: true },
    ],
  },
  {
    name: 'fast_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'sgd_momentum',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'memory', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'nesterov',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'memory', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
      { id: 'look-ahead', points: 1, hidden: true },
    ],
  },
  {
    name: 'adagrad',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'memory', points: 1, hidden: false },
      { id: 'epsilon', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'rmsprop',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'memory', points: 1, hidden: false },
      { id: 'epsilon', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'adam',
    topic: 'optimisers',
    checks: [
      { id: 'first', points: 2, hidden: false },
      { id: 'memory', points: 2, hidden: false },
      { id: 'epsilon', points: 1, hidden: false },
      { id: 'resume', points: 1, hidden: true },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'adamw',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'memory', points: 1, hidden: false },
      { id: 'no-gradient', points: 1, hidden: true },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'cosine_schedule',
    topic: 'optimisers',
    checks: [
      { id: 'cosine', points: 2, hidden: false },
      { id: 'warmup', points: 1, hidden: false },
      { id: 'after', points: 1, hidden: false },
      { id: 'plans', points: 1, hidden: true },
    ],
  },
  {
    name: 'clip_grad_norm',
    topic: 'optimisers',
    checks: [
      { id: 'long', points: 2, hidden: false },
      { id: 'short', points: 1, hidden: false },
      { id: 'norm', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'train_net',
    topic: 'optimisers',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'plan', points: 2, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'valley_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'dropout_vanilla',
    topic: 'dropout',
    checks: [
      { id: 'train', points: 2, hidden: false },
      { id: 'test', points: 1, hidden: false },
      { id: 'seed', points: 1, hidden: true },
    ],
  },
  {
    name: 'dropout_forward',
    topic: 'dropout',
    checks: [
      { id: 'train', points: 2, hidden: false },
      { id: 'test', points: 1, hidden: false },
      { id: 'seed', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
      { id: 'expectation', points: 1, hidden: true },
    ],
  },
  {
    name: 'dropout_backward',
    topic: 'dropout',
    checks: [
      { id: 'train', points: 1, hidden: false },
      { id: 'test', points: 1, hidden: false },
      { id: 'numeric', points: 1, hidden: false },
      { id: 'two-batches', points: 1, hidden: true },
    ],
  },
  {
    name: 'l2_penalty',
    topic: 'regularisation',
    checks: [
      { id: 'penalty', points: 1, hidden: false },
      { id: 'gradient', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'l1_penalty',
    topic: 'regularisation',
    checks: [
      { id: 'penalty', points: 1, hidden: false },
      { id: 'gradient', points: 1, hidden: false },
      { id: 'at-zero', points: 1, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'regularise',
    topic: 'regularisation',
    checks: [
      { id: 'loss', points: 1, hidden: false },
      { id: 'grads', points: 1, hidden: false },
      { id: 'deeper', points: 1, hidden: true },
    ],
  },
  {
    name: 'early_stopping',
    topic: 'regularisation',
    checks: [
      { id: 'stops', points: 2, hidden: false },
      { id: 'to-the-end', points: 1, hidden: false },
      { id: 'bumps', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'augment',
    topic: 'regularisation',
    checks: [
      { id: 'moves', points: 2, hidden: false },
      { id: 'choices', points: 2, hidden: false },
      { id: 'seed', points: 1, hidden: false },
      { id: 'channels', points: 1, hidden: true },
    ],
  },
  {
    name: 'relu_dropout_forward',
    topic: 'hidden_pairs',
    checks: [
      { id: 'train', points: 2, hidden: false },
      { id: 'test', points: 1, hidden: true },
    ],
  },
  {
    name: 'relu_dropout_backward',
    topic: 'hidden_pairs',
    checks: [
      { id: 'train', points: 1, hidden: false },
      { id: 'two-calls', points: 1, hidden: true },
    ],
  },
  {
    name: 'few_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'jacobian_product_norms',
    topic: 'deep_nets',
    checks: [
      { id: 'equal', points: 2, hidden: false },
      { id: 'widths', points: 1, hidden: false },
      { id: 'deep', points: 1, hidden: true },
    ],
  },
  {
    name: 'largest_eigenvalue',
    topic: 'deep_nets',
    checks: [
      { id: 'value', points: 2, hidden: false },
      { id: 'negative', points: 1, hidden: false },
      { id: 'vector', points: 1, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'residual_forward',
    topic: 'deep_nets',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'residual_backward',
    topic: 'deep_nets',
    checks: [
      { id: 'dx', points: 2, hidden: false },
      { id: 'weights', points: 2, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
      { id: 'numeric', points: 1, hidden: true },
    ],
  },
  {
    name: 'pre_activation_block',
    topic: 'deep_nets',
    checks: [
      { id: 'out', points: 1, hidden: false },
      { id: 'gradients', points: 2, hidden: false },
      { id: 'shapes', points: 1, hidden: true },
      { id: 'numeric', points: 1, hidden: true },
    ],
  },
  {
    name: 'gradient_doctor',
    topic: 'deep_nets',
    checks: [
      { id: 'gradient', points: 2, hidden: false },
      { id: 'units', points: 2, hidden: false },
      { id: 'numbers', points: 1, hidden: false },
      { id: 'borders', points: 1, hidden: true },
      { id: 'together', points: 1, hidden: true },
    ],
  },
  {
    name: 'residual_net',
    topic: 'deep_nets',
    checks: [
      { id: 'loss', points: 2, hidden: false },
      { id: 'gradients', points: 2, hidden: false },
      { id: 'deep', points: 1, hidden: true },
      { id: 'learns', points: 1, hidden: true },
    ],
  },
  {
    name: 'residual_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'hessian_vector_product',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'centred', points: 1, hidden: false },
      { id: 'same-memory', points: 1, hidden: true },
    ],
  },
  {
    name: 'hessian',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'symmetric', points: 1, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'quadratic_modes',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 3, hidden: false },
      { id: 'saddle', points: 1, hidden: true },
    ],
  },
  {
    name: 'max_step',
    topic: 'landscape',
    checks: [
      { id: 'limit', points: 1, hidden: false },
      { id: 'downwards', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'best_step',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'momentum_matrix',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'newton',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'saddle', points: 1, hidden: true },
    ],
  },
  {
    name: 'damped_newton',
    topic: 'landscape',
    checks: [
      { id: 'downhill', points: 2, hidden: false },
      { id: 'bowl', points: 1, hidden: false },
      { id: 'shares', points: 2, hidden: false },
      { id: 'floor', points: 1, hidden: false },
      { id: 'nineteen', points: 1, hidden: true },
    ],
  },
  {
    name: 'conjugate_gradients',
    topic: 'landscape',
    checks: [
      { id: 'rounds', points: 3, hidden: false },
      { id: 'solution', points: 2, hidden: false },
      { id: 'no-bowl', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'newton_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'sharpness',
    topic: 'landscape',
    checks: [
      { id: 'values', points: 2, hidden: false },
      { id: 'highest', points: 1, hidden: false },
      { id: 'corners', points: 1, hidden: true },
    ],
  },
  {
    name: 'line_between',
    topic: 'landscape',
    checks: [
      { id: 'losses', points: 2, hidden: false },
      { id: 'barrier', points: 1, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'preprocess',
    topic: 'good_practice',
    checks: [
      { id: 'train', points: 1, hidden: false },
      { id: 'leakage', points: 2, hidden: false },
      { id: 'constant', points: 1, hidden: false },
      { id: 'more', points: 1, hidden: true },
    ],
  },
  {
    name: 'sanity_checks',
    topic: 'good_practice',
    checks: [
      { id: 'healthy', points: 2, hidden: false },
      { id: 'penalty', points: 1, hidden: false },
      { id: 'by-heart', points: 2, hidden: false },
      { id: 'no-number', points: 1, hidden: false },
      { id: 'limits', points: 1, hidden: true },
    ],
  },
  {
    name: 'learning_rate_range_test',
    topic: 'good_practice',
    checks: [
      { id: 'rates', points: 1, hidden: false },
      { id: 'smooth', points: 2, hidden: false },
      { id: 'ends', points: 2, hidden: false },
      { id: 'edges', points: 1, hidden: true },
    ],
  },
  {
    name: 'update_ratio',
    topic: 'good_practice',
    checks: [
      { id: 'ratio', points: 2, hidden: false },
      { id: 'special', points: 1, hidden: false },
      { id: 'limits', points: 1, hidden: true },
    ],
  },
  {
    name: 'sample_log_uniform',
    topic: 'good_practice',
    checks: [
      { id: 'decades', points: 1, hidden: false },
      { id: 'seed', points: 1, hidden: false },
      { id: 'ranges', points: 1, hidden: true },
    ],
  },
  {
    name: 'random_search',
    topic: 'good_practice',
    checks: [
      { id: 'draws', points: 2, hidden: false },
      { id: 'budget', points: 1, hidden: false },
      { id: 'table', points: 1, hidden: false },
      { id: 'border', points: 2, hidden: false },
      { id: 'more', points: 1, hidden: true },
    ],
  },
  {
    name: 'successive_halving',
    topic: 'good_practice',
    checks: [
      { id: 'rounds', points: 2, hidden: false },
      { id: 'odd', points: 2, hidden: false },
      { id: 'more', points: 1, hidden: true },
    ],
  },
  {
    name: 'cross_validate',
    topic: 'good_practice',
    checks: [
      { id: 'splits', points: 2, hidden: false },
      { id: 'shuffled', points: 1, hidden: false },
      { id: 'more', points: 1, hidden: true },
    ],
  },
  {
    name: 'search_recipe',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
  {
    name: 'topological_order',
    topic: 'autodiff',
    checks: [
      { id: 'chain', points: 2, hidden: false },
      { id: 'diamond', points: 1, hidden: false },
      { id: 'needed', points: 1, hidden: true },
      { id: 'paths', points: 1, hidden: true },
    ],
  },
  {
    name: 'local_gradients',
    topic: 'autodiff',
    checks: [
      { id: 'sums', points: 1, hidden: false },
      { id: 'products', points: 2, hidden: false },
      { id: 'functions', points: 2, hidden: false },
      { id: 'corners', points: 1, hidden: true },
    ],
  },
  {
    name: 'backward_pass',
    topic: 'autodiff',
    checks: [
      { id: 'chain', points: 2, hidden: false },
      { id: 'reuse', points: 2, hidden: false },
      { id: 'tapes', points: 1, hidden: true },
    ],
  },
  {
    name: 'Num',
    topic: 'autodiff',
    checks: [
      { id: 'operations', points: 2, hidden: false },
      { id: 'chain', points: 1, hidden: false },
      { id: 'reuse', points: 2, hidden: false },
      { id: 'programs', points: 2, hidden: true },
    ],
  },
  {
    name: 'unbroadcast',
    topic: 'autodiff',
    checks: [
      { id: 'rows', points: 1, hidden: false },
      { id: 'columns', points: 1, hidden: false },
      { id: 'same', points: 1, hidden: false },
      { id: 'any', points: 1, hidden: true },
    ],
  },
  {
    name: 'softmax_vjp',
    topic: 'autodiff',
    checks: [
      { id: 'one', points: 2, hidden: false },
      { id: 'batch', points: 1, hidden: false },
      { id: 'numeric', points: 1, hidden: true },
    ],
  },
  {
    name: 'make_update',
    topic: 'autodiff',
    checks: [
      { id: 'loss', points: 1, hidden: false },
      { id: 'last', points: 2, hidden: false },
      { id: 'first', points: 2, hidden: false },
      { id: 'sizes', points: 1, hidden: true },
    ],
  },
  {
    name: 'short_tape',
    topic: 'goals',
    checks: [
      { id: 'reached', points: 1, hidden: false },
      { id: 'well-reached', points: 1, hidden: false },
    ],
  },
];
