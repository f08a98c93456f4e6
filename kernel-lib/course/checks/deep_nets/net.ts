import {
  type CheckTools,
  defineExercise,
  type Mistake,
  type Student,
  telling,
} from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
} from 'kernel-lib/layers';
import { softmax, softmax_loss as softmaxLoss } from 'kernel-lib/losses';
import { maximum, type Tensor } from 'kernel-lib/tensor';
import { part } from '../two_layer_net/part.js';
import { type Block, residual } from './blocks.js';

/** Weights, or gradients, by name. */
export type Weights = Readonly<Record<string, Tensor>>;

const FORM = {
  expected: '{ W_in, b_in, A1, a1, B1, b1, …, W_out, b_out }',
  advice: 'every weight has its gradient, under its own name: "A" + k makes the name of block k',
};

export interface NetBatch {
  X: Tensor;
  params: Weights;
  y: Tensor;
}

const of = (params: Weights, name: string) => params[name] as Tensor;

/** The number of blocks. */
export function blocksOf(params: Weights): number {
  return Object.keys(params).filter((name) => /^A\d+$/.test(name)).length;
}

function blockOf(params: Weights, k: number, x: Tensor): Block {
  return [x, of(params, `A${k}`), of(params, `a${k}`), of(params, `B${k}`), of(params, `b${k}`)];
}

/** What stands between two blocks, if anything does that should not. */
type Between = (out: Tensor, x: Tensor, k: number) => Tensor;

function forward({ X, params }: NetBatch, between: Between = (out) => out) {
  const K = blocksOf(params);
  const entry: [Tensor, Tensor, Tensor] = [X, of(params, 'W_in'), of(params, 'b_in')];
  const inputs = [affineForward(...entry)[0]];
  for (let k = 1; k <= K; k++) {
    const x = inputs[k - 1] as Tensor;
    inputs.push(between(residual(blockOf(params, k, x)).out, x, k));
  }
  const exit: [Tensor, Tensor, Tensor] = [
    inputs[K] as Tensor,
    of(params, 'W_out'),
    of(params, 'b_out'),
  ];
  return { K, inputs, entry, exit, scores: affineForward(...exit)[0] };
}

/** Loss, gradients and scores, from the library's layers. */
export function residualReference(batch: NetBatch) {
  const { X, params, y } = batch;
  const { K, inputs, entry, exit, scores } = forward(batch);
  const [loss, dscores] = softmaxLoss(scores, y);
  const [dlast, W_out, b_out] = affineBackward(dscores, exit);
  const grads: Record<string, Tensor> = { W_out, b_out };
  /** What comes back to the output of each block. */
  const arriving: Tensor[] = [];
  let dx = dlast;
  for (let k = K; k >= 1; k--) {
    arriving[k] = dx;
    const back = residual(blockOf(params, k, inputs[k - 1] as Tensor), dx);
    Object.assign(grads, {
      [`A${k}`]: back.dA,
      [`a${k}`]: back.da,
      [`B${k}`]: back.dB,
      [`b${k}`]: back.db,
    });
    dx = back.dx;
  }
  const [, W_in, b_in] = affineBackward(dx, entry);
  Object.assign(grads, { W_in, b_in });
  return { X, loss, grads: grads as Weights, scores, dscores, inputs, arriving, atEntry: dx };
}

/** Weights of K blocks, M wide, for D numbers and C classes. */
export function drawWeights(
  t: CheckTools,
  K: number,
  [D, M, C] = [4, 5, 3] as [number, number, number],
): Weights {
  const weights: Record<string, Tensor> = {
    W_in: t.randn(D, M).mul(0.7),
    b_in: t.randn(M).mul(0.5),
  };
  for (let k = 1; k <= K; k++) {
    const H = M + 1;
    Object.assign(weights, {
      [`A${k}`]: t.randn(M, H).mul(1 / Math.sqrt(M)),
      [`a${k}`]: t.randn(H).mul(0.5),
      [`B${k}`]: t.randn(H, M).mul(1 / Math.sqrt(H)),
      [`b${k}`]: t.randn(M).mul(0.5),
    });
  }
  return { ...weights, W_out: t.randn(M, C).mul(0.7), b_out: t.randn(C) };
}

