// Every activation of the layers' table on variables, by its name and from its pair alone, as a new one is.

import { describe, expect, it } from 'vitest';
import { hessian, nn, Variable } from '../../../kernel-lib/library/autograd/index.js';
import { pairOperation } from '../../../kernel-lib/library/autograd/ops/activations.js';
import {
  ACTIVATION_PAIRS,
  type ActivationPairName,
} from '../../../kernel-lib/library/layers/index.js';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import type { Tensor } from '../../../kernel-lib/library/tensor/index.js';

const names = Object.keys(ACTIVATION_PAIRS) as ActivationPairName[];
const x = new RandomState(4).randn(3, 4).mul(2);
const dout = new RandomState(5).randn(3, 4);

const furthest = (a: Tensor, b: Tensor) => a.sub(b).abs().max();

describe.each(names)('%s', (name) => {
  const { forward, backward } = ACTIVATION_PAIRS[name];
  it.each<[string, (v: Variable) => Variable]>([
    ['its name', (v) => v.activation(name)],
    ['its module', (v) => new nn.Activation(name).forward(v)],
    ['its pair', (v) => v.apply(pairOperation(name))],
  ])('by %s is the layer', (_, f) => {
    const v = new Variable(x);
    const y = f(v);
    y.backward(dout);
    const [out, cache] = forward(x);
    expect(furthest(y.value, out)).toBeLessThan(1e-14);
    expect(furthest(v.grad!, backward(dout, cache))).toBeLessThan(1e-14);
    expect(f(new Variable(x.astype('float32'))).dtype).toBe('float32');
  });

  it('from its pair has no second derivative, and says so', () => {
    const twice = () => hessian((w) => w.apply(pairOperation(name)).square().sum(), x.slice(0));
    expect(twice).toThrow(`${name} can be differentiated once: its gradient is ${name}_backward`);
  });
});

it('a name that is not in the table is told with those that are', () => {
  const message = "activation 'rellu' is not known. Try one of relu, leaky_relu, ";
  expect(() => new nn.Activation('rellu' as never)).toThrow(message);
  expect(() => new Variable(x).activation('toString' as never)).toThrow(/'toString' is not known/);
  expect(`${new nn.Activation('elu')}`).toBe('Activation(elu)');
});
