import { AutogradError, nn, optim, Variable } from 'kernel-lib/autograd';
import { TensorError } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const parameters = () => [new Variable([1, 2])];

/** What somebody writes, and what is said. */
const OPTIMISERS: [
  name: Exclude<keyof typeof optim, 'Optimizer'>,
  options: object,
  said: string,
][] = [
  [
    'SGD',
    { lr: -0.1 },
    'SGD: the learning rate must be a number from 0 up, got -0.1. A negative one would climb.',
  ],
  [
    'SGD',
    { lr: '0.1' },
    'SGD: the learning rate must be a number from 0 up, got the string "0.1".',
  ],
  ['SGD', { lr: null }, 'SGD: the learning rate must be a number from 0 up, got null.'],
  [
    'Adagrad',
    { lr: Infinity },
    'Adagrad: the learning rate must be a number from 0 up, got Infinity.',
  ],
  ['Adam', { beta1: 5 }, 'Adam: beta1 must be a number in [0, 1), got 5.'],
  ['Adam', { beta2: 1 }, 'Adam: beta2 must be a number in [0, 1), got 1.'],
  ['Adam', { epsilon: -1 }, 'Adam: epsilon must be a number in [0, Infinity), got -1.'],
  [
    'Adam',
    { weightDecay: Number.NaN },
    'Adam: weightDecay must be a number in [0, Infinity), got NaN.',
  ],
  [
    'Adam',
    { biasCorrection: 'no' },
    'Adam: biasCorrection must be true or false, got the string "no".',
  ],
  [
    'AdamW',
    { weightDecay: [1] },
    'AdamW: weightDecay must be a number in [0, Infinity), got an array of 1.',
  ],
  ['Momentum', { momentum: 1.5 }, 'Momentum: momentum must be a number in [0, 1), got 1.5.'],
  ['Momentum', { nesterov: 1 }, 'Momentum: nesterov must be true or false, got the number 1.'],
  ['RMSprop', { decayRate: 99 }, 'RMSprop: decayRate must be a number in [0, 1), got 99.'],
  ['Lion', { beta1: 2 }, 'Lion: beta1 must be a number in [0, 1), got 2.'],
  [
    'Adafactor',
    { decayExponent: 0.8 },
    'Adafactor: decayExponent must be a number in [-1, 0), got 0.8.',
  ],
  ['Adam', { eps: 1e-8 }, 'Adam: there is no option eps. Did you mean epsilon?'],
  ['Adam', { betas: [0.9, 0.99] }, 'Adam: there is no option betas. Did you mean beta1 and beta2?'],
  [
    'Adam',
    { amsgrad: true },
    'Adam: there is no option amsgrad. There is lr, beta1, beta2, epsilon, biasCorrection, weightDecay.',
  ],
  ['RMSprop', { alpha: 0.9 }, 'RMSprop: there is no option alpha. Did you mean decayRate?'],
  ['SGD', { momentum: 0.9 }, 'SGD: there is no option momentum; there is lr. Momentum has it.'],
  [
    'SGD',
    0.1 as never,
    'SGD: the options are the number 0.1; expected an object of lr, such as { lr: … }.',
  ],
];

describe('optimisers', () => {
  it.each(OPTIMISERS)('%s(%j)', (name, options, said) => {
    const make = () => new (optim[name] as typeof optim.SGD)(parameters(), options);
    expect(make).toThrow(AutogradError);
    expect(make).toThrow(new AutogradError(said));
  });

  it('take what is right, 0 included', () => {
    const zero = { lr: 0, beta1: 0, beta2: 0, weightDecay: 0, epsilon: 0 };
    expect(new optim.AdamW(parameters(), zero).lr).toBe(0);
    expect(new optim.Momentum(parameters(), { momentum: 0, nesterov: true }).lr).toBe(0.01);
  });

  it('check a rate that is set later', () => {
    const sgd = new optim.SGD(parameters());
    expect(() => {
      sgd.lr = -1;
    }).toThrow(/from 0 up, got -1/);
    expect(sgd.lr).toBe(0.01);
  });
});

/** Modules with an argument that cannot be, and what is said. */
const MODULES: [make: () => unknown, said: RegExp][] = [
  [
    () => new nn.BatchNorm1d(3, { momentum: 5 }),
    /BatchNorm1d: momentum is the number 5; expected a number from 0 to 1/,
  ],
  [
    () => new nn.BatchNorm2d(3, { eps: -1 }),
    /BatchNorm2d: eps is the number -1; expected a number from 0 to 1/,
  ],
  [
    () => new nn.LayerNorm(3, { epsilon: 1 } as never),
    /LayerNorm: there is no option epsilon\. Did you mean eps\?/,
  ],
  [
    () => new nn.LayerNorm([3] as never),
    /LayerNorm: D must be a whole number above 0, got an array of 1/,
  ],
  [() => new nn.GroupNorm(2, 4, 1e-5 as never), /GroupNorm: the options are the number 0\.00001/],
  [
    () => new nn.Linear(3, 2, false as never),
    /Linear: the options are the boolean false; expected an object of bias/,
  ],
  [
    () => new nn.Linear(3, 2, { biass: false } as never),
    /Linear: there is no option biass\. There is bias/,
  ],
  [
    () => new nn.Linear(3, 2, { dtype: 'int32' as never }),
    /Linear: dtype must be 'float32' or 'float64', got the string "int32"/,
  ],
  [() => new nn.Embedding(3, 2, { bias: true } as never), /Embedding: there is no option bias/],
  [
    () => new nn.Conv2d(3, 2, 3, { pad: 1 } as never),
    /Conv2d: there is no option pad\. Did you mean padding\?/,
  ],
  [
    () => new nn.Dropout({ p: 0.2 } as never),
    /p, the probability of dropping, is the first argument/,
  ],
  [() => new nn.Dropout(0.2, { keepProb: 0.8 } as never), /Dropout: there is no option keepProb/],
  [() => new nn.Dropout(-0.1), /Dropout: p, .* must be in \[0, 1\), got -0\.1/],
  [
    () => new nn.LeakyReLU({ negative_slope: 0.1 } as never),
    /LeakyReLU: alpha is a plain object; expected a number/,
  ],
  [() => new nn.ELU(Number.NaN), /ELU: alpha is the number NaN/],
  [() => new nn.Swish('1' as never), /Swish: beta is the string "1"/],
  [
    () => new nn.GELU('none' as never),
    /GELU: form must be 'exact' or 'tanh', got the string "none"/,
  ],
  [
    () => new nn.Softmax({ dim: 1 } as never),
    /Softmax: the axis must be a whole number, got a plain object/,
  ],
  [
    () => new nn.LogSoftmax(0.5),
    /LogSoftmax: the axis must be a whole number, got the number 0\.5/,
  ],
  [() => new nn.PReLU(0.25 as never), /PReLU: the options are the number 0\.25/],
  [
    () => new nn.FFNN(2, 3, 2, { seed: 1 } as never),
    /FFNN: there is no option seed\. There is rng/,
  ],
  [
    () => nn.solverModel(new nn.Tanh(), { criterion: 1 } as never),
    /solverModel: there is no option criterion/,
  ],
];

it.each(MODULES)('modules say which argument cannot be: %s', (make, said) => {
  expect(make).toThrow(said);
  try {
    make();
  } catch (error) {
    expect(error instanceof AutogradError || error instanceof TensorError).toBe(true);
  }
});
