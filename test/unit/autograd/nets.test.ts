import { FullyConnectedNet, type FullyConnectedOptions, sgd } from 'kernel-lib';
import { nn, optim, type Variable } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const [N, D, C] = [7, 12, 4];
const rng = new RandomState(1);
const X = rng.randn(N, D);
const y = rng.randint(0, C, N) as Tensor;

const ACTIVATIONS = {
  relu: () => new nn.ReLU(),
  tanh: () => new nn.Tanh(),
  sigmoid: () => new nn.Sigmoid(),
  leaky_relu: () => new nn.LeakyReLU(0.1),
  elu: () => new nn.ELU(),
  gelu: () => new nn.GELU(),
  swish: () => new nn.Swish(),
  prelu: () => new nn.PReLU(),
} as const;

type Options = Omit<FullyConnectedOptions, 'activation'> & {
  activation?: keyof typeof ACTIVATIONS;
};

/** The modules of the same net, with the weights and the dropout masks of the hand-written one. */
function modulesOf(net: FullyConnectedNet, options: Options): nn.Sequential {
  const { hiddenDims, normalization = 'none', activation = 'relu', dropoutKeep = 1 } = options;
  const layers: nn.Module[] = [];
  const state: nn.StateDict = {};
  const dims = [D, ...hiddenDims, C];
  const add = (module: nn.Module, weights: Record<string, string> = {}) => {
    for (const [own, theirs] of Object.entries(weights))
      state[`${layers.length}.${own}`] = net.params[theirs] as Tensor;
    layers.push(module);
  };
  for (let l = 1; l < dims.length; l++) {
    add(new nn.Linear(dims[l - 1]!, dims[l]!), { weight: `W${l}`, bias: `b${l}` });
    if (l === dims.length - 1) break;
    const norm = { gamma: `gamma${l}`, beta: `beta${l}` };
    if (normalization === 'batchnorm') add(new nn.BatchNorm1d(dims[l]!), norm);
    if (normalization === 'layernorm') add(new nn.LayerNorm(dims[l]!), norm);
    add(ACTIVATIONS[activation]());
    if (dropoutKeep < 1) add(new nn.Dropout({ keep: dropoutKeep, seed: 9 + l }));
  }
  const modules = new nn.Sequential(...layers);
  modules.loadStateDict({ ...modules.stateDict(), ...state });
  return modules;
}

/** Every gradient of the tape beside that of the layers written by hand. */
function expectSame(
  modules: nn.Sequential,
  loss: Variable,
  hand: [number, Record<string, Tensor>],
) {
  expect(Math.abs(loss.item() - hand[0])).toBeLessThan(1e-12);
  modules.zeroGrad();
  loss.backward();
  const names = Object.keys(hand[1]).sort(byLayer);
  const parameters = modules.parameters();
  expect(parameters.length).toBe(names.length);
  let worst = 0;
  names.forEach((name, i) => {
    const [ours, theirs] = [parameters[i]?.grad as Tensor, hand[1][name] as Tensor];
    expect(ours.shape, name).toEqual(theirs.shape);
    for (const [k, g] of ours.data.entries())
      worst = Math.max(worst, Math.abs(g - theirs.data[k]!) / Math.max(1, Math.abs(g)));
  });
  expect(worst).toBeLessThan(1e-12);
}

/** W1, b1, gamma1, beta1, W2, …: the order of the modules. */
function byLayer(a: string, b: string): number {
  const rank = (name: string) => {
    const [, kind, layer] = /^([a-zA-Z]+)(\d+)$/.exec(name) as RegExpExecArray;
    return Number(layer) * 10 + ['W', 'b', 'gamma', 'beta', 'alpha'].indexOf(kind as string);
  };
  return rank(a) - rank(b);
}

describe('the gradients of whole nets are those of the hand-written layers', () => {
  const nets: Record<string, Options> = {
    'one layer': { hiddenDims: [] },
    'two layers': { hiddenDims: [9] },
    'svm loss': { hiddenDims: [9, 8], loss: 'svm' },
    'batch norm': { hiddenDims: [9, 8], normalization: 'batchnorm' },
    'layer norm': { hiddenDims: [9, 8], normalization: 'layernorm', activation: 'tanh' },
    dropout: { hiddenDims: [9, 8], dropoutKeep: 0.6, dropoutSeed: 9 },
    'batch norm, dropout, svm': {
      hiddenDims: [20, 15, 10],
      normalization: 'batchnorm',
      dropoutKeep: 0.7,
      dropoutSeed: 9,
      loss: 'svm',
      activation: 'gelu',
    },
    'L2 penalty': { hiddenDims: [9, 8], reg: 0.3 },
    ...Object.fromEntries(
      Object.keys(ACTIVATIONS).map((activation) => [
        activation,
        { hiddenDims: [6, 5], activation: activation as keyof typeof ACTIVATIONS },
      ]),
    ),
  };

  it.each(Object.entries(nets))('%s', (_name, given) => {
    const options = { ...given, inputDim: D, numClasses: C, weightScale: 0.4 };
    const hand = new FullyConnectedNet(options);
    const modules = modulesOf(hand, options);
    const scores = modules.forward(X);
    let loss = options.loss === 'svm' ? nn.svmLoss(scores, y) : nn.crossEntropy(scores, y);
    if (options.reg)
      for (const [name, p] of modules.namedParameters())
        if (name.endsWith('weight'))
          loss = loss.add(
            p
              .square()
              .sum()
              .mul(options.reg / 2),
          );
    expectSame(modules, loss, hand.loss(X, y));
  });

  it('over ten updates, with the running averages of batch norm', () => {
    const options: Options = {
      hiddenDims: [9],
      inputDim: D,
      numClasses: C,
      normalization: 'batchnorm',
      weightScale: 0.4,
    };
    const hand = new FullyConnectedNet(options);
    const modules = modulesOf(hand, options);
    const optimizer = new optim.SGD(modules.parameters(), { lr: 0.1 });
    for (let step = 0; step < 10; step++) {
      const loss = nn.crossEntropy(modules.forward(X), y);
      const result = hand.loss(X, y);
      expectSame(modules, loss, result);
      optimizer.step();
      for (const [name, w] of Object.entries(hand.params))
        [hand.params[name]] = sgd(w, result[1][name] as Tensor, { learning_rate: 0.1 });
    }
    const running = hand.extraState().running[0];
    const mean = (modules.layers[1] as nn.BatchNorm1d).runningMean;
    for (const [i, v] of mean.data.entries())
      expect(Math.abs(v - (running?.mean.data[i] as number))).toBeLessThan(1e-12);
  });
});