/** A batch for a net of K blocks, no hidden unit of it near relu's kink. */
export function netAndBatch(
  t: CheckTools,
  K: number,
  sizes: [D: number, M: number, C: number] = [4, 5, 3],
  N = 6,
): NetBatch {
  const draw = () => {
    for (;;) {
      const batch = {
        X: t.randn(N, sizes[0]),
        params: drawWeights(t, K, sizes),
        y: t.labels(N, sizes[2]),
      };
      const { inputs } = forward(batch);
      const near = inputs.slice(0, -1).some((x, i) => {
        return (
          residual(blockOf(batch.params, i + 1, x))
            .s.abs()
            .min() < 0.002
        );
      });
      if (!near) return batch;
    }
  };
  return telling(draw, (batch) => {
    const { scores, loss } = residualReference(batch);
    return [
      { want: scores, mistakes: scoreMistakes(batch) },
      { want: loss, mistakes: lossMistakes(batch) },
    ];
  });
}

export function scoreMistakes(batch: NetBatch): Mistake[] {
  const { params } = batch;
  const { K, exit, scores, entry, inputs } = forward(batch);
  const last = (into: Tensor) => affineForward(into, exit[1], exit[2])[0];
  const by = (between: Between) => () => forward(batch, between).scores;
  const block = (x: Tensor, k: number) => residual(blockOf(params, k, x));
  return [
    {
      say: 'the blocks have no skip: use your residual_forward',
      when: by((_, x, k) => block(x, k).branch),
    },
    {
      say: 'a relu comes after each block: nothing stands between two blocks',
      when: by((out) => maximum(0, out)),
    },
    {
      say: 'a relu comes after the first affine layer: the blocks begin with what it gives',
      when: () => {
        let x = maximum(0, affineForward(...entry)[0]);
        for (let k = 1; k <= K; k++) x = block(x, k).out;
        return last(x);
      },
    },
    { say: 'the blocks are left out', when: () => last(inputs[0] as Tensor) },
    {
      say: 'the last block is left out: k goes from 1 to K',
      when: () => last(inputs[Math.max(0, K - 1)] as Tensor),
    },
    {
      say: 'the first block is left out: k goes from 1 to K',
      when: by((out, x, k) => (k === 1 ? x : out)),
    },
    {
      say: 'every block gets what the first affine layer gives: each one gets what the block before gives',
      when: () => last(block(inputs[0] as Tensor, Math.max(1, K)).out),
    },
    {
      say: 'the blocks are in the order K … 1: forward begins with block 1',
      when: () => {
        let x = inputs[0] as Tensor;
        for (let k = K; k >= 1; k--) x = block(x, k).out;
        return last(x);
      },
    },
    {
      say: 'all blocks use the weights of the first one',
      when: () => {
        let x = inputs[0] as Tensor;
        for (let k = 1; k <= K; k++) x = block(x, 1).out;
        return last(x);
      },
    },
    { say: 'the softmax is applied already: scores come before it', when: () => softmax(scores) },
    { say: 'the last affine layer is missing', when: () => inputs[K] as Tensor },
    { say: 'b_out is missing', when: () => scores.sub(exit[2]) },
  ];
}

function lossMistakes(batch: NetBatch): Mistake[] {
  return scoreMistakes(batch).map(({ say, when }) => ({
    say,
    when: (got: Tensor) => softmaxLoss(when(got) as Tensor, batch.y)[0],
  }));
}

