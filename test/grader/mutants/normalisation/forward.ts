import type { Mutant } from '../mutant.js';

const forward = 'batchnorm_forward';

export const forwardMutants: Mutant[] = [
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
];
