import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { diag, tensor, zeros } from 'kernel-lib/tensor';
import { apart, curved, signed, turned } from './landscape/known.js';
import { beside, climbing, compareLine, compareSharpness } from './landscape/minima.js';
import { compareDamped, compareNewton, compareSolved, hollowFrom } from './landscape/newton.js';
import { compareBest, compareLimit, compareMatrix, compareModes } from './landscape/steps.js';

export const hidden = hiddenChecks({
  hessian_vector_product: [
    {
      id: 'same-memory',
      title: 'grad may give its answer in the same memory each time; v may be long, short, or 0',
      points: 1,
      hint: 'the first gradient changes when the second is computed: keep a copy() of it',
      async run(student, t: CheckTools) {
        const H = curved(t, apart(t, 1, 5, 4));
        const w = t.randn(4);
        for (const v of [t.randn(4), t.randn(4).mul(100), t.randn(4).mul(1e-3), zeros(4)]) {
          const f = t.probe('linearInPlace', H);
          const [got] = await student.call('hessian_vector_product', f, w, v, 0.01);
          t.close('Hv', got, H.dot(v), {
            rtol: 1e-6,
            atol: 1e-10,
            mistakes: [
              {
                say: 'grad gives the same memory twice, and the first answer is lost: keep a copy() of it',
                when: () => H.dot(v).mul(0),
              },
            ],
          });
        }
      },
    },
  ],
  hessian: [
    {
      id: 'sizes',
      title: 'one weight, and many; another h',
      points: 1,
      async run(student, t: CheckTools) {
        for (const P of [1, 2, 9]) {
          const H = curved(t, apart(t, 1, 9, P));
          const [got] = await student.call('hessian', t.probe('linear', H), t.randn(P));
          t.close('H', got, H, { rtol: 1e-7, atol: 1e-8 });
        }
        const [a, h] = [tensor([1, 2]), 0.1];
        const w = t.uniform(0.5, 1, 2);
        const [got] = await student.call('hessian', t.probe('quartic', a, zeros(2)), w, h);
        // The centred difference of a·w³ is off by a·h².
        const want = diag(
          a
            .mul(w)
            .mul(w)
            .mul(3)
            .add(a.mul(h * h)),
        );
        t.close('H', got, want, { atol: 1e-9 });
      },
    },
  ],
  quadratic_modes: [
    {
      id: 'saddle',
      title: 'a saddle, a rate that is too high, no updates at all; nothing is changed',
      points: 1,
      async run(student, t: CheckTools) {
        const away = signed(t, 0.5, 2, 3);
        const saddle = curved(t, [-1.2, 0.7, 2.4]);
        await compareModes(student, t, { H: saddle, away, rate: 0.2, steps: 5 });
        await compareModes(student, t, { H: saddle, away, rate: 1.1, steps: 5 });
        await compareModes(student, t, { H: saddle, away, rate: 0.2, steps: 0 });
        await compareModes(student, t, { H: saddle, away, rate: 0, steps: 2 });
        await compareModes(student, t, {
          H: tensor([[3]]),
          away: tensor([2]),
          rate: 0.1,
          steps: 2,
        });
      },
    },
  ],
  max_step: [
    {
      id: 'edges',
      title: 'one weight, flat directions, no curvature at all, nothing but negative ones',
      points: 1,
      async run(student, t: CheckTools) {
        await compareLimit(student, t, [t.uniform(0.5, 3, 1).item()]);
        const [flat] = await student.call('max_step', zeros(3, 3));
        t.that(
          flat === Number.POSITIVE_INFINITY,
          `without any curvature the limit is ${String(flat)}; expected Infinity`,
          '2 / 0 is Infinity: no case of its own is needed',
        );
        const [hill] = await student.call('max_step', curved(t, [-3, -2, -1]));
        t.close('on a hill, the limit', hill, 0);
        // Small curvatures are believed where all are small.
        await compareLimit(student, t, apart(t, 1e-12, 3e-12, 3));
        const [saddle] = await student.call('max_step', curved(t, [-1e-12, 1e-12, 2e-12]));
        t.close('on a very flat saddle, the limit', saddle, 0);
      },
    },
  ],
  best_step: [
    {
      id: 'edges',
      title: 'one weight: one step is enough; equal curvatures; a very long valley',
      points: 1,
      async run(student, t: CheckTools) {
        await compareBest(student, t, [t.uniform(0.5, 3, 1).item()]);
        await compareBest(student, t, [2, 2, 2]);
        await compareBest(student, t, [0.01, 1, 1000]);
      },
    },
  ],
  momentum_matrix: [
    {
      id: 'edges',
      title: 'no momentum, a rate of 0, a negative curvature',
      points: 1,
      async run(student, t: CheckTools) {
        await compareMatrix(student, t, [0.3, 2, 0]);
        await compareMatrix(student, t, [0, 2, 0.9]);
        await compareMatrix(student, t, [0.2, -1.5, 0.5]);
        await compareMatrix(student, t, [2.5, 0.8, 0.99]);
      },
    },
  ],
  newton: [
    {
      id: 'saddle',
      title:
        'a saddle and a hill: it goes where the quadratic has no slope, up if need be; one weight',
      points: 1,
      async run(student, t: CheckTools) {
        await compareNewton(student, t, curved(t, [-2, -0.5, 1, 3]));
        await compareNewton(student, t, curved(t, [-3, -2, -1]));
        await compareNewton(student, t, tensor([[0.5]]));
        await compareNewton(student, t, curved(t, [1e-3, 1, 1e3]));
      },
    },
  ],
  damped_newton: [
    {
      id: 'nineteen',
      title: 'exactly twenty shares are tried; a loss that is as high does not do; one weight',
      points: 1,
      async run(student, t: CheckTools) {
        const { w, dw, H, probe } = hollowFrom(t, 1, 0.5);
        await compareDamped(student, t, { w, dw, H }, probe);
        // In one dimension a gradient that is too long by 2^k needs about k halvings.
        for (const k of [17, 18, 19, 20, 21, 22]) {
          const long = dw.mul(2 ** k);
          await compareDamped(student, t, { w, dw: long, H }, probe);
        }
        // No slope: the loss is the same at every share.
        const still = { w, dw: dw.mul(0), H };
        await compareDamped(student, t, still, probe);
        const U = turned(t, 3);
        const rim = hollowFrom(t, 3, 1.2);
        const hill = U.mul(tensor([-3, -2, -1])).dot(U.T);
        await compareDamped(student, t, { ...rim, H: hill, floor: 0 }, rim.probe);
      },
    },
  ],
  conjugate_gradients: [
    {
      id: 'edges',
      title: 'b = 0, no rounds, one weight, a flat direction, a tolerance of 0',
      points: 1,
      async run(student, t: CheckTools) {
        const H = curved(t, apart(t, 1, 6, 4));
        await compareSolved(student, t, { H, b: zeros(4), rounds: 5 });
        await compareSolved(student, t, { H, b: t.randn(4), rounds: 0 });
        await compareSolved(student, t, { H: tensor([[2]]), b: tensor([3]), rounds: 1 });
        await compareSolved(student, t, { H: zeros(3, 3), b: t.randn(3), rounds: 5 });
        await compareSolved(student, t, { H, b: t.randn(4), rounds: 2, tolerance: 0 });
        await compareSolved(student, t, { H, b: t.randn(4), rounds: 9, tolerance: 1 });
      },
    },
  ],
  sharpness: [
    {
      id: 'corners',
      title: 'other boxes, weights of 0, a flat direction, more corners than there are',
      points: 1,
      async run(student, t: CheckTools) {
        const { bowl, given } = climbing(t, 2);
        await compareSharpness(student, t, bowl, { ...given, steps: 7, epsilon: 0.03 });
        // One weight without any influence stays in the middle; another one is 0.
        const H = diag(tensor([2, 0, 1]));
        const w = tensor([0, 1, -2]);
        const flat = { w, start: t.uniform(0.2, 0.9, 3), epsilon: 0.1, steps: 1 };
        await compareSharpness(student, t, { H, c: tensor([0.01, 0, -2.02]), k: 0 }, flat);
      },
    },
  ],
  line_between: [
    {
      id: 'edges',
      title: 'no alphas, one point twice, alphas in any order',
      points: 1,
      async run(student, t: CheckTools) {
        const { a, b, c, d } = beside(t, 3);
        await compareLine(student, t, { a, b, alphas: [], c, d });
        await compareLine(student, t, { a, b: a, alphas: [0, 0.5, 1], c, d });
        await compareLine(student, t, { a, b, alphas: [0.9, 0.1, 0.5, 0], c, d });
      },
    },
  ],
});
