import { type OptimConfig, UPDATE_RULES, type UpdateRule } from 'kernel-lib/optim';
import { describe, expect, test } from 'vitest';
import { cases, gap, type Nested, reference, T } from './reference.js';

/** The weights after each gradient. */
function path(rule: UpdateRule, w0: Nested, grads: Nested[], start: OptimConfig, lrs?: number[]) {
  let w = T(w0);
  let config = start;
  return grads.map((g, i) => {
    if (lrs) config = { ...config, learning_rate: lrs[i]! };
    [w, config] = rule(w, T(g), config);
    return w;
  });
}

describe('agreement with independent NumPy formulas and with PyTorch', () => {
  for (const [i, c] of reference.cases.entries()) {
    const settings = JSON.stringify({ ...c.config, lrs: c.learning_rates });
    test(`${i} ${c.rule} ${c.shape} ${settings}`, () => {
      const { w0, grads } = reference.data[c.shape]!;
      const rule = UPDATE_RULES[c.rule as keyof typeof UPDATE_RULES];
      const steps = path(rule, w0, grads, c.config, c.learning_rates);
      steps.forEach((w, k) => {
        expect(gap(w, c.numpy[k]!)).toBeLessThan(1e-10);
        if (c.torch) expect(gap(w, c.torch[k]!)).toBeLessThan(1e-10);
      });
      // The path must be of the right size for the tolerance to say anything.
      expect(gap(T(w0), c.numpy[0]!)).toBeGreaterThan(1e-4);
    });
  }
});

describe('the course notebooks', () => {
  for (const [name, state] of [
    ['sgd_momentum', 'velocity'],
    ['rmsprop', 'cache'],
  ] as const) {
    test(`${name}: values in cases.json`, () => {
      const c = cases.find((x) => x.name === name)!;
      const { w, dw, ...memory } = c.inputs;
      const config: OptimConfig = { ...c.params, [state]: T(memory[state]!) };
      const [next, nextConfig] = UPDATE_RULES[name](T(w!), T(dw!), config);
      expect(gap(next, c.expected.next_w!)).toBeLessThan(1e-8);
      expect(gap(next, c.expected.next_w_full_precision!)).toBeLessThan(1e-10);
      expect(gap(nextConfig[state]!, c.expected[`${state}_full_precision`]!)).toBeLessThan(1e-10);
    });
  }
});

describe('every rule', () => {
  const { w0, grads } = reference.data.matrix!;
  for (const [name, rule] of Object.entries(UPDATE_RULES)) {
    test(`${name} leaves weights, gradient and earlier state as they were`, () => {
      const w = T(w0);
      const dw = T(grads[0]!);
      const [, config] = rule(w, dw);
      const before = JSON.stringify(config);
      rule(w, dw, config);
      expect(gap(w, w0)).toBe(0);
      expect(gap(dw, grads[0]!)).toBe(0);
      expect(JSON.stringify(config)).toBe(before);
    });

    test(`${name} takes the same path when it may reuse its memory`, () => {
      const plain = path(rule, w0, grads, {});
      const reusing = path(rule, w0, grads, { reuse_state: true });
      plain.forEach((w, i) => {
        expect(Array.from(reusing[i]!.data)).toEqual(Array.from(w.data));
      });
    });

    test(`${name} keeps float32 weights float32, close to float64`, () => {
      const w = T(w0).astype('float32');
      const [a] = rule(w, T(grads[0]!).astype('float32'));
      const [b] = rule(T(w0), T(grads[0]!));
      expect(a.dtype).toBe('float32');
      expect(gap(a, Array.from(b.data))).toBeLessThan(1e-5);
    });

    test(`${name} walks down a bowl`, () => {
      let w = T([3, -2]);
      let config: OptimConfig = {};
      const start = 9 + 4;
      for (let i = 0; i < 300; i++) [w, config] = rule(w, w.mul(2), config);
      expect(w.mul(w).sum()).toBeLessThan(start);
    });
  }
});
