import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect } from 'vitest';
import type { Followed } from './recipe.js';

const DOUBLING = `import { assertTensor, type Tensor } from '../tensor/index.js';
import { needCache, needDout } from './support.js';

/** out = 2 x */
export function doubling_forward(x: Tensor): [out: Tensor, cache: Tensor] {
  assertTensor('doubling_forward', 'x', x);
  return [x.mul(2), x];
}

/** dx = 2 dout */
export function doubling_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('doubling_backward', cache);
  needDout('doubling_backward', dout, cache.shape);
  return dout.mul(2);
}
`;

export const layer: Followed = {
  title: 'a layer',
  names: { FAMILY: 'doubling' },
  follow(steps) {
    steps.write('layers/FAMILY.ts', DOUBLING);
    steps.insert(
      'layers/index.ts',
      'export {',
      "export { doubling_backward, doubling_forward } from './doubling.js';\n",
    );
    steps.write(
      'layers/FAMILY.test.ts',
      "import { checkLayer } from 'kernel-lib';\nimport { it } from 'vitest';\n\nit('is checked', () => {});\n",
    );
  },
  async known(scratch) {
    const { checkLayer, doubling_forward, doubling_backward, ones } = (await scratch.load(
      'library/index.ts',
    )) as unknown as typeof import('kernel-lib') &
      Record<'doubling_forward' | 'doubling_backward', never>;
    const report = checkLayer(doubling_forward, doubling_backward, { x: ones(2, 3) });
    expect(report.passed, String(report)).toBe(true);
  },
};

const MISH = `import { assertTensor, type Tensor } from '../../tensor/index.js';
import { logistic } from '../logistic.js';
import { mapElements, mapPairs, needCache, needDout } from '../support.js';

/** tanh(log(1 + eˣ)) */
const gate = (x: number) => Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));

/** out = x tanh(log(1 + eˣ)) */
export function mish_forward(x: Tensor): [out: Tensor, cache: Tensor] {
  assertTensor('mish_forward', 'x', x);
  return [mapElements(x, (v) => v * gate(v)), x];
}

/** dx = dout (t + x σ(x) (1 - t²)), t = tanh(log(1 + eˣ)) */
export function mish_backward(dout: Tensor, cache: Tensor): Tensor {
  needCache('mish_backward', cache);
  needDout('mish_backward', dout, cache.shape);
  return mapPairs(dout, cache, (d, v) => {
    const t = gate(v);
    return d * (t + v * logistic(v) * (1 - t * t));
  });
}
`;

export const activation: Followed = {
  title: 'an activation',
  names: { NAME: 'mish' },
  follow(steps) {
    steps.write('activations/NAME.ts', MISH);
    const index = 'activations/index.ts';
    steps.insert(
      index,
      'import { type ActivationPair',
      "import { mish_backward, mish_forward } from './mish.js';\n",
    );
    steps.insert(index, "export * from './prelu.js'", "export * from './mish.js';\n");
    steps.insert(index, '} as const', '  mish: pair(mish_forward, mish_backward),\n');
    steps.insert(
      'make_layers_golden.py',
      'path = Path(',
      'case("mish", {"x": xa}, F.mish, lambda x: x * np.tanh(np.log1p(np.exp(x))))\n\n',
    );
    // PyTorch's mish at 1 and its slope.
    steps.insert(
      'layers_golden.json',
      '\n]}',
      ',\n{"name": "mish", "params": {}, "inputs": {"x": [1.0], "dout": [1.0]}, "expected": {"out": [0.8650983882673103], "dx": [1.0490362200997922]}}',
    );
  },
  async known(scratch) {
    type Library = typeof import('kernel-lib');
    const lib = (await scratch.load('library/index.ts')) as unknown as Library;
    const { nn } = lib;
    const name = 'mish' as 'relu';
    const x = lib.tensor([1]);
    const golden = JSON.parse(
      readFileSync(join(scratch.root, 'test/reference/layers_golden.json'), 'utf8'),
    );
    const { expected } = golden.cases.find((one: { name: string }) => one.name === name);
    // The library's own names, nets, autograd,
    const { mish_forward } = lib as unknown as Record<string, Library['relu_forward']>;
    expect(mish_forward!(x)[0].item()).toBeCloseTo(expected.out[0], 12);
    new lib.FullyConnectedNet({ inputDim: 2, hiddenDims: [3], numClasses: 2, activation: name });
    expect(lib.ACTIVATIONS[name].backward(lib.ones(1), x).item()).toBeCloseTo(expected.dx[0], 12);
    for (const f of [
      (v: InstanceType<Library['Variable']>) => v.activation(name),
      (v: InstanceType<Library['Variable']>) => new nn.Activation(name).forward(v),
    ]) {
      const v = new lib.Variable(x);
      f(v).sum().backward();
      expect(v.grad!.item()).toBeCloseTo(expected.dx[0], 12);
    }
    // the figure, and the checks' pairs.
    const { activationTable } = (await scratch.load(
      'course/figures/activations.ts',
    )) as unknown as typeof import('../../../kernel-lib/course/figures/activations.js');
    expect(activationTable([name]).functions[0]?.name).toBe('mish');
    const { pairOf } = (await scratch.load(
      'checks/activations/pairs.ts',
    )) as unknown as typeof import('../../../kernel-lib/course/checks/activations/pairs.js');
    expect(
      pairOf(name)
        .out(x as never)
        .item(),
    ).toBeCloseTo(expected.out[0], 12);
  },
};

