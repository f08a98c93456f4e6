// Every activation of the table, with its default setting: a new pair is tested by its line there, and
// by reference numbers in layers_golden.json, without which the first test fails.
import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose, golden, named, tensors } from './golden.js';

const { ACTIVATION_PAIRS } = cr;
const table = Object.entries(ACTIVATION_PAIRS) as [cr.ActivationPairName, cr.ActivationPair][];

/** Numbers that are no nearer to 0, where some activations have a kink, than a difference reaches. */
function awayFromZero(shape: readonly number[]): Tensor {
  const x = new RandomState(1).randn(...shape).mul(2);
  return x.add(x.sign().mul(0.02));
}

describe.each(table)('%s', (name, { forward, backward }) => {
  it('agrees with PyTorch to 1e-10, at 0 as well', () => {
    // The first case of a name has its default setting.
    const { inputs, expected } = named(golden, name)[0]!;
    const { x, dout } = tensors(inputs);
    const [out, cache] = forward(x!);
    expectClose(out, expected.out);
    expectClose(backward(dout!, cache), expected.dx);
  });

  it.each([[[4, 5]], [[7, 1]], [[4, 2, 3, 2]], [[9]], [[1]], [[0, 3]]])(
    'has the slope that is measured: %j',
    (shape) => {
      const x = awayFromZero(shape);
      const [out, cache] = forward(x);
      const dout = new RandomState(2).randn(...shape);
      const dx = backward(dout, cache);
      expect([out.shape, dx.shape]).toEqual([shape, shape]);
      const measured = cr.eval_numerical_gradient_array(
        (v) => forward(v)[0],
        x,
        dout,
        1e-4,
        'five-point',
      );
      expect(cr.rel_error(dx, measured)).toBeLessThan(1e-7);
    },
  );

  it('changes neither x nor dout nor its cache, keeps float32, and makes float64 of whole numbers', () => {
    const x = awayFromZero([5, 3]);
    const dout = new RandomState(3).randn(5, 3);
    const before = [x, dout].map((t) => t.copy());
    const [out, cache] = forward(x);
    const dx = backward(dout, cache);
    expect(backward(dout, cache)).toEqual(dx);
    expect([x, dout]).toEqual(before);
    const [out32, cache32] = forward(x.astype('float32'));
    const dx32 = backward(dout.astype('float32'), cache32);
    expect([out32.dtype, dx32.dtype]).toEqual(['float32', 'float32']);
    expectClose(out32.astype('float64'), out.toArray(), 1e-6);
    expectClose(dx32.astype('float64'), dx.toArray(), 1e-6);
    const whole = tensor([-2, 0, 3]);
    expect(forward(whole.astype('int32'))[0]).toEqual(forward(whole)[0]);
  });

  it('is finite far from 0, and NaN at NaN', () => {
    const [out, cache] = forward(tensor([-1e6, -800, 800, 1e6]));
    for (const value of [...out.data, ...backward(ones([4]), cache).data])
      expect(value).toSatisfy(Number.isFinite);
    expect(forward(tensor([Number.NaN]))[0].item()).toBeNaN();
  });

  it('is exported by its name, and a wrong call is told by it', () => {
    const own = cr as unknown as Record<string, (...args: unknown[]) => never>;
    const [forwards, backwards] = [own[`${name}_forward`]!, own[`${name}_backward`]!];
    const x = awayFromZero([2, 3]);
    const [out, cache] = forwards(x) as unknown as [Tensor, unknown];
    expect(out).toEqual(forward(x)[0]);
    expect(backwards(out, cache)).toEqual(backward(out, cache));
    expect(() => forwards([[1]])).toThrow(`${name}_forward: x must be a Tensor`);
    expect(() => backwards(out)).toThrow(`${name}_backward: the cache is undefined`);
    expect(() => backwards(zeros([3, 2]), cache)).toThrow(
      `${name}_backward: dout must have shape (2, 3)`,
    );
  });
});
