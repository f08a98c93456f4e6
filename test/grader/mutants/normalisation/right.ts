import type { Variant } from '../mutant.js';

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

  {
    exercise: forward,
    name: 'settings filled in, both modes through one function of a column',
    body: `const settings = { eps: 1e-5, momentum: 0.9, running_mean: zeros(gamma.size), running_var: zeros(gamma.size), ...bn_param };
const blend = (a: Tensor, b: Tensor) => b.add(a.sub(b).mul(settings.momentum));
const batch = { mean: x.sum(0).div(x.shape[0]), spread: zeros(gamma.size) };
batch.spread = x.sub(batch.mean).pow(2).sum(0).div(x.shape[0]);
const train = settings.mode !== 'test';
if (train) Object.assign(bn_param, { running_mean: blend(settings.running_mean, batch.mean), running_var: blend(settings.running_var, batch.spread) });
const mean = train ? batch.mean : settings.running_mean;
const std = (train ? batch.spread : settings.running_var).add(settings.eps).pow(0.5);
const xmu = x.sub(mean);
const xhat = xmu.div(std);
return [gamma.mul(xhat).add(beta), [xmu, std, xhat, gamma]];`,
  },
  {
    exercise: forward,
    name: 'defaults written into bn_param, running averages in place',
    body: `bn_param.eps ??= 1e-5;
bn_param.momentum ??= 0.9;
bn_param.running_mean ??= zeros(x.shape[1]);
bn_param.running_var ??= zeros(x.shape[1]);
let [mu, variance] = [bn_param.running_mean, bn_param.running_var];
if (bn_param.mode === 'train') {
  mu = x.mean(0);
  variance = x.var(0);
  bn_param.running_mean.mul_(bn_param.momentum).add_(mu.mul(1 - bn_param.momentum));
  bn_param.running_var.mul_(bn_param.momentum).add_(variance.mul(1 - bn_param.momentum));
}
const std = sqrt(variance.add(bn_param.eps));
const xmu = x.sub(mu);
const xhat = xmu.div(std);
return [xhat.mul(gamma).add(beta), [xmu, std, xhat, gamma]];`,
  },
  {
    exercise: forward,
    name: 'slope and offset of each feature',
    body: `const { mode, eps = 1e-5, momentum = 0.9, running_mean = zeros(x.shape[1]), running_var = zeros(x.shape[1]) } = bn_param;
const rows = x.shape[0];
const mu = mode === 'train' ? x.mean(0, true).reshape(-1) : running_mean;
const xmu = x.sub(mu);
const variance = mode === 'train' ? xmu.mul(xmu).sum(0).mul(1 / rows) : running_var;
if (mode === 'train') {
  bn_param.running_mean = running_mean.sub(running_mean.sub(mu).mul(1 - momentum));
  bn_param.running_var = running_var.sub(running_var.sub(variance).mul(1 - momentum));
}
const std = sqrt(variance.add(eps));
const slope = gamma.div(std);
return [xmu.mul(slope).add(beta), [xmu, std, xmu.div(std), gamma]];`,
  },
  {
    exercise: backward,
    name: 'with the Jacobian of each column',
    body: `const [, std, xhat, gamma] = cache;
const [N, D] = dout.shape;
const dx = zeros(N, D);
for (let d = 0; d < D; d++) {
  for (let i = 0; i < N; i++) {
    let sum = 0;
    for (let n = 0; n < N; n++) {
      const slope = (n === i ? 1 : 0) - 1 / N - (xhat.at(n, d) * xhat.at(i, d)) / N;
      sum += dout.at(n, d) * gamma.at(d) * slope;
    }
    dx.set(sum / std.at(d), i, d);
  }
}
return [dx, dout.mul(xhat).sum(0), dout.sum(0)];`,
  },
  {
    exercise: backward,
    name: 'in place on its own tensors',
    body: `const [xmu, std, xhat, gamma] = cache;
const N = dout.shape[0];
const dx = dout.mul(gamma);
const dstd = dx.mul(xmu).sum(0).neg().div(std.mul(std));
dx.div_(std);
dx.add_(xmu.mul(dstd).div(std).div(N));
dx.sub_(dx.mean(0));
return [dx, xhat.mul(dout).sum(0), dout.copy().sum(0)];`,
  },
  {
    exercise: backward,
    name: 'the short formula',
    body: 'return batchnorm_backward_alt(dout, cache);',
  },
  {
    exercise: alt,
    name: 'Thorey’s line, with var and x - μ',
    body: `const [xmu, std, , gamma] = cache;
const N = dout.shape[0];
const variance = std.pow(2);
const dx = dout.mul(N).sub(dout.sum(0)).sub(xmu.div(variance).mul(dout.mul(xmu).sum(0)));
return [dx.mul(gamma).div(std).mul(1 / N), dout.mul(xmu).div(std).sum(0), dout.sum(0)];`,
  },
  {
    exercise: alt,
    name: 'column by column',
    body: `const [, std, xhat, gamma] = cache;
const [N, D] = dout.shape;
const [dx, dgamma, dbeta] = [zeros(N, D), zeros(D), zeros(D)];
for (let d = 0; d < D; d++) {
  for (let n = 0; n < N; n++) {
    dbeta.set(dbeta.at(d) + dout.at(n, d), d);
    dgamma.set(dgamma.at(d) + dout.at(n, d) * xhat.at(n, d), d);
  }
  for (let n = 0; n < N; n++) {
    dx.set((gamma.at(d) / (N * std.at(d))) * (N * dout.at(n, d) - dbeta.at(d) - xhat.at(n, d) * dgamma.at(d)), n, d);
  }
}
return [dx, dgamma, dbeta];`,
  },
  // What it visits is no value: the gradients are the same, and no check could tell it from a formula
  // that is simplified only in part.
  {
    exercise: alt,
    name: 'the staged code of batchnorm_backward once more',
    body: `const [xmu, std, xhat, gamma] = cache;
const N = dout.shape[0];
const dxhat = dout.mul(gamma);
const dstd = dxhat.mul(xmu).sum(0).div(std.pow(2)).mul(-1);
let dxmu = dxhat.div(std);
dxmu = dxmu.add(xmu.mul(dstd.div(std).mul(0.5)).mul(2 / N));
return [dxmu.sub(dxmu.sum(0).div(N)), dout.mul(xhat).sum(0), dout.sum(0)];`,
  },
  {
    exercise: layerForward,
    name: 'row by row, stacked',
    body: `const eps = ln_param.eps === undefined ? 1e-5 : ln_param.eps;
const out = x.mul(0);
const xhat = x.mul(0);
const std = zeros(x.shape[0], 1);
for (let n = 0; n < x.shape[0]; n++) {
  const row = x.slice(n);
  const centred = row.sub(row.mean());
  std.set(Math.sqrt(centred.pow(2).mean() + eps), n, 0);
  xhat.set(centred.div(std.at(n, 0)), n);
  out.set(centred.div(std.at(n, 0)).mul(gamma).add(beta), n);
}
return [out, [std, xhat, gamma]];`,
  },
  {
    exercise: layerForward,
    name: 'var(1, true), divided by a power',
    body: `const { eps } = { eps: 1e-5, ...ln_param };
const std = x.var(1, true).add(eps).pow(0.5);
const xhat = x.sub(x.sum(1, true).div(x.shape[1])).mul(std.pow(-1));
return [beta.add(gamma.mul(xhat)), [std, xhat, gamma]];`,
  },
  {
    exercise: layerForward,
    name: 'batch normalisation of the transposed',
    body: `const { eps = 1e-5 } = ln_param;
const N = x.shape[0];
const [unit] = batchnorm_forward(x.T, zeros(N).add(1), zeros(N), { mode: 'train', eps });
const std = sqrt(x.var(1, true).add(eps));
return [unit.T.mul(gamma).add(beta), [std, unit.T, gamma]];`,
  },
  {
    exercise: layerBackward,
    name: 'batch normalisation of the transposed',
    body: `const [std, xhat, gamma] = cache;
const N = dout.shape[0];
const [dx] = batchnorm_backward_alt(dout.mul(gamma).T, [xhat.T, std.reshape(-1), xhat.T, zeros(N).add(1)]);
return [dx.T, dout.mul(xhat).sum(0), dout.sum(0)];`,
  },
  {
    exercise: layerBackward,
    name: 'loops',
    body: `const [std, xhat, gamma] = cache;
const [N, D] = dout.shape;
const [dx, dgamma, dbeta] = [zeros(N, D), zeros(D), zeros(D)];
for (let n = 0; n < N; n++) {
  let plain = 0;
  let along = 0;
  for (let d = 0; d < D; d++) {
    const g = dout.at(n, d) * gamma.at(d);
    plain += g / D;
    along += (g * xhat.at(n, d)) / D;
    dgamma.set(dgamma.at(d) + dout.at(n, d) * xhat.at(n, d), d);
    dbeta.set(dbeta.at(d) + dout.at(n, d), d);
  }
  for (let d = 0; d < D; d++) {
    dx.set((dout.at(n, d) * gamma.at(d) - plain - xhat.at(n, d) * along) / std.at(n, 0), n, d);
  }
}
return [dx, dgamma, dbeta];`,
  },
];
