import { type CheckTools, hiddenChecks, type Student } from 'chainrule-grader/checks';
import { ones, type Tensor, zeros } from 'kernel-lib/tensor';
import {
  type Block,
  drawBlock,
  drawPreBlock,
  PRE_GRADIENTS,
  preActivation,
  residual,
  residualGradients,
} from './deep_nets/blocks.js';
import {
  closeFindings,
  healthy,
  weightsOf,
  withDead,
  withOne,
  withSaturated,
} from './deep_nets/doctor.js';
import { closeValue, closeVector, matrixWith } from './deep_nets/eigenvalue.js';
import { closeNorms, drawJacobians } from './deep_nets/jacobians.js';
import {
  askResidual,
  closeNetGradients,
  closeScoresAndLoss,
  drawWeights,
  netAndBatch,
  residualReference,
} from './deep_nets/net.js';
import { askPre, closePreGradients, closePreOut } from './deep_nets/preActivation.js';
import { backwardOf, closeGradients, closeOut } from './deep_nets/residual.js';
import { part } from './two_layer_net/part.js';

/** Two forward passes before one backward: the cache of the first block must still hold. */
async function staleBlock(student: Student, t: CheckTools): Promise<void> {
  const { block, dout } = drawBlock(t);
  const { block: later } = drawBlock(t);
  const [, cache] = await student.call('residual_forward', ...block);
  await student.call('residual_forward', ...later);
  const [dx] = await student.call('residual_backward', dout, cache);
  t.close('dx', dx, residualGradients(block, dout)[0] as Tensor, {
    mistakes: [
      {
        say: 'it uses the latest forward call, not its cache: keep what backward needs in the cache, not in a variable outside the function',
        when: () => residualGradients(later, dout)[0] as Tensor,
      },
    ],
  });
  t.inputsUnchanged();
}

