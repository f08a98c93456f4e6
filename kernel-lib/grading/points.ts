/** What the grader expects of one exercise. */
export interface ExercisePoints {
  name: string;
  topic: string;
  checks: readonly { id: string; points: number; hidden: boolean }[];
}

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
];
