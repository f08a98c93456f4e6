import type { Check } from 'chainrule-grader/checks';
import { ACTIVATION_PAIRS, type ActivationPair, type ActivationPairName } from 'kernel-lib/layers';
import type { Tensor } from 'kernel-lib/tensor';

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

/** The pair of an exercise, from the library's of the same name or another one. */
export function pairOf(
  name: ActivationPairName,
  { forward, backward }: ActivationPair = ACTIVATION_PAIRS[name],
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
  options: { title: string; points: number; wrong: readonly WrongValue[]; hint?: string },
): Check {
  return {
    id: 'values',
    title: options.title,
    points: options.points,
    hint:
      options.hint ??
      'put one number into the formula by hand, such as x = 1, then x = -1, and compare each step with yours',
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
  options: { title: string; points: number; wrong: readonly WrongGradient[]; hint?: string },
): Check {
  const { name } = pair;
  return {
    id: 'values',
    title: options.title,
    points: options.points,
    hint:
      options.hint ??
      'with dout = 1, dx must be (f(x + h) - f(x - h)) / (2h) of the forward function, for a small h; and the cache must be taken apart in the order in which forward packs it',
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
