import { type CheckTools, defineExercise } from 'chainrule-grader/checks';
import { RandomState } from 'kernel-lib/random';
import { dot, type Tensor, zeros } from 'kernel-lib/tensor';
import {
  type Batch,
  type Model,
  netGradientMistakes,
  netLossMistakes,
  reference,
} from './two_layer_net/known.js';
import { part } from './two_layer_net/part.js';

const NAMES = ['W1', 'b1', 'W2', 'b2'] as const;
const dims = { N: 6, D: 4, H: 5, C: 3 };

/** A batch and a net of which no hidden unit is near the kink of relu. */
export function netAndBatch(t: CheckTools): { X: Tensor; y: Tensor; model: Model } {
  const { N, D, H, C } = dims;
  for (;;) {
    const X = t.randn(N, D).mul(3);
    const model = { W1: t.randn(D, H), b1: t.randn(H), W2: t.randn(H, C), b2: t.randn(C) };
    if (dot(X, model.W1).add(model.b1).abs().min() < 0.02) continue;
    const y = t.labels(N, C);
    // Large enough to show where something is cut off.
    const { W1, b1, W2, b2 } = reference(X, model, y, 0).grads;
    const weights = Math.min(W1.abs().max(), W2.abs().max());
    if (weights > 1.2 && Math.min(b1.abs().max(), b2.abs().max()) > 0.15) return { X, y, model };
  }
}

/** Compares the loss, and says what it may be instead. */
export function closeLoss(t: CheckTools, loss: unknown, batch: Batch): void {
  const { X, model, y, reg } = batch;
  t.close('loss', loss, reference(X, model, y, reg).loss, {
    dims: { N: X.shape[0] as number, C: model.b2.size },
    mistakes: netLossMistakes(batch),
  });
}

/** What is left of float32 does not pass by chance. */
const EXACT = { rtol: 1e-10, atol: 1e-12 };

/** Compares the four gradients, each with its own known mistakes. */
export function closeGradients(t: CheckTools, grads: unknown, batch: Batch): void {
  const { X, model, y, reg } = batch;
  const want = reference(X, model, y, reg).grads;
  const [N, C] = [X.shape[0] as number, model.b2.size];
  for (const name of NAMES) {
    t.close(`grads.${name}`, part(t, 'grads', grads, name), want[name], {
      dims: { N, D: model.W1.shape[0] as number, H: model.b1.size, C },
      mistakes: netGradientMistakes(batch, name),
      ...EXACT,
    });
  }
}

