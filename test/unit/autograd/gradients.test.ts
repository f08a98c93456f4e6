import fc from 'fast-check';
import { gradients, hvp, Variable } from 'kernel-lib/autograd';
import { eval_numerical_gradient_array } from 'kernel-lib/gradcheck';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { CASES, type Case, forwardOf, inputsOf } from './operations.js';

const draw = (rng: RandomState, shape: readonly number[]): Tensor =>
  rng.normal(0, 1, [...shape]) as Tensor;

/** The largest |a - b| / max(1, |b|). */
function worst(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  let most = 0;
  for (const [i, v] of a.data.entries()) {
    const want = b.data[i] as number;
    most = Math.max(most, Math.abs(v - want) / Math.max(1, Math.abs(want)));
  }
  return most;
}

/** The gradients of Σ f(x) dout by backward, beside those by centred differences. */
function check(test: Case, seed: number): void {
  const inputs = inputsOf(test, seed);
  const variables = inputs.map((x) => new Variable(x));
  const out = test.f(...variables);
  expect(out.value.toArray()).toEqual(forwardOf(test.f, inputs).toArray());
  const dout = draw(new RandomState(seed + 1), out.shape);
  out.backward(dout);
  inputs.forEach((x, i) => {
    const numeric = eval_numerical_gradient_array(() => forwardOf(test.f, inputs), x, dout, 1e-5);
    expect(variables[i]!.grad?.dtype).toBe('float64');
    expect(worst(variables[i]!.grad as Tensor, numeric), `input ${i + 1}`).toBeLessThan(1e-8);
  });
}

/** H v of Σ f(x) dout, beside differences of the gradient along v: the rules differentiated. */
function checkTwice(test: Case, seed: number): void {
  const inputs = inputsOf(test, seed);
  const rng = new RandomState(seed + 2);
  const dout = draw(rng, forwardOf(test.f, inputs).shape);
  const v = inputs.map((x) => draw(rng, x.shape));
  const loss = (...x: Variable[]) =>
    test
      .f(...x)
      .mul(dout)
      .sum();
  const h = 1e-6;
  const slope = (sign: number) => {
    const moved = inputs.map((x, i) => new Variable(x.add((v[i] as Tensor).mul(sign * h))));
    return gradients(loss(...moved), moved).map((g) => g.value);
  };
  const [plus, minus] = [slope(1), slope(-1)];
  hvp(loss, inputs, v).forEach((Hv, i) => {
    const numeric = (plus[i] as Tensor).sub(minus[i] as Tensor).div(2 * h);
    expect(worst(Hv, numeric), `input ${i + 1}`).toBeLessThan(2e-7);
  });
}

describe('the gradient of every operation', () => {
  it.each(CASES)('$name is the slope that is measured', (test) => {
    check(test, 1);
    check(test, 2);
  });

  it.each(CASES)('$name can be differentiated again', (test) => {
    checkTwice(test, 3);
  });
});

describe('broadcasting', () => {
  // A shape of the result, and for each operand which of its axes are 1 and how many are left out.
  const axes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 });
  const shapes = axes.chain((out) => {
    const operand = fc
      .tuple(
        fc.integer({ min: 0, max: out.length }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      )
      .map(([drop, ones]) => out.slice(drop).map((n, k) => (ones[k] ? 1 : n)));
    return fc.tuple(operand, operand);
  });
  const operations: Record<string, Case['f']> = {
    add: (a, b) => a!.add(b!),
    sub: (a, b) => a!.sub(b!),
    mul: (a, b) => a!.mul(b!),
    div: (a, b) => a!.div(b!),
    pow: (a, b) => a!.pow(b!),
    maximum: (a, b) => a!.maximum(b!),
    minimum: (a, b) => a!.minimum(b!),
    where: (a, b) => a!.where(true, b!),
  };

  it('sums gradients back to the shape of each operand, whatever the shapes', () => {
    const name = fc.constantFrom(...Object.keys(operations));
    fc.assert(
      fc.property(shapes, name, fc.nat(1000), (pair, name, seed) => {
        const domain = (x: Tensor) => x.abs().add(0.3);
        check({ name, shapes: pair, f: operations[name] as Case['f'], domain }, seed);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('reduces and spreads over any axes', () => {
    const shape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
    const reductions = {
      sum: (x: Variable, a: number[], k: boolean) => x.sum(a, k),
      mean: (x: Variable, a: number[], k: boolean) => x.mean(a, k),
      var: (x: Variable, a: number[], k: boolean) => x.var(a, k),
      max: (x: Variable, a: number[], k: boolean) => x.max(a, k),
    };
    fc.assert(
      fc.property(
        shape.chain((s) =>
          fc.tuple(
            fc.constant(s),
            fc.subarray(
              s.map((_, k) => k),
              { minLength: 1 },
            ),
          ),
        ),
        fc.constantFrom(...(Object.keys(reductions) as (keyof typeof reductions)[])),
        fc.boolean(),
        fc.nat(1000),
        ([s, a], name, keepdims, seed) => {
          check({ name, shapes: [s], f: (x) => reductions[name](x!, a, keepdims) }, seed);
        },
      ),
      { seed: 12, numRuns: 40 },
    );
  });

  it('multiplies stacks of matrices of any sizes', () => {
    const n = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        n,
        n,
        n,
        n,
        fc.boolean(),
        fc.boolean(),
        fc.nat(1000),
        (b, i, k, j, oneA, oneB, seed) => {
          const shapes = [
            [oneA ? 1 : b, i, k],
            [oneB ? 1 : b, k, j],
          ];
          check({ name: 'matmul', shapes, f: (x, y) => x!.matmul(y!) }, seed);
        },
      ),
      { seed: 13, numRuns: 30 },
    );
  });
});

describe('float32', () => {
  it.each(CASES)('$name stays float32, and its gradient too', (test) => {
    const variables = inputsOf(test, 4).map((x) => new Variable(x.astype('float32')));
    const out = test.f(...variables);
    expect(out.dtype).toBe('float32');
    out.backward(out.value);
    for (const v of variables) expect(v.grad?.dtype).toBe('float32');
  });
});