export const operation: Followed = {
  title: 'an operation of `Variable`',
  names: { FAMILY: 'elementwise' },
  follow(steps) {
    steps.insert(
      'ops/FAMILY.ts',
      '/** √a',
      `/** a³ */
export const CUBE: Operation = {
  name: 'cube',
  forward: (a) => a.mul(a).mul(a),
  gradients: [(g, _out, a) => g.mul(a.square().mul(3))],
  keeps: [0],
};

`,
    );
    steps.insert(
      'autograd/Variable.ts',
      '  /** log(1 + eˣ) */',
      '  /** x³ */\n  cube(): Variable {\n    return apply(elementwise.CUBE, this);\n  }\n\n',
    );
    steps.insert(
      'autograd/operations.ts',
      "  ...unary('softplus'",
      "  ...unary('cube', (x) => x.cube()),\n",
    );
  },
  async known(scratch) {
    const { Variable } = (await scratch.load(
      'library/index.ts',
    )) as unknown as typeof import('kernel-lib');
    const x = new Variable(2) as InstanceType<typeof Variable> & {
      cube(): InstanceType<typeof Variable>;
    };
    x.cube().backward();
    expect(x.grad?.item()).toBe(12);
    const { CASES } = (await scratch.load(
      'test/unit/autograd/operations.ts',
    )) as unknown as typeof import('../../unit/autograd/operations.js');
    expect(CASES.map(({ name }) => name)).toContain('cube of (3)');
  },
};

export const advice: Followed = {
  title: 'advice for what Python users type',
  names: {},
  follow(steps) {
    steps.insert(
      'advice/names.ts',
      '  exit: () =>',
      '  hypot: (args) => `The long side of a triangle is: Math.hypot(${args[0]}, ${args[1]})`,\n',
    );
    steps.insert(
      'advice/advice.test.ts',
      "  ['range(3)'",
      "  ['hypot(n, 2)', 'Math.hypot(n, 2)'],\n",
    );
    for (const other of ['pythonLines.ts', 'adviser.ts', 'silent.ts', 'silent.test.ts'])
      steps.leave(other, 'for another kind of line');
  },
  async known(scratch) {
    const { advise } = (await scratch.load(
      'library/advice/index.ts',
    )) as unknown as typeof import('../../../kernel-lib/library/advice/index.js');
    const complaint = {
      code: 2304,
      message: "Cannot find name 'hypot'.",
      start: 0,
      end: 'hypot'.length,
    };
    expect(advise(ts, 'hypot(n, 2)', [complaint])).toEqual([
      'The long side of a triangle is: Math.hypot(n, 2)',
    ]);
  },
};
