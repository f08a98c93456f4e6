import type { Mutant } from '../mutant.js';

/* Ways back through batch and layer normalisation. */

type Wrong = readonly [name: string, replace: readonly (readonly [string, string])[], says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, replace, says]) => ({ exercise, name, replace, says }));
const anew = (
  exercise: string,
  list: readonly (readonly [name: string, body: string, says: RegExp])[],
): Mutant[] => list.map(([name, body, says]) => ({ exercise, name, body, says }));

const backward = 'batchnorm_backward';
const alt = 'batchnorm_backward_alt';
const layer = 'layernorm_backward';

const RETURN = 'return [dx, dgamma, dbeta]';
const UNPACK = '[xmu, std, xhat, gamma] = cache';
const UNPACK_ALT = '[, std, xhat, gamma] = cache';
const UNPACK_LAYER = '[std, xhat, gamma] = cache';
const MEANS = '.sub(dxhat.mean(1, true))';
const ALONG = '.sub(xhat.mul(dxhat.mul(xhat).mean(1, true)))';

/** Slips that all three can have, with the unpacking of each. */
const anyOf = (exercise: string, unpack: string): Mutant[] =>
  wrong(exercise, [
    [
      'std and gamma in the other order',
      [[unpack, unpack.replace('std', 'SWAP').replace('gamma', 'std').replace('SWAP', 'gamma')]],
      /std and gamma have changed places|order in which forward packs/,
    ],
    [
      'uses up x̂ in the cache',
      [[RETURN, `xhat.mul_(0.5);\n  ${RETURN}`]],
      /changed its cache in place/,
    ],
    [
      'uses up std in the cache',
      [[RETURN, `std.mul_(2);\n  ${RETURN}`]],
      /changed its cache in place/,
    ],
    [
      'the same dx in every call',
      [
        [
          RETURN,
          `const own = (${exercise} as never as Record<string, Tensor>);\n  const kept = (own[dx.shape.join()] ??= dx.copy());\n  kept.mul_(0).add_(dx);\n  return [kept, dgamma, dbeta]`,
        ],
      ],
      /returned the same memory/,
    ],
    [
      'dbeta times gamma',
      [['dbeta = dout.sum(0)', 'dbeta = dout.mul(gamma).sum(0)']],
      /gamma does not belong in dbeta|dx\[/,
    ],
    [
      'dgamma times gamma',
      [['dgamma = dout.mul(xhat)', 'dgamma = dout.mul(gamma).mul(xhat)']],
      /gamma itself does not belong in dgamma|dx\[/,
    ],
    [
      'dgamma divided by std',
      [[RETURN, 'return [dx, dout.mul(xhat).div(std).sum(0), dbeta]']],
      /divides by √\(var \+ eps\) once more/,
    ],
    [
      'sums before it multiplies',
      [[RETURN, 'return [dx, dout.sum(0).mul(xhat.sum(0)), dbeta]']],
      /multiply first, then sum/,
    ],
    ['dgamma is dbeta', [[RETURN, 'return [dx, dbeta, dbeta]']], /dgamma is the sum of dout alone/],
    [
      'dbeta with the wrong sign',
      [[RETURN, 'return [dx, dgamma, dbeta.neg()]']],
      /β is added, so dbeta|sign is wrong/,
    ],
    ['dgamma with the wrong sign', [[RETURN, 'return [dx, dgamma.neg(), dbeta]']], /sign is wrong/],
    ['dx with the wrong sign', [[RETURN, 'return [dx.neg(), dgamma, dbeta]']], /sign is wrong/],
    [
      'divides by std once too often',
      [[RETURN, 'return [dx.div(std), dgamma, dbeta]']],
      /once too often/,
    ],
    [
      'multiplies by std',
      [[RETURN, 'return [dx.mul(std).mul(std), dgamma, dbeta]']],
      /multiplies by √\(var \+ eps\)/,
    ],
    [
      'x̂ from dout',
      [[unpack, `${unpack};\n  dout.mul_(1.5)`]],
      /changed its input dout|it changes its input/,
    ],
    ['float32', [[RETURN, "return [dx.astype('float32'), dgamma, dbeta]"]], /loses digits/],
    ['two gradients only', [[RETURN, 'return [dx, dgamma] as never']], /list of 2/],
  ]);

export const foundGradients: Mutant[] = [
  ...anyOf(backward, UNPACK),
  ...anyOf(alt, UNPACK_ALT),
  ...anyOf(layer, UNPACK_LAYER),
  ...wrong(backward, [
    [
      'x - μ and x̂ in the other order',
      [[UNPACK, '[xhat, std, xmu, gamma] = cache']],
      /taken apart in another order|order in which forward packs/,
    ],
    [
      'N - 1 in both',
      [['const N = dout.shape[0]', 'const N = dout.shape[0] - 1']],
      /divides by N - 1 on the way back/,
    ],
    [
      'gamma twice',
      [['const dxhat = dout.mul(gamma)', 'const dxhat = dout.mul(gamma).mul(gamma)']],
      /gamma multiplies twice/,
    ],
    [
      'gamma at the end as well',
      [[RETURN, 'return [dx.mul(gamma), dgamma, dbeta]']],
      /gamma multiplies twice/,
    ],
    [
      'what reaches x̂ itself is lost',
      [['let dxmu = dxhat.div(std)', 'let dxmu = dxhat.mul(0)']],
      /what reaches x̂ itself/,
    ],
    ['the mean twice', [['dmu.div(N)', 'dmu.mul(2 / N)']], /stands there twice/],
    [
      'the mean of the rows',
      [['dxmu.add(dmu.div(N))', 'dxmu.sub(dxmu.mean(1, true))']],
      /runs over the other axis/,
    ],
    [
      'the sum of the rows in dstd',
      [['dxhat.mul(xmu).sum(0)', 'dxhat.mul(xmu).sum(1, true)']],
      /dx\[/,
    ],
    ['dmu before the variance', [['dmu = dxmu.sum(0)', 'dmu = dxhat.sum(0)']], /dx\[/],
    [
      'x̂ found again from γ',
      [
        ['const N', 'const mine = xhat.mul(gamma).div(gamma);\n  const N'],
        ['dout.mul(xhat).sum(0)', 'dout.mul(mine).sum(0)'],
        ['dxhat.mul(xmu)', 'dxhat.mul(mine.mul(std))'],
      ],
      /γ is 0 in one feature|NaN/,
    ],
  ]),
  ...anew(backward, [
    [
      'the first gradient for ever',
      'const own = (batchnorm_backward as never as { kept?: [Tensor, Tensor, Tensor] }); return (own.kept ??= batchnorm_backward_alt(dout, cache));',
      /same memory|different results|dx|has shape/,
    ],
    [
      'the gradient of its own square root',
      'const [, std, xhat, gamma] = cache; const dxhat = dout.mul(gamma); const dx = dxhat.sub(dxhat.mean(0)).div(std).sub(xhat.mul(dxhat.mul(xhat).mean(0))); return [dx, dout.mul(xhat).sum(0), dout.sum(0)];',
      /power of std is wrong/,
    ],
  ]),
  ...wrong(alt, [
    [
      'calls batchnorm_backward',
      [
        [
          'const [, std',
          'if (dout.size > 0) return batchnorm_backward(dout, cache);\n  const [, std',
        ],
      ],
      /calls batchnorm_backward/,
    ],
    ['D for N', [['const N = dout.shape[0]', 'const N = dout.shape[1]']], /dx\[/],
    ['N - 1', [['const N = dout.shape[0]', 'const N = dout.shape[0] - 1']], /dx\[/],
    ['means for sums', [['.sub(dbeta)', '.sub(dout.mean(0))']], /dx\[/],
    ['gamma twice', [['gamma.div(std)', 'gamma.pow(2).div(std)']], /gamma multiplies twice/],
    [
      'only the two sums',
      [['dout.mul(N).sub(dbeta).sub(xhat.mul(dgamma))', 'dbeta.add(xhat.mul(dgamma)).neg()']],
      /what reaches x̂ itself/,
    ],
    ['variance in place of std', [['gamma.div(std)', 'gamma.div(std.pow(2))']], /once too often/],
    ['the sums along the rows', [['.sub(dbeta)', '.sub(dout.sum(1, true))']], /dx\[/],
    [
      'x - μ for x̂',
      [['const [, std, xhat', 'const [xhat, std, ']],
      /another order|x - μ is used|dx\[/,
    ],
  ]),
  ...anew(alt, [
    [
      'calls it and returns it',
      'return batchnorm_backward(dout, cache);',
      /calls batchnorm_backward/,
    ],
    [
      'calls it for dx',
      'const [dx] = batchnorm_backward(dout, cache); const [, , xhat] = cache; return [dx, dout.mul(xhat).sum(0), dout.sum(0)];',
      /calls batchnorm_backward/,
    ],
    [
      'calls it through a helper',
      'const run = (f: typeof batchnorm_backward) => f(dout, cache); return run((d, c) => batchnorm_backward(d, c));',
      /calls batchnorm_backward/,
    ],
  ]),
  ...wrong(layer, [
    [
      'D - 1',
      [
        [MEANS, '.sub(dxhat.sum(1, true).div(dout.shape[1] - 1))'],
        [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true).div(dout.shape[1] - 1)))'],
      ],
      /divides by D - 1 on the way back|NaN/,
    ],
    [
      'the mean over the batch',
      [[MEANS, '.sub(dxhat.mean(0))']],
      /through the mean runs over the other axis/,
    ],
    [
      'the variance over the batch',
      [[ALONG, '.sub(xhat.mul(dxhat.mul(xhat).mean(0)))']],
      /through the variance runs over the other axis/,
    ],
    [
      'no x̂ in the last term',
      [[ALONG, '.sub(dxhat.mul(xhat).mean(1, true))']],
      /x̂ is missing in the last term/,
    ],
    [
      'half the variance',
      [[ALONG, ALONG.replace('mean(1, true)', 'mean(1, true).mul(0.5)')]],
      /half of what it should be/,
    ],
    [
      'twice the variance',
      [[ALONG, ALONG.replace('mean(1, true)', 'mean(1, true).mul(2)')]],
      /twice what it should be/,
    ],
    ['mean added', [[MEANS, MEANS.replace('.sub(', '.add(')]], /wrong sign/],
    ['no division by std', [['.div(std)', '']], /division by √\(var \+ eps\) is missing/],
    ['gamma twice', [['dout.mul(gamma)', 'dout.mul(gamma).mul(gamma)']], /gamma multiplies twice/],
    [
      'dgamma averaged',
      [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).mean(0)']],
      /dgamma is averaged/,
    ],
    ['dbeta averaged', [['dout.sum(0)', 'dout.mean(0)']], /averaged over the batch/],
    ['dbeta without sum', [['dbeta = dout.sum(0)', 'dbeta = dout']], /not summed over the batch/],
    ['gradients in another order', [[RETURN, 'return [dx, dbeta, dgamma]']], /changed places/],
    [
      'batch normalisation’s way',
      [
        [MEANS, '.sub(dxhat.mean(0, true))'],
        [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).mean(0, true)))'],
      ],
      /means are taken over the batch/,
    ],
    [
      'means of all numbers',
      [
        [MEANS, '.sub(dxhat.mean())'],
        [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).mean()))'],
      ],
      /dx\[/,
    ],
  ]),
];
