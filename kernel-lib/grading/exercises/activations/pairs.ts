import type { Tensor } from '../../../tensor/index.js';
import type { Check } from '../../engine/define.js';

/** A wrong value of an element-wise function, worth recognising. */
export interface WrongValue {
  readonly say: string;
  readonly out: (x: Tensor) => Tensor;
}

/** A wrong gradient of an element-wise function, worth recognising. */
export interface WrongGradient {
  readonly say: string;
  readonly dx: (dout: Tensor, x: Tensor) => Tensor;
}

/** An element-wise function and its gradient, as the library has them. */
export interface Pair {
  /** `sigmoid` for sigmoid_forward and sigmoid_backward. */
  readonly name: string;
  readonly out: (x: Tensor) => Tensor;
  readonly dx: (dout: Tensor, x: Tensor) => Tensor;
}

/** A pair from a forward and a backward function of the library. */
export function pairOf<C>(
  name: string,
  forward: (x: Tensor) => [out: Tensor, cache: C],
  backward: (dout: Tensor, cache: C) => Tensor,
): Pair {
  return {
    name,
    out: (x) => forward(x)[0],
    dx: (dout, x) => backward(dout, forward(x)[1]),
  };
}

/** out of the student's forward, with the diagnoses of `wrong`. Kinks at 0 are avoided. */
export function valuesCheck(
  pair: Pair,
  options: { title: string; points: number; wrong: readonly WrongValue[] },
): Check {
  return {
    id: 'values',
    title: options.title,
    points: options.points,
    async run(student, t) {
      const x = t.awayFromZero(t.randn(4, 5).mul(1.5));
      const [out] = await student.call(`${pair.name}_forward`, x);
      t.close('out', out, pair.out(x), {
        mistakes: options.wrong.map(({ say, out: wrong }) => ({ say, when: () => wrong(x) })),
      });
      t.inputsUnchanged();
    },
  };
}

/** dx of the student's backward, with the diagnoses of `wrong`. */
export function gradientCheck(
  pair: Pair,
  options: { title: string; points: number; wrong: readonly WrongGradient[] },
): Check {
  const { name } = pair;
  return {
    id: 'values',
    title: options.title,
    points: options.points,
    async run(student, t) {
      const x = t.awayFromZero(t.randn(4, 5).mul(1.5));
      const dout = t.randn(4, 5);
      const [, cache] = await student.call(`${name}_forward`, x);
      const [dx] = await student.call(`${name}_backward`, dout, cache);
      const ones = dout.mul(0).add(1);
      t.close('dx', dx, pair.dx(dout, x), {
        mistakes: [
          {
            say: 'dout is forgotten: by the chain rule the slope is multiplied by dout',
            when: () => pair.dx(ones, x),
          },
          ...options.wrong.map(({ say, dx: wrong }) => ({ say, when: () => wrong(dout, x) })),
        ],
      });
      t.inputsUnchanged();
    },
  };
}

/** Numbers far from 0, where a careless exp overflows. */
const FAR = [-1000, -400, -30, 30, 400, 1000];

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
      t.close('out', out, pair.out(x), { ifNotFinite });
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
      }
      const x = t.randn(FAR.length);
      FAR.forEach((value, i) => {
        x.data[i] = value;
      });
      const dout = t.awayFromZero(t.randn(FAR.length));
      const [, cache] = await student.call(`${name}_forward`, x);
      const [dx] = await student.call(`${name}_backward`, dout, cache);
      t.close('dx', dx, pair.dx(dout, x), { ifNotFinite });
    },
  };
}
