import { type CheckTools, hiddenChecks, type Mistake, type Student } from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { dot, type Tensor, tensor } from 'kernel-lib/tensor';
import {
  affineBackwardMistakes,
  affineMistakes,
  reluBackwardMistakes,
  reluMistakes,
  sandwichBackwardMistakes,
  sandwichMistakes,
} from './layers/known.js';
import { closeGradients, negativeEnds, offKink } from './layers.js';

const OTHER_CACHE = 'it uses what the latest forward call has left, not what is in its cache';

/** Each gradient of another batch, as a mistake: what comes of a cache that is not its own. */
function ofAnother(wrong: readonly Tensor[], mistakes: ReturnType<typeof affineBackwardMistakes>) {
  const latest = (i: number): Mistake => ({ say: OTHER_CACHE, when: () => wrong[i] as Tensor });
  return {
    dx: [latest(0), ...mistakes.dx],
    dw: [latest(1), ...mistakes.dw],
    db: [latest(2), ...mistakes.db],
  };
}

/** The weights or the bias of the call before, where they fit. */
function ofEarlier(x: Tensor, w: Tensor, b: Tensor, before?: [w: Tensor, b: Tensor]): Mistake[] {
  const [w0, b0] = before ?? [w, b];
  if (w0 === w || w0.shape.join() !== w.shape.join()) return [];
  return [
    { say: 'it uses the weights of an earlier call', when: () => affineForward(x, w0, b)[0] },
    { say: 'it uses the bias of an earlier call', when: () => affineForward(x, w, b0)[0] },
  ];
}

/** Backward at the edges of sizes: one example, one input, one output. */
async function smallGradients(student: Student, t: CheckTools, withRelu: boolean): Promise<void> {
  for (const [N, D, H] of [
    [1, 4, 3],
    [4, 1, 3],
    [4, 3, 1],
  ] as const) {
    const { x, w, b, dout } = offKink(t, [N, D], H);
    const name = withRelu ? 'affine_relu' : 'affine';
    const [, cache] = await student.call(`${name}_forward`, x, w, b);
    const got = await student.call(`${name}_backward`, dout, cache);
    const [a] = affineForward(x, w, b);
    const da = withRelu ? reluBackward(dout, reluForward(a)[1]) : dout;
    closeGradients(t, got, affineBackward(da, [x, w, b]), {
      dims: { N, D, H },
      mistakes: withRelu
        ? sandwichBackwardMistakes(dout, x, w, b)
        : affineBackwardMistakes(dout, x, w),
    });
  }
}

