import type { Mutant } from '../mutant.js';

/*
 * Settings of batch and layer normalisation: what is taken for left out, other numbers, where the
 * running averages are kept, and statistics that are not those of the batch.
 */

type Wrong = readonly [name: string, replace: readonly (readonly [string, string])[], says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, replace, says]) => ({ exercise, name, replace, says }));

const forward = 'batchnorm_forward';
const layer = 'layernorm_forward';

const EPS = 'variance.add(eps)';
const BUFFER = 'as never as Record<string, Tensor>)';

export const foundForward: Mutant[] = [
  ...wrong(forward, [
    [
      'eps || 1e-5',
      [[EPS, 'variance.add(eps || 1e-5)']],
      /eps of 0 is taken for one that is left out/,
    ],
    [
      'eps || 1e-5 in test mode only',
      [[EPS, "variance.add(mode === 'test' ? eps || 1e-5 : eps)"]],
      /eps of 0 is taken for one that is left out/,
    ],
    ['eps is 1e-3 when left out', [['eps = 1e-5', 'eps = 1e-3']], /left out, eps is 0.001 here/],
    ['eps is 1e-8 when left out', [['eps = 1e-5', 'eps = 1e-8']], /left out, eps is 1e-8 here/],
    ['eps is 1e-6 when left out', [['eps = 1e-5', 'eps = 1e-6']], /left out, eps is 0.000001 here/],
    ['no eps when left out', [['eps = 1e-5', 'eps = 0']], /left out, eps is|eps is missing/],
    [
      'eps squared',
      [[EPS, 'variance.add(eps * eps)']],
      /eps is 0.01 here, while bn_param says 0.1/,
    ],
    [
      'eps twice',
      [[EPS, 'variance.add(eps).add(eps)']],
      /eps is 0.2 here, while bn_param says 0.1/,
    ],
    ['eps subtracted', [[EPS, 'variance.sub(eps)']], /eps is -0.1 here, while bn_param says 0.1/],
    [
      'eps fixed at 1e-3',
      [[EPS, 'variance.add(1e-3)']],
      /eps is 0.001 here, while bn_param says 0.1/,
    ],
    ['eps as the least variance', [[EPS, 'variance.maximum(eps)']], /eps is missing/],
    [
      'eps fixed in test mode',
      [[EPS, "variance.add(mode === 'test' ? 1e-5 : eps)"]],
      /eps is 0.00001 here/,
    ],
    [
      'eps missing in test mode',
      [[EPS, "variance.add(mode === 'test' ? 0 : eps)"]],
      /eps is missing/,
    ],
    [
      'mean of the batch, running variance in train mode',
      [['const xmu', "if (mode === 'train') variance = running_var;\n  const xmu"]],
      /divides by the running variance/,
    ],
    [
      'running mean, variance of the batch in train mode',
      [['const xmu', "if (mode === 'train') mu = running_mean;\n  const xmu"]],
      /subtracts the running mean/,
    ],
    [
      'the new running variance in train mode',
      [
        [
          'const xmu',
          "if (mode === 'train') variance = bn_param.running_var as Tensor;\n  const xmu",
        ],
      ],
      /divides by the running variance/,
    ],
    [
      'mean of the batch in test mode, running variance',
      [['const xmu', "if (mode === 'test') mu = x.mean(0);\n  const xmu"]],
      /test mode subtracts the mean of the batch/,
    ],
    [
      'not centred in test mode',
      [['x.sub(mu);', "mode === 'test' ? x : x.sub(mu);"]],
      /test mode only scales/,
    ],
    [
      'a batch of one is normalised by the running averages',
      [["mode === 'train'", "mode === 'train' && x.shape[0] > 1"]],
      /a batch of one is a batch as well/,
    ],
    [
      'mean absolute deviation',
      [['.pow(2).mean(0)', '.abs().mean(0)']],
      /squares of the deviations are missing/,
    ],
    [
      'divides by std twice',
      [['xmu.div(std);', 'xmu.div(std).div(std);']],
      /divides by the variance/,
    ],
    [
      'gamma twice',
      [['.mul(gamma).add(beta)', '.mul(gamma).mul(gamma).add(beta)']],
      /gamma multiplies twice/,
    ],
    ['beta subtracted', [['.add(beta)', '.sub(beta)']], /beta is subtracted/],
    ['x in place of x̂', [['xhat.mul(gamma)', 'x.mul(gamma)']], /x is used where x̂ belongs/],
    [
      'the variance over all numbers',
      [['.pow(2).mean(0)', '.pow(2).mean(0).mul(0).add(x.var())']],
      /one variance for all the numbers/,
    ],
    [
      'the mean over all numbers',
      [['mu = x.mean(0)', 'mu = zeros(D).add(x.mean())']],
      /one mean for all the numbers/,
    ],
    [
      'the same tensor for out in every call',
      [
        [
          'return [out, cache]',
          `const own = (batchnorm_forward ${BUFFER};\n  const kept = own[x.shape.join()] ??= zeros(...x.shape);\n  kept.mul_(0).add_(out);\n  return [kept, cache]`,
        ],
      ],
      /two calls of batchnorm_forward returned the same memory/,
    ],
    [
      'the first batch of each shape for ever',
      [
        [
          'mu = x.mean(0);',
          'const own = (batchnorm_forward as never as Record<string, Tensor>);\n    mu = own[x.shape.join()] ??= x.mean(0);',
        ],
      ],
      /out\[/,
    ],
    [
      'gamma changed in place',
      [['const cache', 'gamma.mul_(2);\n  const cache']],
      /changed its input gamma/,
    ],
  ]),
  ...wrong(layer, [
    [
      'eps || 1e-5',
      [[EPS, 'variance.add(eps || 1e-5)']],
      /eps of 0 is taken for one that is left out/,
    ],
    ['eps is 1e-3 when left out', [['eps = 1e-5', 'eps = 1e-3']], /left out, eps is 0.001 here/],
    ['eps is 1e-8 when left out', [['eps = 1e-5', 'eps = 1e-8']], /left out, eps is 1e-8 here/],
    ['eps is 1e-6 when left out', [['eps = 1e-5', 'eps = 1e-6']], /left out, eps is 0.000001 here/],
    ['eps squared', [[EPS, 'variance.add(eps ** 2)']], /eps is 0.01 here, while ln_param says 0.1/],
    ['eps subtracted', [[EPS, 'variance.sub(eps)']], /eps is -0.1 here, while ln_param says 0.1/],
    [
      'eps fixed at 1e-3',
      [[EPS, 'variance.add(1e-3)']],
      /eps is 0.001 here, while ln_param says 0.1/,
    ],
    ['eps as the least variance', [[EPS, 'variance.maximum(eps)']], /eps is missing/],
    [
      'mean along the row, variance over the batch',
      [['xmu.pow(2).mean(1, true)', 'x.sub(x.mean(0, true)).pow(2).mean(0, true)']],
      /the variance over the other/,
    ],
    [
      'mean over the batch, variance along the row',
      [
        ['const mu = x.mean(1, true)', 'const mu = x.mean(0, true)'],
        ['xmu.pow(2).mean(1, true)', 'x.sub(x.mean(1, true)).pow(2).mean(1, true)'],
      ],
      /the mean over the other/,
    ],
    [
      'one mean for everything',
      [
        ['x.mean(1, true)', 'x.mean()'],
        ['xmu.pow(2).mean(1, true)', 'xmu.pow(2).mean()'],
        ['sqrt(variance.add(eps))', 'Math.sqrt(variance + eps)'],
      ],
      /one mean for all the numbers|threw/,
    ],
    [
      'mean of squares minus square of mean',
      [['xmu.pow(2).mean(1, true)', 'x.pow(2).mean(1, true).sub(mu.pow(2)).maximum(0)']],
      /loses its digits/,
    ],
    [
      'mean absolute deviation',
      [['xmu.pow(2).mean(1, true)', 'xmu.abs().mean(1, true)']],
      /squares of the deviations are missing/,
    ],
    ['squares around 0', [['xmu.pow(2)', 'x.pow(2)']], /squares are taken around 0/],
    ['not centred', [['xmu.div(std)', 'x.div(std)']], /mean is not subtracted/],
    [
      'gamma and beta swapped',
      [['.mul(gamma).add(beta)', '.mul(beta).add(gamma)']],
      /changed places/,
    ],
    ['beta inside', [['.mul(gamma).add(beta)', '.add(beta).mul(gamma)']], /beta is added before/],
    ['gamma twice', [['.mul(gamma).add', '.mul(gamma).mul(gamma).add']], /gamma multiplies twice/],
    [
      'the eps of the first call for ever',
      [[EPS, 'variance.add(((layernorm_forward as never as Record<string, number>).eps ??= eps))']],
      /eps is 0.1 here/,
    ],
    [
      'the same tensor for out in every call',
      [
        [
          'return [out, cache]',
          `const own = (layernorm_forward ${BUFFER};\n  const kept = (own[x.shape.join()] ??= out.copy());\n  kept.mul_(0).add_(out);\n  return [kept, cache]`,
        ],
      ],
      /returned the same memory/,
    ],
    [
      'eps written into ln_param',
      [['const mu', 'ln_param.eps = eps * 2;\n  const mu']],
      /changed its input ln_param/,
    ],
    ['float32', [['return [out,', "return [out.astype('float32'),"]], /loses digits/],
    [
      'D - 1 unless there is one feature',
      [['xmu.pow(2).mean(1, true)', 'xmu.pow(2).sum(1, true).div(Math.max(1, x.shape[1] - 1))']],
      /divided by D - 1/,
    ],
  ]),
];
