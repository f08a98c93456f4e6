// Recipes for the open goals: 'good' ones reach both bars, 'fair' ones the lower, 'naive' ones neither.

const widths = [64, 16, 256, 32, 256, 16, 128, 16, 256, 32, 128, 16, 64];
const scales = (of) => widths.slice(1).map((out, l) => Math.sqrt(of(widths[l], out)));
const valley = (rule, learning_rate, memory, schedule) => ({
  rule,
  learning_rate,
  memory,
  warmup: 0,
  schedule,
});

/** A stencil of eight lines. */
const painted = (...lines) =>
  lines.map((line) => [...line].map((letter) => ({ '+': 1, '-': -1, '.': 0 })[letter]));
const blank = '........';

const newton = (gradient_batch, curvature_batch, cg_steps, damping, learning_rate) => ({
  gradient_batch,
  curvature_batch,
  cg_steps,
  damping,
  learning_rate,
});

export const recipes = {
  digit_stencil: [
    {
      is: 'good',
      recipe: painted(blank, blank, '.++.....', '.+++....', '.+++....', '.+++..--', '.++...--', '---.....'),
    },
    {
      is: 'good',
      recipe: painted(blank, blank, '.+++....', '.+++....', '.+++....', '.+++....', '.+++....', blank),
    },
    {
      is: 'fair',
      recipe: painted(blank, blank, '.++.....', '.++.....', blank, '.++.....', '.++.....', blank),
    },
    { is: 'naive', recipe: Array(8).fill(Array(8).fill(1)) },
    {
      is: 'naive',
      recipe: painted(blank, blank, blank, blank, '.++.....', '.++.....', blank, blank),
    },
  ],
  budget_recipe: [
    { is: 'good', recipe: { learning_rate: 1, batch_size: 10, decay: 1 } },
    { is: 'good', recipe: { learning_rate: 2, batch_size: 20, decay: 1 } },
    { is: 'fair', recipe: { learning_rate: 0.1, batch_size: 10, decay: 0 } },
    { is: 'naive', recipe: { learning_rate: 0.1, batch_size: 100, decay: 0 } },
    { is: 'naive', recipe: { learning_rate: 1, batch_size: 1, decay: 0 } },
  ],
  digits_recipe: [
    {
      is: 'good',
      recipe: { hidden: [64], weight_scale: 0.2, learning_rate: 1, batch_size: 32, reg: 0 },
    },
    {
      is: 'good',
      recipe: { hidden: [50], weight_scale: 0.2, learning_rate: 0.8, batch_size: 32, reg: 1e-4 },
    },
    {
      is: 'fair',
      recipe: { hidden: [], weight_scale: 0.01, learning_rate: 0.5, batch_size: 32, reg: 0 },
    },
    {
      is: 'naive',
      recipe: { hidden: [32], weight_scale: 0.01, learning_rate: 0.1, batch_size: 32, reg: 0 },
    },
    {
      is: 'naive',
      recipe: { hidden: [64], weight_scale: 0.2, learning_rate: 0.01, batch_size: 32, reg: 0 },
    },
  ],
  deep_recipe: [
    { is: 'good', recipe: { activation: 'elu', gain: 1.2, learning_rate: 0.1 } },
    { is: 'good', recipe: { activation: 'tanh', gain: 1.3, learning_rate: 0.2 } },
    { is: 'naive', recipe: { activation: 'relu', gain: 1.4142, learning_rate: 0.1 } },
    { is: 'naive', recipe: { activation: 'sigmoid', gain: 1, learning_rate: 0.1 } },
  ],
  layer_scales: [
    { is: 'good', recipe: scales((fan_in, fan_out) => 2 / Math.sqrt(fan_in * fan_out)) },
    { is: 'good', recipe: scales((fan_in) => 2 / fan_in) },
    { is: 'good', recipe: scales((_, fan_out) => 2 / fan_out) },
    { is: 'fair', recipe: scales((fan_in, fan_out) => 4 / (fan_in + fan_out)) },
    { is: 'naive', recipe: scales((fan_in) => 1 / fan_in) },
    { is: 'naive', recipe: scales(() => 0.01 ** 2) },
  ],
  fast_recipe: [
    { is: 'good', recipe: { normalization: 'batchnorm', learning_rate: 0.5, batch_size: 64 } },
    { is: 'good', recipe: { normalization: 'batchnorm', learning_rate: 0.8, batch_size: 64 } },
    { is: 'fair', recipe: { normalization: 'batchnorm', learning_rate: 0.5, batch_size: 16 } },
    { is: 'naive', recipe: { normalization: 'none', learning_rate: 0.5, batch_size: 64 } },
    { is: 'naive', recipe: { normalization: 'none', learning_rate: 0.1, batch_size: 64 } },
  ],
  valley_recipe: [
    { is: 'good', recipe: valley('nesterov', 0.001, 0.9, 'cosine') },
    { is: 'good', recipe: valley('sgd_momentum', 0.001, 0.9, 'cosine') },
    { is: 'good', recipe: valley('adam', 0.5, 0.9, 'cosine') },
    { is: 'fair', recipe: valley('sgd_momentum', 0.001, 0.9, 'constant') },
    { is: 'naive', recipe: valley('sgd', 0.001, 0.9, 'constant') },
    { is: 'naive', recipe: valley('adam', 0.001, 0.9, 'constant') },
    { is: 'naive', recipe: valley('sgd', 0.01, 0, 'constant') },
  ],
  few_recipe: [
    { is: 'good', recipe: { reg: 0.01, keep: 0.5, noise: 0, shift: 0, updates: 300 } },
    { is: 'good', recipe: { reg: 0.02, keep: 0.6, noise: 0, shift: 0, updates: 250 } },
    { is: 'good', recipe: { reg: 0.02, keep: 1, noise: 0, shift: 0, updates: 300 } },
    { is: 'good', recipe: { reg: 0, keep: 1, noise: 0, shift: 0, updates: 70 } },
    { is: 'good', recipe: { reg: 0.01, keep: 1, noise: 0.4, shift: 0, updates: 300 } },
    { is: 'naive', recipe: { reg: 0, keep: 1, noise: 0, shift: 0, updates: 300 } },
    { is: 'naive', recipe: { reg: 0, keep: 1, noise: 0, shift: 2, updates: 300 } },
  ],
  residual_recipe: [
    { is: 'good', recipe: { skip: 1, gain: 0.5, last: 0.5, shrink: 0.5, learning_rate: 0.1 } },
    { is: 'good', recipe: { skip: 1, gain: 0.7, last: 0.5, shrink: 1, learning_rate: 0.08 } },
    { is: 'fair', recipe: { skip: 1, gain: 1, last: 0.5, shrink: 0.5, learning_rate: 0.05 } },
    { is: 'naive', recipe: { skip: 0, gain: 1.4, last: 1, shrink: 0, learning_rate: 0.04 } },
    { is: 'naive', recipe: { skip: 1, gain: 1.4, last: 1, shrink: 0, learning_rate: 0.04 } },
    { is: 'naive', recipe: { skip: 0.7, gain: 1.4, last: 1, shrink: 1, learning_rate: 0.04 } },
  ],
  newton_recipe: [
    { is: 'good', recipe: newton(1000, 100, 10, 0.01, 1) },
    { is: 'good', recipe: newton(1000, 200, 10, 0.003, 1) },
    { is: 'fair', recipe: newton(1000, 100, 5, 0.03, 1) },
    { is: 'fair', recipe: newton(50, 50, 0, 0, 1) },
    { is: 'naive', recipe: newton(50, 50, 3, 0, 1) },
    { is: 'naive', recipe: newton(1000, 10, 0, 0, 1) },
  ],
  search_recipe: [
    { is: 'good', recipe: { low: 1e-3, high: 1, candidates: 12, first: 8, eta: 4 } },
    { is: 'good', recipe: { low: 5e-4, high: 2, candidates: 15, first: 8, eta: 4 } },
    { is: 'naive', recipe: { low: 0.1, high: 0.1, candidates: 1, first: 1, eta: 2 } },
    { is: 'naive', recipe: { low: 1e-8, high: 1e-7, candidates: 20, first: 6, eta: 3 } },
  ],
};