export const hidden = hiddenChecks({
  jacobian_product_norms: [
    {
      id: 'deep',
      title: 'no layer, one layer, and forty of them; the Jacobians stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [widths, gain] of [
          [[3], 1],
          [[2, 3], 1],
          [new Array(41).fill(3), 3],
          [new Array(41).fill(3), 0.1],
        ] as const) {
          const net = drawJacobians(t, widths, gain);
          const [norms] = await student.call('jacobian_product_norms', net.jacobians, net.dout);
          t.inputsUnchanged();
          closeNorms(t, norms, net);
        }
      },
    },
  ],
  largest_eigenvalue: [
    {
      id: 'sizes',
      title: 'very large and very small matrices and starts; A and v stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [size, start] of [
          [1e9, 1],
          [1e-9, 1],
          [1, 1e3],
          [1, 1e-3],
        ] as const) {
          const value = size * t.uniform(1, 2, 1).item();
          const A = matrixWith(t, [value, 0.3 * value, -0.5 * value]);
          const v = t.uniform(0.5, 1, 3).mul(start);
          const [got, vector] = await student.call('largest_eigenvalue', A, v, 120);
          t.inputsUnchanged();
          closeValue(t, got, A, v, value);
          closeVector(t, vector, A, v, 120);
        }
      },
    },
  ],
  residual_forward: [
    {
      id: 'shapes',
      title: 'a branch of zeros lets x pass as it is; other widths; inputs unchanged',
      points: 1,
      async run(student, t) {
        const { block } = drawBlock(t, 3, 4, 6);
        const [x, A, a, B, b] = block;
        const still: Block = [x, A, a, zeros(...B.shape), zeros(...b.shape)];
        const [same] = await student.call('residual_forward', ...still);
        t.inputsUnchanged();
        t.close('out of a branch of zeros', same, x, {
          ifNotFinite: 'nothing is divided here',
        });
        for (const [N, M, H] of [
          [1, 3, 5],
          [4, 1, 2],
          [3, 3, 3],
        ] as const) {
          const other = drawBlock(t, N, M, H).block;
          const [out] = await student.call('residual_forward', ...other);
          closeOut(t, out, other);
        }
      },
    },
  ],
  residual_backward: [
    {
      id: 'shapes',
      title: 'other widths, one example alone, and each backward uses its own cache',
      points: 1,
      async run(student, t) {
        for (const [N, M, H] of [
          [1, 3, 5],
          [4, 1, 2],
          [3, 3, 3],
        ] as const) {
          const { block, dout } = drawBlock(t, N, M, H);
          closeGradients(t, await backwardOf(student, block, dout), block, dout);
        }
        await staleBlock(student, t);
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      async run(student, t) {
        const { block, dout } = drawBlock(t);
        const got = await backwardOf(student, block, dout);
        const at = async (...inputs: Tensor[]) =>
          (await student.call('residual_forward', ...inputs))[0];
        const right = (...inputs: Tensor[]) => residual(inputs as unknown as Block).out;
        await t.gradients(['dx', 'dA', 'da', 'dB', 'db'], got, { at, right, dout }, block);
      },
    },
  ],
  pre_activation_block: [
    {
      id: 'shapes',
      title: 'other widths, one example alone; x, params and dout stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [N, M] of [
          [1, 4],
          [5, 3],
          [4, 4],
        ] as const) {
          const made = drawPreBlock(t, N, M);
          const got = await askPre(student, made);
          t.inputsUnchanged();
          closePreOut(t, got[0], made);
          closePreGradients(t, got, made);
        }
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own out',
      points: 1,
      async run(student, t) {
        const made = drawPreBlock(t);
        const { x, weights, dout } = made;
        const [, dx, grads] = await askPre(student, made);
        const moved = (name: string, other: Tensor) =>
          name === 'x'
            ? { ...made, x: other }
            : { ...made, weights: { ...weights, [name]: other } };
        for (const name of ['x', ...PRE_GRADIENTS] as const) {
          const forward = {
            at: async (v: Tensor) => (await askPre(student, moved(name, v)))[0],
            right: (v: Tensor) => {
              const other = moved(name, v);
              return preActivation(other.x, other.weights, dout).out;
            },
            dout,
          };
          const claimed = name === 'x' ? dx : part(t, 'grads', grads, name);
          const label = name === 'x' ? 'dx' : `grads.${name}`;
          await t.gradient(label, claimed, forward, name === 'x' ? x : weights[name]);
        }
      },
    },
  ],
  gradient_doctor: [
    {
      id: 'borders',
      title: 'just inside and just outside of every border, for both activations',
      points: 1,
      async run(student, t) {
        for (const activation of ['tanh', 'relu'] as const) {
          const h = healthy(t, activation);
          for (const ratio of [80, 125, 0.8e-8, 1.25e-8]) {
            const what = `dW ${ratio} times as long as W`;
            await closeFindings(student, t, what, { h, ...weightsOf(t, ratio), activation });
          }
        }
        const [tanh, relu] = [healthy(t, 'tanh'), healthy(t, 'relu')];
        const bent = { ...weightsOf(t, 0.1), activation: 'tanh' as const };
        const cut = { ...weightsOf(t, 0.1), activation: 'relu' as const };
        for (const [count, end] of [
          [12, 0.996],
          [13, 0.996],
          [24, 0.985],
        ] as const) {
          const what = `${count} of 24 numbers at ±${end}`;
          await closeFindings(student, t, what, {
            h: withSaturated(tanh, count, [end, -end]),
            ...bent,
          });
        }
        await closeFindings(student, t, '2 of 4 units always 0', { h: withDead(relu, 2), ...cut });
        const edge = withSaturated(tanh, 24, [0.99, -0.99]);
        await closeFindings(student, t, 'every number at ±0.99', { h: edge, ...bent });
        const even = { W: ones(2, 2), dW: ones(2, 2).mul(100) };
        const what = 'dW exactly 100 times as long as W';
        await closeFindings(student, t, what, { h: relu, ...even, activation: 'relu' });
        // Its largest number is 150 times the largest of W, and it is 75 times as long.
        const peak = { W: ones(2, 2), dW: withOne(ones(2, 2).mul(0), 150) };
        await closeFindings(student, t, 'dW with a single number that is not 0', {
          h: relu,
          ...peak,
          activation: 'relu',
        });
        // Six zeros in every column but one: many zeros, and every unit alive.
        const sparse = withDead(relu, 4);
        for (let j = 0; j < 4; j++) sparse.set(0.3, j, j);
        await closeFindings(student, t, 'every unit is 0 but for one example', {
          h: sparse,
          ...cut,
        });
      },
    },
    {
      id: 'together',
      title: 'several findings at once, negative infinity, other activations, no inputs changed',
      points: 1,
      async run(student, t) {
        const [tanh, relu] = [healthy(t, 'tanh', 5, 3), healthy(t, 'relu', 5, 3)];
        const long = weightsOf(t, 500, 2, 3);
        const short = weightsOf(t, 1e-12, 2, 3);
        const layers = {
          'saturated, and dW very short': {
            h: withSaturated(tanh, 15),
            ...short,
            activation: 'tanh',
          },
          'saturated, and dW very long': {
            h: withSaturated(tanh, 12),
            ...long,
            activation: 'tanh',
          },
          'every unit dead, dW exactly 0': {
            h: withDead(relu, 3),
            W: short.W,
            dW: short.dW.mul(0),
            activation: 'relu',
          },
          'zeros in a tanh layer': {
            h: withDead(tanh, 3),
            ...weightsOf(t, 1, 2, 3),
            activation: 'tanh',
          },
          'large numbers in a relu layer': {
            h: relu.add(5),
            ...weightsOf(t, 1, 2, 3),
            activation: 'relu',
          },
          '-Infinity in h': { h: withOne(tanh, -Infinity), ...long, activation: 'tanh' },
          'NaN in dW and Infinity in h': {
            h: withOne(tanh, Infinity),
            W: long.W,
            dW: withOne(long.dW, Number.NaN),
            activation: 'tanh',
          },
        } as const;
        for (const [what, layer] of Object.entries(layers)) {
          await closeFindings(student, t, what, layer);
        }
        t.inputsUnchanged();
      },
    },
  ],
  residual_net: [
    {
      id: 'deep',
      title: 'twelve blocks, other sizes, one example alone; the weights stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [K, sizes, N] of [
          [12, [3, 4, 2], 4],
          [2, [5, 3, 4], 1],
        ] as const) {
          const batch = netAndBatch(t, K, [...sizes], N);
          const got = await askResidual(student, batch);
          t.inputsUnchanged();
          closeScoresAndLoss(t, got, batch);
          closeNetGradients(t, got[1], batch);
        }
      },
    },
    {
      id: 'learns',
      title: 'sixty layers learn with your gradients: thirty blocks, six updates',
      points: 1,
      async run(student, t: CheckTools) {
        const [X, y, params] = [t.randn(8, 3), t.labels(8, 2), drawWeights(t, 30, [3, 4, 2])];
        const own: Record<string, Tensor> = {};
        for (const [name, w] of Object.entries(params)) {
          // Branches that begin small: the sum of thirty large ones would leave nothing to be learned.
          own[name] = /^B\d/.test(name) ? w.mul(0.02) : /^[ab]\d/.test(name) ? w.mul(0) : w;
        }
        const losses: number[] = [];
        for (let update = 0; update < 6; update++) {
          const batch = { X, params: own, y };
          const [loss, grads] = await askResidual(student, batch);
          t.close(`loss at update ${update}`, loss, residualReference(batch).loss, { rtol: 1e-6 });
          losses.push(loss as number);
          for (const name of Object.keys(own)) {
            own[name] = (own[name] as Tensor).sub(part(t, 'grads', grads, name).mul(0.002));
          }
        }
        t.that(
          (losses.at(-1) as number) < (losses[0] as number),
          `the loss goes from ${losses[0]?.toFixed(4)} to ${losses.at(-1)?.toFixed(4)}; expected it to fall`,
          'the gradients point the wrong way somewhere: compare them with the numerical ones, in a net of two blocks',
        );
      },
    },
  ],
});
