import { hiddenChecks } from 'chainrule-grader/checks';
import { prelu_backward, prelu_forward } from 'kernel-lib/layers';
import { tensor } from 'kernel-lib/tensor';
import { compareSizes, drawStack } from './activations/depth.js';
import { farGradientCheck, farValuesCheck, SPENT } from './activations/far.js';
import { compareShares, drawColumn } from './activations/film.js';
import { gelu, relu, sigmoid } from './activations/known.js';
import { maxoutCache, maxoutGradients, maxoutInputs, requireTies } from './activations/maxout.js';
import { compareGradient, forwardAt } from './activations/own.js';

const RATIO =
  'exp of a large number is Infinity, and Infinity / Infinity is NaN: use the output, which forward has kept';
const CUBE = 'x³ is fine here; look for exp of a large number, or Infinity · 0';

export const hidden = hiddenChecks({
  sigmoid_forward: [farValuesCheck(sigmoid, RATIO)],
  sigmoid_backward: [farGradientCheck(sigmoid, RATIO)],
  gradient_sizes: [
    {
      id: 'deep',
      title: 'twelve layers; one example, one input; other pairs; the inputs stay unchanged',
      points: 1,
      async run(student, t) {
        await compareSizes(student, t, drawStack(t, Array(13).fill(4), 1, 0.6));
        await compareSizes(student, t, drawStack(t, [1, 1, 3], t.extent(3, 5), 2.1));
      },
    },
  ],
  activation_histogram: [
    {
      id: 'sizes',
      title: 'any shape; a single bin; all on one side; h stays unchanged',
      points: 1,
      async run(student, t) {
        await compareShares(student, t, drawColumn(t, t.extent(3, 5), 4, t.extent(3, 5)));
        const { h, ...range } = drawColumn(t, 23);
        await compareShares(student, t, { h, ...range, bins: 1 });
        for (const side of [-100, 100])
          await compareShares(student, t, { h: h.add(side), ...range });
        const far = t.extent(50, 90);
        await compareShares(student, t, { h: h.add(far), ...range, low: far - 2, high: far + 2 });
      },
    },
  ],
  parametric_relu_forward: [
    {
      id: 'slopes',
      title: 'slopes above 1 and below 0; one example; inputs stay unchanged',
      points: 1,
      async run(student, t) {
        for (const N of [1, 5]) {
          const x = t.awayFromZero(t.randn(N, 4));
          const alpha = tensor([2.5, -0.5, 0, 1]);
          const [out] = await student.call('parametric_relu_forward', x, alpha);
          t.close('out', out, prelu_forward(x, alpha)[0], {
            mistakes: [
              {
                say: 'max(α x, x) takes the wrong side when α is above 1: look at the sign of x',
                when: () => x.mul(alpha).maximum(x),
              },
              {
                say: 'relu(x) - α relu(-x) turns the sign of the negative side',
                when: () => relu.out(x).add(relu.out(x.neg()).mul(alpha)),
              },
            ],
          });
          t.inputsUnchanged();
        }
      },
    },
  ],
  parametric_relu_backward: [
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; any slopes and sizes',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        for (const N of [1, 6]) {
          const [x1, x2] = [t.awayFromZero(t.randn(N, 4)), t.awayFromZero(t.randn(N, 4))];
          const alpha = tensor([2.5, -0.5, 0.3, 1]);
          const dout = t.randn(N, 4);
          const [, cache] = await student.call('parametric_relu_forward', x1, alpha);
          await student.call('parametric_relu_forward', x2, alpha);
          const got = await student.call('parametric_relu_backward', dout, cache);
          const [dx, dalpha] = prelu_backward(dout, [x1, alpha]);
          t.close('dx', got[0], dx);
          t.close('dalpha', got[1], dalpha);
          t.inputsUnchanged();
          const again = await student.call('parametric_relu_backward', dout, cache);
          for (const [i, want] of [dx, dalpha].entries()) {
            t.close(i ? 'dalpha' : 'dx', again[i], want, {
              mistakes: [{ say: SPENT, when: () => t.tensor('dx', again[i]) }],
            });
          }
        }
        const [zeros, alpha, dout] = [
          t.randn(3, 4).mul(0),
          tensor([2.5, -0.5, 0.3, 1]),
          t.randn(3, 4),
        ];
        const [, cache] = await student.call('parametric_relu_forward', zeros, alpha);
        const [dx] = await student.call('parametric_relu_backward', dout, cache);
        t.close('dx', dx, prelu_backward(dout, [zeros, alpha])[0], {
          mistakes: [
            {
              say: 'x is 0 here: the rule asks for x > 0, and 0 belongs to the other side',
              when: () => dout,
            },
          ],
        });
      },
    },
  ],
  gelu_forward: [farValuesCheck(gelu, CUBE)],
  gelu_backward: [farGradientCheck(gelu, CUBE)],
  maxout_forward: [
    {
      id: 'sizes',
      title: 'one example, one input, one unit; both pieces negative',
      points: 1,
      async run(student, t) {
        for (const [N, D, H] of [
          [1, 4, 3],
          [5, 1, 2],
          [6, 3, 1],
        ] as const) {
          const { args, a1, a2 } = maxoutInputs(t, N, D, H);
          const [out] = await student.call('maxout_forward', ...args);
          t.close('out', out, a1.maximum(a2));
          t.inputsUnchanged();
        }
        const { args, a1, a2 } = maxoutInputs(t);
        const low = args.map((arg, i) => (i === 2 || i === 4 ? arg.sub(100) : arg));
        const [out] = await student.call('maxout_forward', ...low);
        t.close('out', out, a1.maximum(a2).sub(100), {
          mistakes: [
            {
              say: 'it is cut at 0: maxout has no zero, only the two pieces',
              when: () => a1.mul(0),
            },
          ],
        });
      },
    },
  ],
  maxout_backward: [
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; dout stays unchanged',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        const one = maxoutInputs(t, 3, 4, 2);
        const two = maxoutInputs(t, 3, 4, 2);
        const dout = t.randn(3, 2);
        const cache = await maxoutCache(student, t, one);
        await student.call('maxout_forward', ...two.args);
        const got = await student.call('maxout_backward', dout, cache);
        const want = maxoutGradients(one, dout);
        for (const [i, name] of ['dx', 'dw1', 'db1', 'dw2', 'db2'].entries()) {
          t.close(name, got[i], want[i]!);
        }
        t.inputsUnchanged();
        const again = await student.call('maxout_backward', dout, cache);
        for (const [i, part] of again.entries()) {
          t.close(`result ${i}`, part, want[i]!, {
            mistakes: [{ say: SPENT, when: () => t.tensor('dx', part) }],
          });
        }
        await requireTies(student, t);
      },
    },
  ],
  my_activation_backward: [
    {
      id: 'shapes',
      title: 'each backward uses its own cache; any shape, small and large x',
      points: 1,
      hint: 'keep what backward needs in the cache, not in a variable outside the function',
      async run(student, t) {
        for (const [scale, shape] of [
          [0.1, [t.extent(5, 9)]],
          [4, [2, t.extent(2, 4), t.extent(3, 5)]],
        ] as const) {
          await compareGradient(student, t, t.randn(...shape).mul(scale), t.randn(...shape));
        }
        const [x1, x2, dout] = [t.randn(8), t.randn(8), t.randn(8)];
        const { cache, slopes } = await forwardAt(student, t, x1);
        await student.call('my_activation_forward', x2);
        const [dx] = await student.call('my_activation_backward', dout, cache);
        const want = dout.copy();
        for (let i = 0; i < 8; i++) {
          const slope = slopes[i]!;
          want.data[i] = Number.isNaN(slope)
            ? (t.tensor('dx', dx).data[i] as number)
            : dout.data[i]! * slope;
        }
        t.close('dx', dx, want, { rtol: 1e-5, atol: 1e-7 });
      },
    },
  ],
});
