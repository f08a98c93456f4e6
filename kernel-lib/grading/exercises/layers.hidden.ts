import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from '../../layers/index.js';
import { dot, tensor } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';

export const hidden = hiddenChecks({
  affine_forward: [
    {
      id: 'edges',
      title: 'one example, one input, one output; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        for (const [N, D, H] of [
          [1, 6, 3],
          [5, 1, 2],
          [3, 4, 1],
          [1, 1, 1],
        ] as const) {
          const [x, w, b] = [t.randn(N, D), t.randn(D, H), t.randn(H)];
          const [out] = await student.call('affine_forward', x, w, b);
          t.close('out', out, dot(x, w).add(b), { dims: { N, D, H } });
          t.inputsUnchanged();
        }
      },
    },
  ],
  affine_backward: [
    {
      id: 'images',
      title: 'dx has the shape of x when examples are images',
      points: 1,
      async run(student, t) {
        const [x, w, b] = [t.randn(4, 2, 3), t.randn(6, 5), t.randn(5)];
        const dout = t.randn(4, 5);
        const [, cache] = await student.call('affine_forward', x, w, b);
        const got = await student.call('affine_backward', dout, cache);
        const want = affineBackward(dout, [x, w, b]);
        t.close('dx', got[0], want[0]);
        t.close('dw', got[1], want[1]);
        t.close('db', got[2], want[2]);
      },
    },
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; dout stays unchanged',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        const w = t.randn(3, 5);
        const b = t.randn(5);
        const [x1, x2] = [t.randn(4, 3), t.randn(4, 3)];
        const dout = t.randn(4, 5);
        const [, cache1] = await student.call('affine_forward', x1, w, b);
        await student.call('affine_forward', x2, w, b);
        const [, dw] = await student.call('affine_backward', dout, cache1);
        t.close('dw', dw, dot(x1.T, dout), {
          mistakes: [
            {
              say: 'it uses the x of the latest forward call, not that of its cache',
              when: () => dot(x2.T, dout),
            },
          ],
        });
        t.inputsUnchanged();
      },
    },
  ],
  relu_forward: [
    {
      id: 'shapes',
      title: 'any shape, exact zeros and infinities; x stays unchanged',
      points: 1,
      async run(student, t) {
        for (const x of [
          t.randn(7),
          t.randn(2, 3, 4),
          tensor([
            [0, -0, Infinity],
            [-Infinity, 1e-300, -1],
          ]),
        ]) {
          const [out] = await student.call('relu_forward', x);
          t.close('out', out, reluForward(x)[0]);
          t.inputsUnchanged();
        }
      },
    },
  ],
  relu_backward: [
    {
      id: 'at-zero',
      title: 'no gradient at exactly 0; any shape; dout stays unchanged',
      points: 1,
      hint: 'greater than 0, not greater or equal',
      async run(student, t) {
        for (const x of [tensor([0, 2, -3, 0, 1]), t.awayFromZero(t.randn(2, 3, 4))]) {
          const dout = t.awayFromZero(t.randn(...x.shape));
          const [, cache] = await student.call('relu_forward', x);
          const [dx] = await student.call('relu_backward', dout, cache);
          t.close('dx', dx, reluBackward(dout, reluForward(x)[1]), {
            mistakes: [
              {
                say: 'the gradient passes where x is exactly 0: compare with >, not >=',
                when: () => dout.mul(x.greaterEqual(0)),
              },
            ],
          });
          t.inputsUnchanged();
        }
      },
    },
  ],
  affine_relu_forward: [
    {
      id: 'images',
      title: 'examples with more than one axis',
      points: 1,
      async run(student, t) {
        const [x, w, b] = [t.randn(3, 2, 2), t.randn(4, 5), t.randn(5)];
        const [out] = await student.call('affine_relu_forward', x, w, b);
        t.close('out', out, reluForward(affineForward(x, w, b)[0])[0]);
      },
    },
  ],
  affine_relu_backward: [
    {
      id: 'images',
      title: 'examples with more than one axis, two batches in turn',
      points: 1,
      async run(student, t) {
        const [w, b] = [t.randn(4, 5), t.randn(5)];
        const [x1, x2] = [t.randn(3, 2, 2), t.randn(3, 2, 2)];
        const dout = t.randn(3, 5);
        const [, cache1] = await student.call('affine_relu_forward', x1, w, b);
        await student.call('affine_relu_forward', x2, w, b);
        const got = await student.call('affine_relu_backward', dout, cache1);
        const a = affineForward(x1, w, b)[0];
        const want = affineBackward(reluBackward(dout, reluForward(a)[1]), [x1, w, b]);
        t.close('dx', got[0], want[0]);
        t.close('dw', got[1], want[1]);
        t.close('db', got[2], want[2]);
      },
    },
  ],
});
