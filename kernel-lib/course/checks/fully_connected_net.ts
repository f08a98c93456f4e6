import { type CheckTools, defineExercise, type Student, telling } from 'chainrule-grader/checks';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';
import {
  awayFromKinks,
  type Batch,
  gradientMistakes,
  type HiddenPair,
  lossMistakes,
  type Params,
  RELU,
  reference,
  scoreMistakes,
} from './fully_connected_net/known.js';
import { part } from './two_layer_net/part.js';

const ANY_DEPTH = {
  expected: '{ W1, b1, W2, b2, … }',
  advice: 'layers are counted from 1 to L, W and b of each: "W" + l makes the name',
};

/** A weight, or a gradient, of an object that the student returned. */
export function layerPart(t: CheckTools, what: string, object: unknown, name: string): Tensor {
  return part(t, what, object, name, ANY_DEPTH);
}

/** Weights of a net of these sizes, biases that are not zero among them. */
export function drawParams(t: CheckTools, dims: readonly number[]): Params {
  const layers = dims.slice(1).map((units, i) => {
    const D = dims[i] as number;
    return [
      [`W${i + 1}`, t.randn(D, units).mul(1.5 / Math.sqrt(D))],
      [`b${i + 1}`, t.randn(units)],
    ] as const;
  });
  return Object.fromEntries(layers.flat());
}

/**
 * A batch and a net of these sizes for which no hidden unit is near relu's kink, and with which the
 * usual slips show.
 */
export function netAndBatch(
  t: CheckTools,
  dims: readonly number[],
  {
    reg = 0,
    N = 6,
    pair = RELU,
    images = false,
  }: {
    reg?: number;
    N?: number;
    pair?: HiddenPair;
    images?: boolean;
  } = {},
): Batch {
  const [D, C] = [dims[0] as number, dims.at(-1) as number];
  const draw = (): Batch => {
    for (;;) {
      const X = images ? t.randn(N, 2, D / 2).mul(2) : t.randn(N, D).mul(2);
      const params = drawParams(t, dims);
      if (!awayFromKinks({ X, params }, 0.005)) continue;
      return { X, params, y: t.labels(N, C), reg, pair };
    }
  };
  return telling(draw, (batch) => {
    const { loss, grads } = reference(batch);
    return [
      { want: loss, mistakes: lossMistakes(batch) },
      { want: grads.W1 as Tensor, mistakes: gradientMistakes(batch, 'W1') },
    ];
  });
}

/** What is left of float32 does not pass by chance. */
const EXACT = { rtol: 1e-10, atol: 1e-12 };

/** Compares the scores, and says what they may be instead. */
export function closeScores(t: CheckTools, scores: unknown, batch: Omit<Batch, 'y' | 'reg'>): void {
  const y = zeros([batch.X.shape[0] as number], 'int32');
  const want = reference({ ...batch, y, reg: 0 }).scores;
  t.close('scores', scores, want, {
    dims: { N: want.shape[0] as number, C: want.shape[1] as number },
    mistakes: scoreMistakes(batch),
    ...EXACT,
  });
}

/** Compares the loss, and says what it may be instead. */
export function closeLoss(t: CheckTools, loss: unknown, batch: Batch): void {
  t.close('loss', loss, reference(batch).loss, { mistakes: lossMistakes(batch) });
}

/** Compares all gradients, those of the last layer first: what is wrong there is wrong further down. */
export function closeGradients(t: CheckTools, grads: unknown, batch: Batch): void {
  const want = reference(batch).grads;
  for (const [name, right] of Object.entries(want)) {
    t.close(`grads.${name}`, layerPart(t, 'grads', grads, name), right, {
      mistakes: gradientMistakes(batch, name),
      ...EXACT,
    });
  }
}

/** Loss and gradients by the student's net, with a pair of functions of its own if one is given. */
export function askNet(
  student: Student,
  { X, params, y, reg }: Omit<Batch, 'pair'>,
  ...pair: unknown[]
): Promise<unknown[]> {
  return student.call('fully_connected_net', X, params, y, reg, ...pair);
}

