import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from '../../layers/index.js';
import { softmax_loss as softmaxLoss } from '../../losses/index.js';
import { RandomState } from '../../random/index.js';
import { dot, Tensor, zeros } from '../../tensor/index.js';
import { describeValue } from '../engine/compare.js';
import { defineExercise } from '../engine/define.js';
import type { CheckTools } from '../engine/tools.js';

const NAMES = ['W1', 'b1', 'W2', 'b2'] as const;
const dims = { N: 6, D: 4, H: 5, C: 3 };

/** The net's weights, or its gradients. */
export type Model = Record<(typeof NAMES)[number], Tensor>;

/** A part of an object that the student returned; a failure that says what came instead. */
export function part(t: CheckTools, what: string, object: unknown, name: string): Tensor {
  const isObject = typeof object === 'object' && object !== null && !Array.isArray(object);
  t.that(
    isObject && !(object instanceof Tensor),
    `${what} is ${describeValue(object)}; expected an object { W1, b1, W2, b2 }`,
  );
  const found = (object as Record<string, unknown>)[name];
  const keys = Object.entries(object as object)
    .filter(([key, value]) => value !== undefined && /^\w{1,30}$/.test(key))
    .map(([key]) => key);
  t.that(
    found !== undefined,
    `${what} has no ${name}; it has ${keys.length > 0 ? keys.slice(0, 8).join(', ') : 'nothing'}`,
    'name its parts W1, b1, W2 and b2',
  );
  return t.tensor(`${what}.${name}`, found);
}

/** A batch and a net of which no hidden unit is near the kink of relu. */
export function netAndBatch(t: CheckTools): { X: Tensor; y: Tensor; model: Model } {
  const { N, D, H, C } = dims;
  for (;;) {
    const X = t.randn(N, D);
    const model = { W1: t.randn(D, H), b1: t.randn(H), W2: t.randn(H, C), b2: t.randn(C) };
    const clear = dot(X, model.W1).add(model.b1).abs().min() > 0.02;
    if (clear) return { X, y: t.labels(N, C), model };
  }
}

/** Scores, loss and gradients, from the library's own layers. */
export function reference(X: Tensor, model: Model, y: Tensor, reg: number) {
  const { W1, b1, W2, b2 } = model;
  const [a, affine1] = affineForward(X, W1, b1);
  const [hidden, relu] = reluForward(a);
  const [scores, affine2] = affineForward(hidden, W2, b2);
  const [dataLoss, dscores] = softmaxLoss(scores, y);
  const loss = dataLoss + 0.5 * reg * (squares(W1) + squares(W2));
  const [dhidden, dW2, db2] = affineBackward(dscores, affine2);
  const [, dW1, db1] = affineBackward(reluBackward(dhidden, relu), affine1);
  const grads: Model = {
    W1: dW1.add(W1.mul(reg)),
    b1: db1,
    W2: dW2.add(W2.mul(reg)),
    b2: db2,
  };
  return { loss, dataLoss, grads, dscores, dhidden };
}

function squares(w: Tensor): number {
  return w.mul(w).sum();
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
          t.close(`model.${name}`, compared, zero, { dims: letters });
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
        const { W1, b1, W2, b2 } = model;
        t.close('loss', loss, reference(X, model, y, 0).loss, {
          dims,
          mistakes: [
            {
              say: 'relu is missing between the two affine layers',
              when: () => softmaxLoss(dot(dot(X, W1).add(b1), W2).add(b2), y)[0],
            },
            {
              say: 'relu is applied to the scores as well: the last layer is affine only',
              when: () => softmaxLoss(reluForward(scoresOf(X, model))[0], y)[0],
            },
            {
              say: 'b2 is missing',
              when: () => reference(X, { ...model, b2: zeros(3) }, y, 0).loss,
            },
            {
              say: 'b1 is missing',
              when: () => reference(X, { ...model, b1: zeros(5) }, y, 0).loss,
            },
          ],
        });
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
        const { loss: want, dataLoss } = reference(X, model, y, reg);
        const { W1, b1, W2, b2 } = model;
        const weights = 0.5 * reg * (squares(W1) + squares(W2));
        t.close('loss', loss, want, {
          mistakes: [
            { say: 'the regularisation is missing from the loss', when: () => dataLoss },
            {
              say: 'the factor 1/2 of the regularisation is missing',
              when: () => dataLoss + 2 * weights,
            },
            {
              say: 'the biases are regularised too: only W1 and W2 are',
              when: () => want + 0.5 * reg * (squares(b1) + squares(b2)),
            },
            { say: 'W2 is not regularised', when: () => dataLoss + 0.5 * reg * squares(W1) },
            { say: 'W1 is not regularised', when: () => dataLoss + 0.5 * reg * squares(W2) },
            {
              say: 'the regularisation is divided by the batch size: it is not part of the mean',
              when: () => dataLoss + weights / dims.N,
            },
            {
              say: 'the weights are not squared',
              when: () => dataLoss + 0.5 * reg * (W1.sum() + W2.sum()),
            },
          ],
        });
      },
    },
    {
      id: 'gradients',
      title: 'the gradients without regularisation',
      points: 2,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const [, grads] = await student.call('two_layer_net', X, model, y, 0);
        const want = reference(X, model, y, 0);
        const unmasked = affineBackward(want.dhidden, [X, model.W1, model.b1]);
        const noRelu = 'the gradient does not pass through relu on its way to the first layer';
        for (const name of NAMES) {
          const mistakes =
            name === 'W1'
              ? [{ say: noRelu, when: () => unmasked[1] }]
              : name === 'b1'
                ? [{ say: noRelu, when: () => unmasked[2] }]
                : [];
          t.close(`grads.${name}`, part(t, 'grads', grads, name), want.grads[name], {
            dims,
            mistakes,
          });
        }
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
        const want = reference(X, model, y, reg).grads;
        const plain = reference(X, model, y, 0).grads;
        for (const name of NAMES) {
          const term = model[name].mul(reg);
          t.close(`grads.${name}`, part(t, 'grads', grads, name), want[name], {
            mistakes: name.startsWith('b')
              ? [
                  {
                    say: 'the bias is regularised: only W1 and W2 are',
                    when: () => plain[name].add(term),
                  },
                ]
              : [
                  {
                    say: `the regularisation is missing from the gradient: add reg · ${name}`,
                    when: () => plain[name],
                  },
                  {
                    say: 'the regularisation term is twice what it should be: the derivative of W²/2 is W',
                    when: () => plain[name].add(term.mul(2)),
                  },
                  {
                    say: 'the regularisation term is half of what it should be: the derivative of W²/2 is W',
                    when: () => plain[name].add(term.div(2)),
                  },
                  {
                    say: 'the regularisation is subtracted: add it',
                    when: () => plain[name].sub(term),
                  },
                ],
          });
        }
      },
    },
  ],
});

function scoresOf(X: Tensor, { W1, b1, W2, b2 }: Model): Tensor {
  return dot(reluForward(dot(X, W1).add(b1))[0], W2).add(b2);
}

/** In the order in which the lab sets them. */
export const exercises = [init_two_layer_model, two_layer_net];
