// Used by hidden checks only: a student's copy leaves this file out.

import type { Check, CheckTools, Student } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import type { Pair } from './pairs.js';

/** Numbers far from 0, where a careless exp overflows. */
const FAR = [-1000, -400, -30, 30, 400, 1000];

/** Why a second backward on the same cache differs from the first. */
export const SPENT =
  'a second backward with the same cache gives something else: the first one changed the cache in place, so work on a copy()';

/** Any shape, and inputs far from 0. */
export function farValuesCheck(pair: Pair, ifNotFinite: string): Check {
  return {
    id: 'far',
    title: 'any shape, and no NaN for x as large as ±1000',
    points: 1,
    async run(student, t) {
      for (const x of [t.randn(7).mul(2), t.randn(2, 3, 4), t.randn(6).mul(0.1)]) {
        const [out] = await student.call(`${pair.name}_forward`, x);
        t.close('out', out, pair.out(x));
        t.inputsUnchanged();
      }
      const x = t.randn(FAR.length);
      FAR.forEach((value, i) => {
        x.data[i] = value;
      });
      const [out] = await student.call(`${pair.name}_forward`, x);
      t.close('out', out, pair.out(x), { ifNotFinite, rtol: 1e-12, atol: 1e-13 });
      const [zero] = await student.call(`${pair.name}_forward`, x.mul(0));
      t.close('out', zero, pair.out(x.mul(0)));
    },
  };
}

/** Any shape, inputs far from 0, and a cache that is not mixed up with that of a later call. */
export function farGradientCheck(pair: Pair, ifNotFinite: string): Check {
  const { name } = pair;
  return {
    id: 'far',
    title: 'each backward uses its own cache; any shape; no NaN for x as large as ±1000',
    points: 1,
    hint: 'keep what backward needs in the cache, not in a variable outside the function',
    async run(student, t) {
      for (const shape of [[7], [2, 3, 4]]) {
        const [x1, x2] = [t.awayFromZero(t.randn(...shape)), t.awayFromZero(t.randn(...shape))];
        const dout = t.randn(...shape);
        const [, cache] = await student.call(`${name}_forward`, x1);
        await student.call(`${name}_forward`, x2);
        const [dx] = await student.call(`${name}_backward`, dout, cache);
        t.close('dx', dx, pair.dx(dout, x1), {
          mistakes: [
            {
              say: 'it uses the x of the latest forward call, not that of its cache',
              when: () => pair.dx(dout, x2),
            },
          ],
        });
        t.inputsUnchanged();
        const [again] = await student.call(`${name}_backward`, dout, cache);
        t.close('dx', again, t.tensor('dx', dx), {
          mistakes: [{ say: SPENT, when: () => t.tensor('dx', again) }],
        });
      }
      const x = t.randn(FAR.length);
      FAR.forEach((value, i) => {
        x.data[i] = value;
      });
      const dout = t.awayFromZero(t.randn(FAR.length));
      const [out, cache] = await student.call(`${name}_forward`, x);
      // No gradient is right by luck.
      t.close(`out of your own ${name}_forward`, out, pair.out(x), { ifNotFinite });
      const [dx] = await student.call(`${name}_backward`, dout, cache);
      t.close('dx', dx, pair.dx(dout, x), { ifNotFinite });
      await requireCorner(pair, student, t, dout);
    },
  };
}

/** dx at x = 0, where the exercise says which of the two sides counts. */
async function requireCorner(
  pair: Pair,
  student: Student,
  t: CheckTools,
  dout: Tensor,
): Promise<void> {
  const zero = dout.mul(0);
  const [, cache] = await student.call(`${pair.name}_forward`, zero);
  const [dx] = await student.call(`${pair.name}_backward`, dout, cache);
  t.close('dx', dx, pair.dx(dout, zero), {
    mistakes: [
      {
        say: 'x is 0 here: the rule asks for x > 0, and 0 belongs to the other side',
        when: () => dout,
      },
      {
        say: 'x is 0 here, and neither of the two sides counts it: one of them must',
        when: () => zero,
      },
    ],
  });
}