export const init_fully_connected_net = defineExercise({
  name: 'init_fully_connected_net',
  topic: 'fully_connected_net',
  lab: 2,
  params: ['dims', 'weight_scale', 'seed'],
  returns: 'params',
  hints: [
    'Layer l goes from dims[l - 1] numbers to dims[l]: a loop over l from 1 to dims.length - 1.',
    'params["W" + l] = … stores a tensor under a name that is made in the loop. It is init_two_layer_model with a loop around it.',
    'const random = new RandomState(seed) once, before the loop; in it random.randn(dims[l - 1], dims[l]).mul(weight_scale) and zeros(dims[l]).',
  ],
  checks: [
    {
      id: 'shapes',
      title: 'W1, b1, … in the right shapes, biases zero, for one, two and four layers',
      points: 1,
      async run(student, t: CheckTools) {
        for (const dims of [
          [5, 3],
          [4, 6, 3],
          [4, 7, 2, 5, 3],
        ]) {
          const [params] = await student.call('init_fully_connected_net', dims, 0.1, 7);
          for (let l = 1; l < dims.length; l++) {
            const [D, M] = [dims[l - 1] as number, dims[l] as number];
            const W = layerPart(t, 'params', params, `W${l}`);
            t.close(`params.W${l}`, W.mul(0), zeros(D, M));
            t.close(`params.b${l}`, layerPart(t, 'params', params, `b${l}`), zeros(M), {
              mistakes: [
                { say: 'the biases are not zero: only the weights are drawn', when: (b) => b },
              ],
            });
          }
          const names = Object.keys(params as object).filter((name) => /^[Wb]\d/.test(name));
          t.that(
            names.length === 2 * (dims.length - 1),
            `params has ${names.join(', ')} for the sizes ${dims.join(', ')}; expected ${dims.length - 1} layers`,
            'dims has one entry more than there are layers',
          );
        }
      },
    },
    {
      id: 'numbers',
      title: 'W1, W2, … one after the other from RandomState(seed), times weight_scale',
      points: 1,
      async run(student, t) {
        const seed = Math.floor(t.random.uniform(0, 100000));
        const dims = [4, 5, 3, 2];
        const [params] = await student.call('init_fully_connected_net', dims, 0.01, seed);
        const random = new RandomState(seed);
        for (let l = 1; l < dims.length; l++) {
          const shape = [dims[l - 1] as number, dims[l] as number] as const;
          const drawn = random.randn(...shape) as Tensor;
          t.close(`params.W${l}`, layerPart(t, 'params', params, `W${l}`), drawn.mul(0.01), {
            mistakes: [
              { say: 'weight_scale is not applied: multiply the weights by it', when: () => drawn },
              { say: 'it is divided by weight_scale: multiply', when: () => drawn.div(0.01) },
              {
                say: 'it comes from a new RandomState(seed): make one before the loop and go on with it',
                when: () => (new RandomState(seed).randn(...shape) as Tensor).mul(0.01),
              },
              {
                say: 'the seed is not used: new RandomState(seed)',
                when: () => seedless(0, dims, l).mul(0.01),
              },
              {
                say: 'the layers are drawn from the last to the first: draw W1 first',
                when: () => backwards(seed, dims, l).mul(0.01),
              },
              {
                say: 'it uses uniform numbers: use randn',
                when: () => uniform(seed, dims, l).mul(0.01),
              },
            ],
          });
        }
      },
    },
  ],
});

/** The l-th of the matrices of these sizes, drawn one after the other. */
function nth(draw: (D: number, M: number) => unknown, dims: readonly number[], l: number): Tensor {
  let drawn: unknown;
  for (let i = 1; i <= l; i++) drawn = draw(dims[i - 1] as number, dims[i] as number);
  return drawn as Tensor;
}

function seedless(seed: number, dims: readonly number[], l: number): Tensor {
  const random = new RandomState(seed);
  return nth((D, M) => random.randn(D, M), dims, l);
}

function uniform(seed: number, dims: readonly number[], l: number): Tensor {
  const random = new RandomState(seed);
  return nth((D, M) => random.rand(D, M), dims, l);
}

function backwards(seed: number, dims: readonly number[], l: number): Tensor {
  const random = new RandomState(seed);
  let drawn: unknown;
  for (let i = dims.length - 1; i >= l; i--) {
    drawn = random.randn(dims[i - 1] as number, dims[i] as number);
  }
  return drawn as Tensor;
}

