/** Formulas of answers that a student may read beforehand, and why; `all`: the whole answer is a definition. */
export interface Excuse {
  readonly formulas: 'all' | readonly string[];
  readonly reason: string;
}

const DEFINITION = 'the forward formula: it says what is to be programmed';

export const EXCUSED: Readonly<Record<string, Excuse>> = {
  sigmoid_forward: {
    formulas: ['(e · power((1 + e), -1))'],
    reason: 'the lab shows the form that overflows, to be avoided on one side of 0',
  },
  gelu_forward: { formulas: 'all', reason: DEFINITION },
  sigmoid_circuit_backward: {
    formulas: [
      '((w0 · x0) + (w1 · x1) + w2)',
      '((-1 · w0 · x0) + (-1 · w1 · x1) + (-1 · w2))',
      'exp(((-1 · w0 · x0) + (-1 · w1 · x1) + (-1 · w2)))',
      '(1 + exp(((-1 · w0 · x0) + (-1 · w1 · x1) + (-1 · w2))))',
      'power((1 + exp(((-1 · w0 · x0) + (-1 · w1 · x1) + (-1 · w2)))), -1)',
    ],
    reason: DEFINITION,
  },
  staged_backward: {
    formulas: [
      '(exp((x · y)) + power(((-1 · y) + x), 2))',
      '(((-1 · y) + x) · power((exp((x · y)) + power(((-1 · y) + x), 2)), -0.5))',
      'power((exp((x · y)) + power(((-1 · y) + x), 2)), -0.5)',
    ],
    reason: DEFINITION,
  },
  eval_numerical_gradient: {
    formulas: ['(((-1 · fxmh) + fxph) · 0.5 · power(h, -1))'],
    reason: 'the centred difference is the definition; the loop over the entries is the exercise',
  },
  distinct_units: {
    formulas: ['abs(((-1 · W) + W))'],
    reason: 'a distance of two entries, as the docstring defines copies',
  },
  svm_loss: {
    formulas: ['((-1 · x) + 1 + x)'],
    reason: 'the margin of the loss; its gradient is the exercise',
  },
  hessian_vector_product: {
    formulas: ['(((-1 · behind) + ahead) · 0.5 · power(h, -1))'],
    reason: 'the centred difference of lab 1; what is measured, and along what, is the exercise',
  },
  quadratic_modes: {
    formulas: [
      '(0.5 · curvatures · power(alpha, 2))',
      '(-1 · U · away · curvatures · learning_rate)',
    ],
    reason:
      'the parabola is given, and products of as many things stand in the valley of a demonstration',
  },
  damped_newton: {
    formulas: ['(dw · power(U, 2) · power(sizes, -1))'],
    reason: 'a product with a square, as there are many',
  },
  conjugate_gradients: {
    formulas: ['power(sum(power(b, 2)), 0.5)', '((left · p · power(rr, -1)) + r)'],
    reason: 'the length of a vector, and any sum with a quotient in it',
  },
  preprocess: {
    formulas: ['(((-1 · mean) + X) · power(std, -1))'],
    reason:
      'the two lines of the slide; of which part the numbers are, and which columns stay, is the exercise',
  },
  batchnorm_forward: { formulas: 'all', reason: DEFINITION },
  batchnorm_backward_alt: {
    formulas: [
      '(-1 · sum((dout · xhat)) · xhat)',
      '(sum((dout · xhat)) · xhat)',
      '(gamma · power(N, -1) · power(std, -1))',
      '(gamma · power(dout.shape, -1) · power(std, -1))',
    ],
    reason:
      'terms that the worked neighbour, RMS normalisation, has as well; what the mean adds is missing there',
  },
  layernorm_forward: {
    formulas: ['((-1 · mean(x)) + x)'],
    reason: 'centring, the worked neighbour of the backward pass',
  },
  layernorm_backward: {
    formulas: [
      '(-1 · mean((dxhat · xhat)) · xhat)',
      '(-1 · mean((dout · gamma · xhat)) · xhat)',
      '(mean((dxhat · xhat)) · xhat)',
      '(mean((dout · gamma · xhat)) · xhat)',
    ],
    reason: 'a term of RMS normalisation, the worked neighbour of an earlier exercise',
  },
  sgd_momentum: {
    formulas: ['((-1 · dw · learning_rate) + (momentum · velocity))'],
    reason: 'the lab compares how the lectures print the rule: the question is what differs',
  },
  nesterov: {
    formulas: ['((-1 · dw · learning_rate) + (momentum · velocity))'],
    reason: 'the velocity of sgd_momentum, written before',
  },
  rmsprop: {
    formulas: ['(learning_rate · power((epsilon + power(next_cache, 0.5)), -1))'],
    reason: 'the step of adagrad, written before, in a figure about it',
  },
  adam: {
    formulas: ['(learning_rate · m_hat · power((epsilon + power(v_hat, 0.5)), -1))'],
    reason: 'how L0 prints the step, without the correction: the question is what is wrong with it',
  },
  adamw: {
    formulas: ['((-1 · learning_rate · w · weight_decay) + moved)'],
    reason: 'any step has this form: sign descent, a worked neighbour, does',
  },
  cosine_schedule: { formulas: 'all', reason: 'the schedule is defined by its formula' },
  two_layer_net: {
    formulas: [
      '((sum(power(W1, 2)) + sum(power(W2, 2))) · 0.5 · reg)',
      '(sum(power(W1, 2)) + sum(power(W2, 2)))',
    ],
    reason: DEFINITION,
  },
};

/** Equations for a gradient that stubs and labs may have, by how they begin; and why. */
export const GENERAL: readonly (readonly [begins: string, reason: string])[] = [
  ['dx = name_backward(dout, cache)', 'a call'],
  ['dx = dout · (slope of the function at x)', 'the rule for all activations'],
  ["dx = \\text{dout} \\cdot f'(x)", 'the same, in lab 3'],
  ['dw = ∂loss/∂w', 'what the name means'],
  ['dz = ∂L/∂z', 'what the name means'],
  ['dx = ∂z/∂x · dz', 'the chain rule'],
  ['dx = # Derivative', 'a slide, with the right side left open'],
  ['dw = # Derivative', 'a slide, with the right side left open'],
  ['dx = Jᵀ · dout', 'the chain rule for arrays'],
  ['dx_j = \\sum_i ds_i \\, \\partial s_i / \\partial x_j', 'the chain rule for softmax'],
  ['dx = dout · s`', 'the worked neighbour of affine_backward'],
  ['ds[d] = Σ_n', 'the worked neighbour of affine_backward'],
  ['dmu = -Σ dout`', 'centring, the worked neighbour of batchnorm_backward'],
  ['dx = dout - mean(dout)`', 'centring, the worked neighbour of batchnorm_backward'],
  ['dx = \\frac{p - e}{N}', 'in lab 2, where lab 1 has asked for it before'],
  ['dW = z.T · err_root`', 'in lab 2, after affine_backward, as the lecture names it'],
  ["dV = f.T · (err_z * g')`", 'in lab 2, after affine_backward, as the lecture names it'],
  [
    "v' = \\mu v - \\tau \\nabla f(x + \\mu v)",
    'the idea of Nesterov; the form for w is asked for',
  ],
  ['dims = [D', 'no gradient: the widths of the layers'],
  ['dw = 2', 'a number to try'],
  ["t' = 1)", 'which update is the first'],
];