function netGradientMistakes(batch: NetBatch, name: string): Mistake[] {
  const { params } = batch;
  const { inputs, dscores, scores, atEntry, arriving } = residualReference(batch);
  const K = blocksOf(params);
  const entry: [Tensor, Tensor, Tensor] = [batch.X, of(params, 'W_in'), of(params, 'b_in')];
  const exit: [Tensor, Tensor, Tensor] = [
    inputs[K] as Tensor,
    of(params, 'W_out'),
    of(params, 'b_out'),
  ];
  const at = name.startsWith('W') ? 1 : 2;
  if (name.endsWith('_out')) {
    return [
      {
        say: 'the scores go back: it is dscores, what softmax_loss gave',
        when: () => affineBackward(scores, exit)[at],
      },
      {
        say: 'it is multiplied by the loss: dscores is the gradient of the loss already',
        when: () => affineBackward(dscores.mul(softmaxLoss(scores, batch.y)[0]), exit)[at],
      },
    ];
  }
  if (name.endsWith('_in')) {
    return [
      {
        say: 'what comes back to the first affine layer is the dx of block 1: it has to walk through all the blocks',
        when: () => affineBackward((arriving[1] ?? atEntry) as Tensor, entry)[at],
      },
      {
        say: 'what comes back to the first affine layer is the dx of block 1: it has to walk through all the blocks',
        when: () => affineBackward((arriving[K] ?? atEntry) as Tensor, entry)[at],
      },
    ];
  }
  const k = Number(name.slice(1));
  const pick = ({ dA, da, dB, db }: ReturnType<typeof residual>) =>
    ({ A: dA, a: da, B: dB, b: db })[name[0] as 'A' | 'a' | 'B' | 'b'];
  const block = blockOf(params, k, inputs[k - 1] as Tensor);
  const from = (arrived: Tensor | undefined) =>
    pick(residual(block, arrived ?? (arriving[k] as Tensor)));
  return [
    {
      say: `what comes back to block ${k} is the dx of block ${k + 1}: dx walks down`,
      when: () => from(arriving[k + 1]),
    },
    {
      say: 'every block gets what the last affine layer gives back: dx of one block is the dout of the block before',
      when: () => from(arriving[K]),
    },
    {
      say: `block ${k} gets its own dx: it is the dout of the block before`,
      when: () => from(arriving[k - 1] ?? atEntry),
    },
    {
      say: 'only the branch is walked through: what comes past a block adds up with it',
      when: () => {
        let dx = arriving[K] as Tensor;
        for (let above = K; above > k; above--) {
          dx = residual(blockOf(params, above, inputs[above - 1] as Tensor), dx).dbranch;
        }
        return from(dx);
      },
    },
  ];
}

/** Loss, gradients and scores by the student's net. */
export function askResidual(student: Student, { X, params, y }: NetBatch): Promise<unknown[]> {
  return student.call('residual_net', X, params, y);
}

const EXACT = { rtol: 1e-10, atol: 1e-12 };

export function closeScoresAndLoss(t: CheckTools, got: readonly unknown[], batch: NetBatch): void {
  const { loss, scores } = residualReference(batch);
  t.close('loss', got[0], loss, { mistakes: lossMistakes(batch) });
  t.close('scores', got[2], scores, { mistakes: scoreMistakes(batch), ...EXACT });
}

export function closeNetGradients(t: CheckTools, grads: unknown, batch: NetBatch): void {
  // Those of the last layer first: what is wrong there is wrong further down.
  for (const [name, right] of Object.entries(residualReference(batch).grads)) {
    t.close(`grads.${name}`, part(t, 'grads', grads, name, FORM), right, {
      mistakes: netGradientMistakes(batch, name),
      ...EXACT,
    });
  }
}

export const residual_net = defineExercise({
  name: 'residual_net',
  topic: 'deep_nets',
  lab: 8,
  params: ['X', 'params', 'y'],
  returns: ['loss', 'grads', 'scores'],
  dependsOn: [
    'affine_forward',
    'affine_backward',
    'softmax_loss',
    'residual_forward',
    'residual_backward',
  ],
  hints: [
    'It is fully_connected_net once more: one variable walks up through the blocks, every cache is kept, softmax_loss turns round, and one variable walks down.',
    'A loop over k from 1 to blocks_of(params) with residual_forward(x, params["A" + k], …); then the same loop downwards with residual_backward(dx, caches[k - 1]).',
    'residual_backward gives [down, dA, da, dB, db]: store the four under "A" + k, "a" + k, "B" + k, "b" + k, and go on with dx = down. The last dx goes into affine_backward with the first cache.',
  ],
  checks: [
    {
      id: 'loss',
      title: 'loss and scores, for one block, for three, and for none',
      points: 2,
      async run(student, t) {
        for (const K of [1, 3, 0]) {
          const batch = netAndBatch(t, K);
          closeScoresAndLoss(t, await askResidual(student, batch), batch);
        }
      },
    },
    {
      id: 'gradients',
      title: 'the gradient of every weight, for one block and for three',
      points: 2,
      core: false,
      async run(student, t) {
        for (const K of [1, 3]) {
          const batch = netAndBatch(t, K);
          const [, grads] = await askResidual(student, batch);
          closeNetGradients(t, grads, batch);
        }
      },
    },
  ],
});
