import type { Mutant, Variant } from './mutant.js';

const forward = 'batchnorm_forward';
const backward = 'batchnorm_backward';
const alt = 'batchnorm_backward_alt';
const layerForward = 'layernorm_forward';
const layerBackward = 'layernorm_backward';

/** The authored line that simplifies the whole backward pass. */
const ALT = 'dout.mul(N).sub(dbeta).sub(xhat.mul(dgamma)).mul(gamma.div(std).div(N))';
/** The authored dx of layer normalisation, from dxhat on. */
const MEANS = '.sub(dxhat.mean(1, true))';
const ALONG = '.sub(xhat.mul(dxhat.mul(xhat).mean(1, true)))';

export const mutants: Mutant[] = [
  // batchnorm_forward, train mode
  {
    exercise: forward,
    name: 'N - 1 in the variance',
    replace: [['variance = x.sub(mu).pow(2).mean(0)', 'variance = x.var(0, false, 1)']],
    says: /divided by N - 1/,
  },
  {
    exercise: forward,
    name: 'N - 1 in the variance, by hand',
    replace: [['.pow(2).mean(0)', '.pow(2).sum(0).div(x.shape[0] - 1)']],
    says: /divided by N - 1/,
  },
  {
    exercise: forward,
    name: 'N - 1 in the running variance only',
    replace: [
      [
        'variance.mul(1 - momentum)',
        'variance.mul(x.shape[0] / (x.shape[0] - 1)).mul(1 - momentum)',
      ],
    ],
    says: /divided by N - 1/,
  },
  {
    exercise: forward,
    name: 'momentum swapped',
    replace: [
      [
        'running_mean.mul(momentum).add(mu.mul(1 - momentum))',
        'running_mean.mul(1 - momentum).add(mu.mul(momentum))',
      ],
      [
        'running_var.mul(momentum).add(variance.mul(1 - momentum))',
        'running_var.mul(1 - momentum).add(variance.mul(momentum))',
      ],
    ],
    says: /momentum is swapped/,
  },
  {
    exercise: forward,
    name: 'momentum swapped for the variance only',
    replace: [
      [
        'running_var.mul(momentum).add(variance.mul(1 - momentum))',
        'running_var.mul(1 - momentum).add(variance.mul(momentum))',
      ],
    ],
    says: /momentum is swapped/,
  },
  {
    exercise: forward,
    name: 'batch statistics in test mode',
    replace: [
      [
        'const xmu',
        "if (mode === 'test') {\n mu = x.mean(0);\n variance = x.var(0);\n}\nconst xmu",
      ],
    ],
    says: /test mode uses the mean and variance of the batch/,
  },
  {
    exercise: forward,
    name: 'batch variance in test mode, running mean',
    replace: [['const xmu', "if (mode === 'test') variance = x.var(0);\nconst xmu"]],
    says: /out\[/,
  },
  {
    exercise: forward,
    name: 'running averages in train mode',
    replace: [['const xmu', 'mu = running_mean;\nvariance = running_var;\nconst xmu']],
    says: /train mode uses the running averages/,
  },
  {
    exercise: forward,
    name: 'updated running averages in train mode',
    replace: [
      [
        'const xmu',
        "if (mode === 'train') {\n mu = bn_param.running_mean as Tensor;\n variance = bn_param.running_var as Tensor;\n}\nconst xmu",
      ],
    ],
    says: /updated running averages/,
  },
  {
    exercise: forward,
    name: 'running averages not stored',
    replace: [
      ['bn_param.running_mean =', 'const next_mean ='],
      ['bn_param.running_var =', 'const next_var ='],
    ],
    says: /running_mean is not updated/,
  },
  {
    exercise: forward,
    name: 'stored in another object',
    replace: [
      ['bn_param.running_mean =', 'const next = { ...bn_param };\nnext.running_mean ='],
      ['bn_param.running_var =', 'next.running_var ='],
    ],
    says: /in the bn_param that (it )?was given/,
  },
  {
    exercise: forward,
    name: 'only the running mean is stored',
    replace: [['bn_param.running_var =', 'const next_var =']],
    says: /running_var is not updated/,
  },
  {
    exercise: forward,
    name: 'running averages updated in test mode',
    replace: [
      [
        'const xmu',
        "if (mode === 'test') bn_param.running_mean = running_mean.mul(0.9).add(x.mean(0).mul(0.1));\nconst xmu",
      ],
    ],
    says: /test mode updates the running averages/,
  },
  {
    exercise: forward,
    name: 'running averages replaced by the batch',
    replace: [
      ['running_mean.mul(momentum).add(mu.mul(1 - momentum))', 'mu'],
      ['running_var.mul(momentum).add(variance.mul(1 - momentum))', 'variance'],
    ],
    says: /replaced by that of the batch/,
  },
  {
    exercise: forward,
    name: 'running standard deviation',
    replace: [['add(variance.mul(1 - momentum))', 'add(sqrt(variance).mul(1 - momentum))']],
    says: /averages the standard deviation/,
  },
  {
    exercise: forward,
    name: 'first batch fills the averages',
    replace: [
      [
        '{ running_mean = zeros(D), running_var = zeros(D) }',
        '{ running_mean = x.mean(0), running_var = x.var(0) }',
      ],
    ],
    says: /start at zero/,
  },
  {
    exercise: forward,
    name: 'running averages start at variance one',
    replace: [['running_var = zeros(D)', 'running_var = zeros(D).add(1)']],
    says: /start at zero/,
  },
  {
    exercise: forward,
    name: 'momentum 0.99 by default',
    replace: [['momentum = 0.9 ', 'momentum = 0.99 ']],
    says: /momentum 0\.9/,
  },
  {
    exercise: forward,
    name: 'eps outside the root',
    replace: [['sqrt(variance.add(eps))', 'sqrt(variance).add(eps)']],
    says: /eps is outside the root/,
  },
  {
    exercise: forward,
    name: 'eps outside the root in test mode',
    replace: [
      [
        'sqrt(variance.add(eps))',
        "mode === 'train' ? sqrt(variance.add(eps)) : sqrt(variance).add(eps)",
      ],
    ],
    says: /outside the root in test mode/,
  },
  {
    exercise: forward,
    name: 'no eps',
    replace: [['variance.add(eps)', 'variance']],
    says: /eps is missing/,
  },
  {
    exercise: forward,
    name: 'eps fixed',
    replace: [['variance.add(eps)', 'variance.add(1e-5)']],
    says: /take bn_param\.eps/,
  },
  {
    exercise: forward,
    name: 'divides by the variance',
    replace: [['sqrt(variance.add(eps))', 'variance.add(eps)']],
    says: /divides by the variance/,
  },
  {
    exercise: forward,
    name: 'running variance not rooted',
    replace: [
      ['sqrt(variance.add(eps))', "mode === 'train' ? sqrt(variance.add(eps)) : variance.add(eps)"],
    ],
    says: /it is a variance/,
  },
  {
    exercise: forward,
    name: 'rows instead of columns',
    body: `const mu = x.mean(1, true);
const std = sqrt(x.sub(mu).pow(2).mean(1, true).add(bn_param.eps ?? 1e-5));
return [x.sub(mu).div(std).mul(gamma).add(beta), [std]];`,
    says: /wrong axis/,
  },
  {
    exercise: forward,
    name: 'mean over rows, without keepdims',
    replace: [['mu = x.mean(0)', 'mu = x.mean(1)']],
    says: /axis 0: one number per feature/,
  },
  {
    exercise: forward,
    name: 'one mean for everything',
    replace: [
      ['mu = x.mean(0)', 'mu = zeros(D).add(x.mean())'],
      ['.pow(2).mean(0)', '.pow(2).mean(0).mul(0).add(x.var())'],
    ],
    says: /one mean for all the numbers/,
  },
  {
    exercise: forward,
    name: 'not centred',
    replace: [['const xhat = xmu.div(std)', 'const xhat = x.div(std)']],
    says: /mean is not subtracted/,
  },
  {
    exercise: forward,
    name: 'centred only',
    replace: [['const xhat = xmu.div(std)', 'const xhat = xmu']],
    says: /only centred/,
  },
  {
    exercise: forward,
    name: 'variance around zero',
    replace: [['x.sub(mu).pow(2)', 'x.pow(2)']],
    says: /squares are taken around 0/,
  },
  {
    exercise: forward,
    name: 'no gamma',
    replace: [['.mul(gamma)', '']],
    says: /gamma is missing/,
  },
  {
    exercise: forward,
    name: 'no beta',
    replace: [['.add(beta)', '']],
    says: /beta is missing/,
  },
  {
    exercise: forward,
    name: 'neither gamma nor beta',
    replace: [['.mul(gamma).add(beta)', '']],
    says: /scale and shift are missing/,
  },
  {
    exercise: forward,
    name: 'gamma and beta swapped',
    replace: [['.mul(gamma).add(beta)', '.mul(beta).add(gamma)']],
    says: /changed places/,
  },
  {
    exercise: forward,
    name: 'beta inside',
    replace: [['.mul(gamma).add(beta)', '.add(beta).mul(gamma)']],
    says: /beta is added before/,
  },
  {
    exercise: forward,
    name: 'mean of squares minus square of mean',
    replace: [['x.sub(mu).pow(2).mean(0)', 'x.pow(2).mean(0).sub(mu.pow(2)).maximum(0)']],
    says: /loses its digits/,
  },
  {
    exercise: forward,
    name: 'works in place on x',
    replace: [['const xmu = x.sub(mu)', 'const xmu = x.sub_(mu)']],
    says: /input x/,
  },
  {
    exercise: forward,
    name: 'float32',
    replace: [['return [out, cache]', "return [out.astype('float32'), cache]"]],
    says: /loses digits/,
  },
  {
    exercise: forward,
    name: 'out only',
    replace: [['return [out, cache]', 'return out as never']],
    says: /return \[out, cache\]/,
  },
  // batchnorm_backward
  {
    exercise: backward,
    name: 'mean and variance as constants',
    replace: [['const dx = dxmu.add(dmu.div(N))', 'const dx = dxhat.div(std)']],
    says: /treated as constants/,
  },
  {
    exercise: backward,
    name: 'no way through the mean',
    replace: [['dxmu.add(dmu.div(N))', 'dxmu']],
    says: /way through the mean is missing/,
  },
  {
    exercise: backward,
    name: 'no way through the variance',
    replace: [['dxmu = dxmu.add(xmu.mul(dvariance).mul(2 / N));', '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: backward,
    name: 'variance with the wrong sign',
    replace: [['.div(std.pow(2)).mul(-1)', '.div(std.pow(2))']],
    says: /variance has the wrong sign/,
  },
  {
    exercise: backward,
    name: 'mean with the wrong sign',
    replace: [['dxmu.sum(0).mul(-1)', 'dxmu.sum(0)']],
    says: /mean has the wrong sign/,
  },
  {
    exercise: backward,
    name: 'no factor 2 of the square',
    replace: [['.mul(2 / N)', '.mul(1 / N)']],
    says: /derivative of \(x - μ\)² is 2/,
  },
  {
    exercise: backward,
    name: 'no half of the root',
    replace: [['dstd.div(std).mul(0.5)', 'dstd.div(std)']],
    says: /derivative of √v/,
  },
  {
    exercise: backward,
    name: 'variance gradient not divided by N',
    replace: [['.mul(2 / N)', '.mul(2)']],
    says: /variance is a mean: divide its gradient by N/,
  },
  {
    exercise: backward,
    name: 'mean gradient not divided by N',
    replace: [['dmu.div(N)', 'dmu']],
    says: /the mean is a mean: divide its gradient by N/,
  },
  {
    exercise: backward,
    name: 'sums for means',
    replace: [
      ['.mul(2 / N)', '.mul(2)'],
      ['dmu.div(N)', 'dmu'],
    ],
    says: /both ways are sums where means belong/,
  },
  {
    exercise: backward,
    name: 'divides by D',
    replace: [['const N = dout.shape[0]', 'const N = dout.shape[1]']],
    says: /divided by D: μ and var are means over the N examples/,
  },
  {
    exercise: backward,
    name: 'std not squared',
    replace: [['.div(std.pow(2))', '.div(std)']],
    says: /power of std is wrong/,
  },
  {
    exercise: backward,
    name: 'the derivative of 1/std left out',
    replace: [['.div(std.pow(2))', '']],
    says: /power of std is wrong/,
  },
  {
    exercise: backward,
    name: 'consistent with N - 1',
    replace: [['.mul(2 / N)', '.mul(2 / (N - 1))']],
    says: /dx\[/,
  },
  {
    exercise: backward,
    name: 'gamma forgotten in dx',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout']],
    says: /gamma is missing/,
  },
  {
    exercise: backward,
    name: 'stops at dxhat',
    replace: [['return [dx, dgamma', 'return [dxhat, dgamma']],
    says: /still has to pass/,
  },
  {
    exercise: backward,
    name: 'no division by std in dx',
    replace: [['return [dx, dgamma', 'return [dx.mul(std), dgamma']],
    says: /division by √\(var \+ eps\) is missing/,
  },
  {
    exercise: backward,
    name: 'dgamma without sum',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
  {
    exercise: backward,
    name: 'dgamma over the wrong axis',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).sum(1)']],
    says: /wrong axis/,
  },
  {
    exercise: backward,
    name: 'dgamma with x - mu',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xmu).sum(0)']],
    says: /multiplies dout by x - μ/,
  },
  {
    exercise: backward,
    name: 'dgamma averaged',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).mean(0)']],
    says: /dgamma is averaged/,
  },
  {
    exercise: backward,
    name: 'dbeta without sum',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout']],
    says: /not summed over the batch/,
  },
  {
    exercise: backward,
    name: 'dbeta averaged',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout.mean(0)']],
    says: /averaged over the batch/,
  },
  {
    exercise: backward,
    name: 'dgamma and dbeta swapped',
    replace: [['[dx, dgamma, dbeta]', '[dx, dbeta, dgamma]']],
    says: /changed places/,
  },
  {
    exercise: backward,
    name: 'works in place on dout',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout.mul_(gamma)']],
    says: /input dout/,
  },
  {
    exercise: backward,
    name: 'remembers the first cache',
    replace: [
      [
        '[xmu, std, xhat, gamma] = cache',
        '[xmu, std, xhat, gamma] = ((batchnorm_backward as { kept?: Tensor[] }).kept ??= cache)',
      ],
    ],
    says: /its cache|dx\[/,
  },
  // batchnorm_backward_alt
  {
    exercise: alt,
    name: 'N forgotten in front of dout',
    replace: [['dout.mul(N).sub(dbeta)', 'dout.sub(dbeta)']],
    says: /dx\[/,
  },
  {
    exercise: alt,
    name: 'not divided by N',
    replace: [['.div(N))', ')']],
    says: /N = 6 times too large/,
  },
  {
    exercise: alt,
    name: 'no sum of dout',
    replace: [['.sub(dbeta)', '']],
    says: /way through the mean is missing/,
  },
  {
    exercise: alt,
    name: 'no dgamma term',
    replace: [['.sub(xhat.mul(dgamma))', '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: alt,
    name: 'dgamma term added',
    replace: [['.sub(xhat.mul(dgamma))', '.add(xhat.mul(dgamma))']],
    says: /wrong sign/,
  },
  {
    exercise: alt,
    name: 'x hat forgotten',
    replace: [['xhat.mul(dgamma)', 'dgamma']],
    says: /dx\[/,
  },
  {
    exercise: alt,
    name: 'no gamma',
    replace: [['gamma.div(std).div(N)', 'std.pow(-1).div(N)']],
    says: /gamma is missing/,
  },
  {
    exercise: alt,
    name: 'multiplied by std',
    replace: [['gamma.div(std)', 'gamma']],
    says: /division by √\(var \+ eps\) is missing/,
  },
  {
    exercise: alt,
    name: 'dgamma without sum',
    replace: [['return [dx, dgamma', 'return [dx, dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
  // layernorm_forward
  {
    exercise: layerForward,
    name: 'over the batch',
    replace: [
      ['const mu = x.mean(1, true)', 'const mu = x.mean(0, true)'],
      ['xmu.pow(2).mean(1, true)', 'xmu.pow(2).mean(0, true)'],
    ],
    says: /that is batch normalisation/,
  },
  {
    exercise: layerForward,
    name: 'no keepdims',
    replace: [['x.mean(1, true)', 'x.mean(1)']],
    says: /mean\(1, true\)/,
  },
  {
    exercise: layerForward,
    name: 'D - 1 in the variance',
    replace: [['xmu.pow(2).mean(1, true)', 'xmu.pow(2).sum(1, true).div(x.shape[1] - 1)']],
    says: /divided by D - 1/,
  },
  {
    exercise: layerForward,
    name: 'the norm, as the slide is worded',
    replace: [['xmu.pow(2).mean(1, true)', 'xmu.pow(2).sum(1, true)']],
    says: /norm of x - μ/,
  },
  {
    exercise: layerForward,
    name: 'eps outside the root',
    replace: [['sqrt(variance.add(eps))', 'sqrt(variance).add(eps)']],
    says: /outside the root/,
  },
  {
    exercise: layerForward,
    name: 'no eps',
    replace: [['variance.add(eps)', 'variance']],
    says: /eps is missing/,
  },
  {
    exercise: layerForward,
    name: 'eps fixed',
    replace: [['const { eps = 1e-5 } = ln_param;', 'const eps = 1e-5;']],
    says: /take ln_param\.eps/,
  },
  {
    exercise: layerForward,
    name: 'divides by the variance',
    replace: [['sqrt(variance.add(eps))', 'variance.add(eps)']],
    says: /divides by the variance/,
  },
  {
    exercise: layerForward,
    name: 'no gamma',
    replace: [['.mul(gamma)', '']],
    says: /gamma is missing/,
  },
  {
    exercise: layerForward,
    name: 'no beta',
    replace: [['.add(beta)', '']],
    says: /beta is missing/,
  },
  {
    exercise: layerForward,
    name: 'works in place on x',
    replace: [['const xmu = x.sub(mu)', 'const xmu = x.sub_(mu)']],
    says: /input x/,
  },
  // layernorm_backward
  {
    exercise: layerBackward,
    name: 'mean and variance as constants',
    replace: [
      [MEANS, ''],
      [ALONG, ''],
    ],
    says: /treated as constants/,
  },
  {
    exercise: layerBackward,
    name: 'no way through the mean',
    replace: [[MEANS, '']],
    says: /way through the mean is missing/,
  },
  {
    exercise: layerBackward,
    name: 'no way through the variance',
    replace: [[ALONG, '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: layerBackward,
    name: 'variance with the wrong sign',
    replace: [[ALONG, ALONG.replace('.sub(', '.add(')]],
    says: /wrong sign/,
  },
  {
    exercise: layerBackward,
    name: 'means over the batch',
    replace: [
      [MEANS, '.sub(dxhat.mean(0))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).mean(0)))'],
    ],
    says: /means are taken over the batch/,
  },
  {
    exercise: layerBackward,
    name: 'divides by N',
    replace: [
      [MEANS, '.sub(dxhat.sum(1, true).div(dout.shape[0]))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true).div(dout.shape[0])))'],
    ],
    says: /divides by N: a row has D numbers/,
  },
  {
    exercise: layerBackward,
    name: 'sums for means',
    replace: [
      [MEANS, '.sub(dxhat.sum(1, true))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true)))'],
    ],
    says: /both ways are sums where means belong/,
  },
  {
    exercise: layerBackward,
    name: 'gamma at the end',
    replace: [
      ['const dxhat = dout.mul(gamma)', 'const dxhat = dout'],
      ['.div(std)', '.div(std).mul(gamma)'],
    ],
    says: /inside the means/,
  },
  {
    exercise: layerBackward,
    name: 'no gamma',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout']],
    says: /gamma is missing/,
  },
  {
    exercise: layerBackward,
    name: 'dgamma along the row',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).sum(1)']],
    says: /wrong axis/,
  },
  {
    exercise: layerBackward,
    name: 'dgamma without sum',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
  {
    exercise: layerBackward,
    name: 'dbeta along the row',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout.sum(1)']],
    says: /wrong axis/,
  },
];

export const variants: Variant[] = [
  {
    exercise: forward,
    name: 'loops',
    body: `const [N, D] = x.shape;
const eps = bn_param.eps ?? 1e-5;
const keep = bn_param.momentum ?? 0.9;
bn_param.running_mean ??= zeros(D);
bn_param.running_var ??= zeros(D);
const out = zeros(N, D);
const xmu = zeros(N, D);
const xhat = zeros(N, D);
const std = zeros(D);
for (let d = 0; d < D; d++) {
  let mean = bn_param.running_mean.at(d);
  let spread = bn_param.running_var.at(d);
  if (bn_param.mode === 'train') {
    mean = 0;
    for (let n = 0; n < N; n++) mean += x.at(n, d) / N;
    spread = 0;
    for (let n = 0; n < N; n++) spread += (x.at(n, d) - mean) ** 2 / N;
    bn_param.running_mean.set(keep * bn_param.running_mean.at(d) + (1 - keep) * mean, d);
    bn_param.running_var.set(keep * bn_param.running_var.at(d) + (1 - keep) * spread, d);
  }
  std.set(Math.sqrt(spread + eps), d);
  for (let n = 0; n < N; n++) {
    xmu.set(x.at(n, d) - mean, n, d);
    xhat.set(xmu.at(n, d) / std.at(d), n, d);
    out.set(gamma.at(d) * xhat.at(n, d) + beta.at(d), n, d);
  }
}
return [out, [xmu, std, xhat, gamma]];`,
  },
  {
    exercise: forward,
    name: 'var(0), rows kept, one affine map per feature',
    body: `const { mode, eps = 1e-5, momentum = 0.9 } = bn_param;
const old_mean = bn_param.running_mean ?? zeros(x.shape[1]);
const old_var = bn_param.running_var ?? zeros(x.shape[1]);
if (mode === 'test') {
  const slope = gamma.div(sqrt(old_var.add(eps)));
  return [x.sub(old_mean).mul(slope).add(beta), []];
}
const mu = x.mean(0);
const variance = x.var(0);
bn_param.running_mean = old_mean.add(mu.sub(old_mean).mul(1 - momentum));
bn_param.running_var = old_var.add(variance.sub(old_var).mul(1 - momentum));
const std = sqrt(variance.add(eps));
const xmu = x.sub(mu);
const xhat = xmu.mul(std.pow(-1));
return [gamma.mul(xhat).add(beta), [xmu, std, xhat, gamma]];`,
  },
  {
    exercise: backward,
    name: 'the paper’s formulas',
    body: `const [xmu, std, xhat, gamma] = cache;
const N = dout.shape[0];
const dxhat = dout.mul(gamma);
const dvar = dxhat.mul(xmu).sum(0).mul(-0.5).mul(std.pow(-3));
const dmu = dxhat.sum(0).div(std).mul(-1).add(dvar.mul(xmu.sum(0)).mul(-2 / N));
const dx = dxhat.div(std).add(xmu.mul(dvar).mul(2 / N)).add(dmu.div(N));
return [dx, dout.mul(xhat).sum(0), dout.sum(0)];`,
  },
  {
    exercise: backward,
    name: 'column by column',
    body: `const [, std, xhat, gamma] = cache;
const [N, D] = dout.shape;
const [dx, dgamma, dbeta] = [zeros(N, D), zeros(D), zeros(D)];
for (let d = 0; d < D; d++) {
  let plain = 0;
  let along = 0;
  for (let n = 0; n < N; n++) {
    plain += dout.at(n, d);
    along += dout.at(n, d) * xhat.at(n, d);
  }
  dbeta.set(plain, d);
  dgamma.set(along, d);
  for (let n = 0; n < N; n++) {
    const rest = dout.at(n, d) - plain / N - (xhat.at(n, d) * along) / N;
    dx.set((gamma.at(d) / std.at(d)) * rest, n, d);
  }
}
return [dx, dgamma, dbeta];`,
  },
  {
    exercise: alt,
    name: 'with means',
    replace: [
      [ALT, 'gamma.div(std).mul(dout.sub(dout.mean(0)).sub(xhat.mul(dout.mul(xhat).mean(0))))'],
    ],
  },
  {
    exercise: alt,
    name: 'as two projections',
    replace: [[ALT, 'dout.sub(dbeta.add(xhat.mul(dgamma)).div(N)).mul(gamma).div(std)']],
  },
  {
    exercise: layerForward,
    name: 'transposed batch normalisation',
    body: `const eps = ln_param.eps ?? 1e-5;
const columns = x.T;
const std = sqrt(columns.var(0).add(eps));
const xhat = columns.sub(columns.mean(0)).div(std).T;
return [xhat.mul(gamma).add(beta), [std.reshape(-1, 1), xhat, gamma]];`,
  },
  {
    exercise: layerForward,
    name: 'loops',
    body: `const { eps = 1e-5 } = ln_param;
const [N, D] = x.shape;
const [out, xhat, std] = [zeros(N, D), zeros(N, D), zeros(N, 1)];
for (let n = 0; n < N; n++) {
  const row = Array.from(x.slice(n).data);
  const mean = row.reduce((a, b) => a + b, 0) / D;
  const spread = row.reduce((a, b) => a + (b - mean) ** 2, 0) / D;
  std.set(Math.sqrt(spread + eps), n, 0);
  for (let d = 0; d < D; d++) {
    xhat.set((row[d] - mean) / std.at(n, 0), n, d);
    out.set(gamma.at(d) * xhat.at(n, d) + beta.at(d), n, d);
  }
}
return [out, [std, xhat, gamma]];`,
  },
  {
    exercise: layerBackward,
    name: 'step by step',
    body: `const [std, xhat, gamma] = cache;
const D = dout.shape[1];
const dxhat = dout.mul(gamma);
const xmu = xhat.mul(std);
const dvariance = dxhat.mul(xmu).sum(1, true).mul(-0.5).div(std.pow(3));
const dxmu = dxhat.div(std).add(xmu.mul(dvariance).mul(2 / D));
const dx = dxmu.sub(dxmu.mean(1, true));
return [dx, dout.mul(xhat).sum(0), dout.sum(0)];`,
  },
  {
    exercise: layerBackward,
    name: 'sums and D',
    replace: [
      [MEANS, '.mul(gamma.size).sub(dxhat.sum(1, true))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true)))'],
      ['.div(std)', '.div(std.mul(gamma.size))'],
    ],
  },
];