export const fully_connected_scores = defineExercise({
  name: 'fully_connected_scores',
  topic: 'fully_connected_net',
  lab: 2,
  params: ['X', 'params', 'hidden_forward'],
  returns: 'scores',
  dependsOn: ['affine_forward', 'relu_forward'],
  hints: [
    'One variable walks through the net: out starts as X, and each layer replaces it. depth_of(params) says how many layers there are.',
    'affine_forward and hidden_forward both return a list, [out, cache]. Here only the first entry is needed: const [a] = affine_forward(…).',
    'In the loop: out = affine_forward(out, params["W" + l], params["b" + l])[0], and, unless l is the last layer, out = hidden_forward(out, params, l)[0].',
  ],
  checks: [
    {
      id: 'two-layers',
      title: 'the scores of a net with one hidden layer',
      points: 1,
      async run(student, t) {
        const batch = netAndBatch(t, [4, 5, 3]);
        const [scores] = await student.call('fully_connected_scores', batch.X, batch.params);
        closeScores(t, scores, batch);
      },
    },
    {
      id: 'any-depth',
      title: 'the same for one layer and for four',
      points: 1,
      async run(student, t) {
        for (const dims of [
          [4, 3],
          [4, 6, 5, 4, 3],
        ]) {
          const batch = netAndBatch(t, dims);
          const [scores] = await student.call('fully_connected_scores', batch.X, batch.params);
          closeScores(t, scores, batch);
        }
      },
    },
  ],
});

export const fully_connected_net = defineExercise({
  name: 'fully_connected_net',
  topic: 'fully_connected_net',
  lab: 2,
  params: ['X', 'params', 'y', 'reg', 'hidden_forward', 'hidden_backward'],
  returns: ['loss', 'grads'],
  dependsOn: [
    'affine_forward',
    'affine_backward',
    'relu_forward',
    'relu_backward',
    'softmax_loss',
    'fully_connected_scores',
  ],
  hints: [
    'Forward as in fully_connected_scores, but keep every cache: a list with one entry per layer. Then softmax_loss, then the layers once more, from the last to the first.',
    'Back through layer l: first what comes after it (hidden_backward, not for the last layer), then affine_backward. What affine_backward gives as dx is the dout of the layer before.',
    'hidden_backward may return da alone or [da, grads]: const back = hidden_backward(dout, cache, l); Array.isArray(back) tells. Object.assign(grads, back[1]) takes its gradients over.',
    'Each W has its share of the penalty: grads["W" + l] = dW.add(params["W" + l].mul(reg)). No bias has.',
  ],
  checks: [
    {
      id: 'loss',
      title: 'the loss without regularisation, for two layers and for four',
      points: 2,
      async run(student, t) {
        for (const dims of [
          [4, 5, 3],
          [4, 6, 5, 4, 3],
        ]) {
          const batch = netAndBatch(t, dims);
          const [loss] = await askNet(student, batch);
          closeLoss(t, loss, batch);
        }
      },
    },
    {
      id: 'gradients',
      title: 'the gradients of two layers, without regularisation',
      points: 2,
      async run(student, t) {
        const batch = netAndBatch(t, [4, 5, 3]);
        const [, grads] = await askNet(student, batch);
        closeGradients(t, grads, batch);
      },
    },
    {
      id: 'deep-gradients',
      title: 'the gradients of one layer and of four',
      points: 2,
      core: false,
      async run(student, t) {
        for (const dims of [
          [4, 3],
          [4, 6, 5, 4, 3],
        ]) {
          const batch = netAndBatch(t, dims);
          const [, grads] = await askNet(student, batch);
          closeGradients(t, grads, batch);
        }
      },
    },
    {
      id: 'regularised',
      title: 'every W is regularised, in the loss and in its gradient; no bias is',
      points: 2,
      core: false,
      async run(student, t) {
        const batch = netAndBatch(t, [4, 5, 6, 3], { reg: 0.7 });
        const [loss, grads] = await askNet(student, batch);
        closeLoss(t, loss, batch);
        closeGradients(t, grads, batch);
      },
    },
  ],
});