export const hidden = hiddenChecks({
  affine_forward: [
    {
      id: 'edges',
      title: 'one example, one input, one output; other weights; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        let before: [w: Tensor, b: Tensor] | undefined;
        for (const [[N, ...image], H] of [
          [[1, 6], 3],
          [[5, 1], 2],
          [[3, 4], 1],
          [[1, 1], 1],
          [[4, 3], 5],
          [[4, 3], 5],
          [[2, 3, 2, 2], 3],
        ] as [[number, ...number[]], number][]) {
          const D = image.reduce((a, b) => a * b);
          const [x, w, b] = [t.randn(N, ...image), t.randn(D, H), t.randn(H)];
          const [out] = await student.call('affine_forward', x, w, b);
          t.close('out', out, affineForward(x, w, b)[0], {
            dims: { N, D, H },
            mistakes: [...ofEarlier(x, w, b, before), ...affineMistakes(x, w, b)],
          });
          t.inputsUnchanged();
          before = [w, b];
        }
      },
    },
  ],
  affine_backward: [
    {
      id: 'images',
      title: 'dx has the shape of x when examples are images; one example, one input, one output',
      points: 1,
      async run(student, t) {
        const [x, w, b] = [t.randn(4, 2, 3), t.randn(6, 5), t.randn(5)];
        const dout = t.randn(4, 5);
        const [, cache] = await student.call('affine_forward', x, w, b);
        const got = await student.call('affine_backward', dout, cache);
        closeGradients(t, got, affineBackward(dout, [x, w, b]), {
          mistakes: affineBackwardMistakes(dout, x, w),
        });
        await smallGradients(student, t, false);
      },
    },
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; dout stays unchanged',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        const [w, b] = [t.randn(3, 5), t.randn(5)];
        const [x1, x2] = [t.randn(4, 3), t.randn(4, 3)];
        const dout = t.randn(4, 5);
        const [, cache1] = await student.call('affine_forward', x1, w, b);
        const w2 = t.randn(3, 5);
        await student.call('affine_forward', x2, w2, b);
        const got = await student.call('affine_backward', dout, cache1);
        closeGradients(t, got, affineBackward(dout, [x1, w, b]), {
          mistakes: ofAnother(
            affineBackward(dout, [x2, w2, b]),
            affineBackwardMistakes(dout, x1, w),
          ),
        });
        t.inputsUnchanged();
      },
    },
  ],
  relu_forward: [
    {
      id: 'shapes',
      title: 'any shape, exact zeros, small numbers and Infinity; x stays unchanged',
      points: 1,
      async run(student, t) {
        const tiny = tensor([-3e-5, 3e-5, 4e-7, 5e-9, 6e-11, -6e-11]);
        const early = t.randn(4, 5);
        for (const x of [
          t.randn(2, 3, 4),
          t.randn(7),
          early,
          negativeEnds(t.randn(4, 5)),
          tensor([
            [0, -0, 2],
            [Infinity, 1e-300, -1],
          ]),
          tiny,
        ]) {
          const [out] = await student.call('relu_forward', x);
          const small: Mistake = {
            say: 'small positive numbers become 0: compare with 0 itself',
            when: (got) => reluForward(x)[0].mul(got.notEqual(0)),
          };
          t.close('out', out, reluForward(x)[0], {
            mistakes: [
              ...reluMistakes(x),
              ...(x === tiny ? [small] : []),
              {
                say: 'it keeps what was positive in an earlier call',
                when: () => x.mul(early.greater(0)),
              },
            ],
          });
          t.inputsUnchanged();
        }
      },
    },
  ],
  relu_backward: [
    {
      id: 'at-zero',
      title: 'no gradient at exactly 0; any shape; each backward its own cache; dout unchanged',
      points: 1,
      hint: 'greater than 0, not greater or equal',
      async run(student, t) {
        const images = negativeEnds(t.awayFromZero(t.randn(2, 3, 4)));
        for (const x of [images, tensor([0, 2, -3, 0, 1, 1e-9, -1e-9])]) {
          const dout = t.awayFromZero(t.randn(...x.shape).mul(3));
          const [, cache] = await student.call('relu_forward', x);
          const [dx] = await student.call('relu_backward', dout, cache);
          t.close('dx', dx, reluBackward(dout, reluForward(x)[1]), {
            mistakes: reluBackwardMistakes(dout, x),
          });
          t.inputsUnchanged();
        }
        const [x1, x2] = [t.randn(4, 5), t.randn(4, 5)];
        const dout = t.awayFromZero(t.randn(4, 5));
        const [, cache1] = await student.call('relu_forward', x1);
        const [, cache2] = await student.call('relu_forward', x2);
        for (const [x, cache, other, say] of [
          [x1, cache1, x2, OTHER_CACHE],
          [x2, cache2, x1, 'it uses what another call has left, not what is in its cache'],
        ] as const) {
          const [dx] = await student.call('relu_backward', dout, cache);
          t.close('dx', dx, reluBackward(dout, reluForward(x)[1]), {
            mistakes: [
              { say, when: () => reluBackward(dout, reluForward(other)[1]) },
              ...reluBackwardMistakes(dout, x),
            ],
          });
        }
      },
    },
  ],
  affine_relu_forward: [
    {
      id: 'images',
      title: 'examples with more than one axis; one example, one input, one output',
      points: 1,
      async run(student, t) {
        for (const [shape, D, H] of [
          [[3, 2, 2], 4, 5],
          [[1, 4], 4, 3],
          [[4, 1], 1, 3],
          [[4, 3], 3, 1],
          [[4, 3], 3, 5],
        ] as const) {
          const { x, w, b } = offKink(t, shape, H);
          const [out] = await student.call('affine_relu_forward', x, w, b);
          t.close('out', out, reluForward(dot(x.reshape(shape[0], D), w).add(b))[0], {
            dims: { N: shape[0], D, H },
            mistakes: sandwichMistakes(x, w, b),
          });
        }
      },
    },
  ],
  affine_relu_backward: [
    {
      id: 'images',
      title: 'examples with more than one axis, two batches in turn; small sizes',
      points: 1,
      async run(student, t) {
        const { x: x1, w, b, dout } = offKink(t, [3, 2, 2], 5);
        const x2 = t.randn(3, 2, 2);
        const gradients = (x: Tensor) => {
          const [a] = affineForward(x, w, b);
          return affineBackward(reluBackward(dout, reluForward(a)[1]), [x, w, b]);
        };
        const [, cache1] = await student.call('affine_relu_forward', x1, w, b);
        await student.call('affine_relu_forward', x2, w, b);
        const got = await student.call('affine_relu_backward', dout, cache1);
        closeGradients(t, got, gradients(x1), {
          mistakes: ofAnother(gradients(x2), sandwichBackwardMistakes(dout, x1, w, b)),
        });
        await smallGradients(student, t, true);
      },
    },
  ],
});