export const init_two_layer_model = defineExercise({
  name: 'init_two_layer_model',
  topic: 'two_layer_net',
  lab: 2,
  params: ['input_size', 'hidden_size', 'output_size', 'weight_scale', 'seed'],
  returns: 'model',
  hints: [
    'Weights are random and small, biases are zero. W1 has shape (D, H), W2 has shape (H, C).',
    'const random = new RandomState(seed); random.randn(D, H).mul(weight_scale) gives W1. Draw W1 first, then W2.',
    'Return { W1, b1: zeros(hidden_size), W2, b2: zeros(output_size) }.',
  ],
  checks: [
    {
      id: 'shapes',
      title: 'W1 (D, H), b1 (H,), W2 (H, C), b2 (C,), biases zero',
      points: 1,
      async run(student, t) {
        const [model] = await student.call('init_two_layer_model', 4, 5, 3, 0.1, 7);
        const letters = { D: 4, H: 5, C: 3 };
        const shapes = { W1: [4, 5], b1: [5], W2: [5, 3], b2: [3] };
        for (const name of NAMES) {
          const got = part(t, 'model', model, name);
          const zero = zeros(...shapes[name]);
          const compared = name.startsWith('b') || got.ndim !== 2 ? got : got.mul(0);
          t.close(`model.${name}`, compared, zero, {
            dims: letters,
            mistakes: name.startsWith('b')
              ? [
                  {
                    say: `the biases ${name} are not zero: only the weights are drawn`,
                    when: (b) => b,
                  },
                ]
              : [],
          });
        }
      },
    },
    {
      id: 'numbers',
      title: 'W1, then W2, from RandomState(seed), times weight_scale',
      points: 1,
      async run(student, t) {
        const seed = Math.floor(t.random.uniform(0, 100000));
        const [model] = await student.call('init_two_layer_model', 4, 5, 3, 0.01, seed);
        const random = new RandomState(seed);
        const W1 = random.randn(4, 5) as Tensor;
        const W2 = random.randn(5, 3) as Tensor;
        const again = new RandomState(seed);
        const first = again.randn(5, 3) as Tensor;
        const second = again.randn(4, 5) as Tensor;
        const unscaled = 'weight_scale is not applied: multiply the weights by it';
        t.close('model.W1', part(t, 'model', model, 'W1'), W1.mul(0.01), {
          mistakes: [
            { say: unscaled, when: () => W1 },
            { say: 'W2 is drawn first: draw W1 first', when: () => second.mul(0.01) },
            {
              say: 'it uses uniform numbers: use randn',
              when: () => (new RandomState(seed).rand(4, 5) as Tensor).mul(0.01),
            },
            {
              say: 'it uses uniform numbers: use randn',
              when: () => (new RandomState(seed).rand(4, 5) as Tensor).sub(0.5).mul(0.02),
            },
            {
              say: 'it is filled column by column: one randn(D, H) fills it row by row',
              when: () => (new RandomState(seed).randn(5, 4) as Tensor).T.mul(0.01),
            },
            {
              say: 'it is divided by weight_scale: multiply',
              when: () => W1.div(0.01),
            },
            {
              say: 'the seed is not used: new RandomState(seed)',
              when: () => (new RandomState(0).randn(4, 5) as Tensor).mul(0.01),
            },
          ],
        });
        t.close('model.W2', part(t, 'model', model, 'W2'), W2.mul(0.01), {
          mistakes: [
            { say: unscaled, when: () => W2 },
            {
              say: 'W2 is drawn from a second RandomState with the same seed: go on with the first',
              when: () => first.mul(0.01),
            },
            {
              say: 'W2 is drawn from a RandomState of its own, with the next seed: go on with the first',
              when: () => (new RandomState(seed + 1).randn(5, 3) as Tensor).mul(0.01),
            },
            {
              say: 'it uses uniform numbers: use randn',
              when: () => {
                const third = new RandomState(seed);
                third.randn(4, 5);
                return (third.rand(5, 3) as Tensor).mul(0.01);
              },
            },
          ],
        });
      },
    },
  ],
});

export const two_layer_net = defineExercise({
  name: 'two_layer_net',
  topic: 'two_layer_net',
  lab: 2,
  params: ['X', 'model', 'y', 'reg'],
  returns: ['loss', 'grads'],
  dependsOn: [
    'affine_forward',
    'affine_backward',
    'relu_forward',
    'relu_backward',
    'affine_relu_forward',
    'affine_relu_backward',
    'softmax_loss',
  ],
  hints: [
    'Forward: affine_relu_forward, then affine_forward, then softmax_loss. Keep the two caches.',
    'The regularisation adds 0.5 · reg · (ΣW1² + ΣW2²) to the loss and reg · W to the gradient of each W. Biases have none.',
    'Backward: [dhidden, dW2, db2] = affine_backward(dscores, scores_cache); [, dW1, db1] = affine_relu_backward(dhidden, hidden_cache).',
  ],
  checks: [
    {
      id: 'loss',
      title: 'the loss without regularisation',
      points: 2,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const [loss] = await student.call('two_layer_net', X, model, y, 0);
        closeLoss(t, loss, { X, model, y, reg: 0 });
      },
    },
    {
      id: 'regularised-loss',
      title: 'the loss with regularisation of W1 and W2, not of the biases',
      points: 1,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const reg = 0.7;
        const [loss] = await student.call('two_layer_net', X, model, y, reg);
        closeLoss(t, loss, { X, model, y, reg });
      },
    },
    {
      id: 'gradients',
      title: 'the gradients without regularisation',
      points: 2,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const [, grads] = await student.call('two_layer_net', X, model, y, 0);
        closeGradients(t, grads, { X, model, y, reg: 0 });
      },
    },
    {
      id: 'regularised-gradients',
      title: 'the gradients with regularisation of W1 and W2, not of the biases',
      points: 1,
      core: false,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const reg = 0.7;
        const [, grads] = await student.call('two_layer_net', X, model, y, reg);
        closeGradients(t, grads, { X, model, y, reg });
      },
    },
  ],
});
