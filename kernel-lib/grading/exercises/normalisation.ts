import { sqrt, Tensor } from '../../tensor/index.js';
import { defineExercise } from '../engine/define.js';
import type { Mistake } from '../engine/diagnose.js';
import type { Student } from '../engine/student.js';
import type { CheckTools } from '../engine/tools.js';

export const N = 6;
export const D = 4;
export const dims = { N, D };

/** γ x̂ + β for the given mean and (already rooted) divisor. */
function scaled(x: Tensor, mu: Tensor, divisor: Tensor, gamma: Tensor, beta: Tensor): Tensor {
  return x.sub(mu).div(divisor).mul(gamma).add(beta);
}

/** Mean and variance along an axis, with 1/N, kept as a row or a column. */
export function moments(x: Tensor, axis: 0 | 1): { mu: Tensor; variance: Tensor } {
  const mu = x.mean(axis, true);
  return { mu, variance: x.sub(mu).pow(2).mean(axis, true) };
}

/** The answer of batchnorm_forward in train mode (axis 0), or of layernorm_forward (axis 1). */
export function normalised(x: Tensor, gamma: Tensor, beta: Tensor, eps = 1e-5, axis: 0 | 1 = 0) {
  const { mu, variance } = moments(x, axis);
  return scaled(x, mu, sqrt(variance.add(eps)), gamma, beta);
}

/** Inputs with columns of different centre and spread; γ away from 0 and 1, β away from 0. */
export function inputs(t: CheckTools, n = N, d = D): [x: Tensor, gamma: Tensor, beta: Tensor] {
  const x = t
    .randn(n, d)
    .mul(t.uniform(1, 3, d))
    .add(t.uniform(1, 5, d));
  return [x, t.uniform(1.5, 2.5, d), t.uniform(0.5, 1.5, d)];
}

/** Wrong ways to normalise along an axis of `count` numbers. */
export function forwardMistakes(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  eps: number,
  axis: 0 | 1,
): Mistake[] {
  const { mu, variance } = moments(x, axis);
  const count = x.shape[axis] ?? 1;
  const letter = axis === 0 ? 'N' : 'D';
  const std = sqrt(variance.add(eps));
  const by = (divisor: Tensor) => () => scaled(x, mu, divisor, gamma, beta);
  const xhat = x.sub(mu).div(std);
  return [
    {
      say: `the variance is divided by ${letter} - 1: batch and layer normalisation divide by ${letter}`,
      when: by(sqrt(variance.mul(count / (count - 1)).add(eps))),
    },
    {
      say: 'eps is outside the root: it belongs inside, √(var + eps)',
      when: by(sqrt(variance).add(eps)),
    },
    { say: 'eps is missing: divide by √(var + eps)', when: by(sqrt(variance)) },
    {
      say: 'it divides by the variance: take the root, √(var + eps)',
      when: by(variance.add(eps)),
    },
    {
      say: 'it divides by the norm of x - μ: the mean of the squares belongs under the root, not their sum',
      when: by(sqrt(variance.mul(count))),
    },
    {
      say: 'it divides by the norm of x - μ: the mean of the squares belongs under the root, not their sum',
      when: by(sqrt(variance.mul(count).add(eps))),
    },
    {
      say: 'the squares are taken around 0: the variance is the mean of (x - μ)²',
      when: by(sqrt(x.pow(2).mean(axis, true).add(eps))),
    },
    {
      say: 'the mean is not subtracted: x̂ = (x - μ) / √(var + eps)',
      when: () => x.div(std).mul(gamma).add(beta),
    },
    {
      say: 'it is only centred: divide by √(var + eps) as well',
      when: () => x.sub(mu).mul(gamma).add(beta),
    },
    { say: 'scale and shift are missing: out = γ x̂ + β', when: () => xhat },
    { say: 'the scale gamma is missing: out = γ x̂ + β', when: () => xhat.add(beta) },
    { say: 'the shift beta is missing: out = γ x̂ + β', when: () => xhat.mul(gamma) },
    {
      say: 'beta is added before gamma multiplies: out = γ x̂ + β',
      when: () => xhat.add(beta).mul(gamma),
    },
    {
      say: 'gamma and beta have changed places: γ multiplies, β is added',
      when: () => xhat.mul(beta).add(gamma),
    },
    {
      say:
        axis === 0
          ? 'it normalises over the wrong axis: each column over the batch, mean(0); rows are layer normalisation'
          : 'it normalises over the batch: that is batch normalisation; here each row by itself, mean(1, true)',
      when: () => normalised(x, gamma, beta, eps, axis === 0 ? 1 : 0),
    },
    {
      say: 'one mean for all the numbers: take it along an axis, one mean per feature or per example',
      when: () => {
        const mean = x.mean() as number;
        const all = x.sub(mean).pow(2).mean() as number;
        return x
          .sub(mean)
          .div(Math.sqrt(all + eps))
          .mul(gamma)
          .add(beta);
      },
    },
  ];
}

/** bn_param as the call has left it. */
export function paramAfter(student: Student): Record<string, unknown> {
  return student.last.after.bn_param as Record<string, unknown>;
}

/** Fails unless one running average is what it should be. */
export function closeAverage(
  t: CheckTools,
  which: 'running_mean' | 'running_var',
  got: unknown,
  old: Tensor,
  batch: Tensor,
  momentum: number,
  count: number,
): void {
  const name = `bn_param.${which}`;
  const short = which === 'running_mean' ? 'μ' : 'var';
  const mix = (a: Tensor, b: Tensor, keep = momentum) => a.mul(keep).add(b.mul(1 - keep));
  t.that(
    got instanceof Tensor,
    `${name} is not there after a call in train mode`,
    `store it in the bn_param that was given: bn_param.${which} = momentum · ${which} + (1 - momentum) · ${short}`,
  );
  t.close(name, got, mix(old, batch), {
    dims: { D },
    mistakes: [
      {
        say: `${which} is not updated: train mode stores the new average in the bn_param that it was given`,
        when: () => old,
      },
      {
        say: 'momentum is swapped: it is the share of the OLD average, momentum · running + (1 - momentum) · batch',
        when: () => mix(batch, old),
      },
      {
        say: `${which} is replaced by that of the batch: it should be an average over many batches`,
        when: () => batch,
      },
      {
        say: 'the two shares do not add up to 1: momentum · running + (1 - momentum) · batch',
        when: () => old.mul(momentum).add(batch),
      },
      {
        say: 'the variance is divided by N - 1: batch normalisation divides by N',
        when: () => mix(old, batch.mul(count / (count - 1))),
      },
      {
        say: 'running_var averages the standard deviation: average the variance',
        when: () => mix(old, sqrt(batch)),
      },
    ],
  });
}

export const batchnorm_forward = defineExercise({
  name: 'batchnorm_forward',
  topic: 'normalisation',
  lab: 5,
  params: ['x', 'gamma', 'beta', 'bn_param'],
  returns: ['out', 'cache'],
  updates: ['bn_param'],
  hints: [
    'Two cases, by bn_param.mode. Only where mu and variance come from differs; the last lines are the same for both.',
    'Train: mu = x.mean(0) and variance = x.sub(mu).pow(2).mean(0), each (D,). Then bn_param.running_mean = running_mean.mul(momentum).add(mu.mul(1 - momentum)), and likewise the variance. Test: mu = bn_param.running_mean.',
    'xmu = x.sub(mu); std = sqrt(variance.add(eps)); xhat = xmu.div(std); out = xhat.mul(gamma).add(beta); return [out, [xmu, std, xhat, gamma]].',
  ],
  checks: [
    {
      id: 'train',
      title: 'train mode: out = γ x̂ + β with the mean and variance of the batch',
      points: 2,
      hint: 'mean and variance are taken over the batch, axis 0: one number per feature',
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const eps = 0.1;
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const param = { mode: 'train', eps, momentum: 0.8, running_mean, running_var };
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
        t.close('out', out, normalised(x, gamma, beta, eps), {
          dims,
          mistakes: [
            ...forwardMistakes(x, gamma, beta, eps, 0),
            {
              say: 'train mode uses the running averages: they are for test mode; here the batch decides',
              when: () => scaled(x, running_mean, sqrt(running_var.add(eps)), gamma, beta),
            },
            {
              say: 'train mode normalises with the updated running averages: use the mean and variance of the batch',
              when: () => {
                const { mu, variance } = moments(x, 0);
                const mix = (a: Tensor, b: Tensor) => a.mul(0.8).add(b.mul(0.2));
                const std = sqrt(mix(running_var, variance).add(eps));
                return scaled(x, mix(running_mean, mu), std, gamma, beta);
              },
            },
            {
              say: 'eps is 1e-5 whatever bn_param says: take bn_param.eps where it is given',
              when: () => normalised(x, gamma, beta, 1e-5),
            },
          ],
        });
      },
    },
    {
      id: 'running',
      title: 'train mode: the running averages in bn_param move towards the batch',
      points: 1,
      core: false,
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const param = { mode: 'train', momentum: 0.8, running_mean, running_var };
        await student.call('batchnorm_forward', x, gamma, beta, param);
        const { mu, variance } = moments(x, 0);
        const after = paramAfter(student);
        closeAverage(t, 'running_mean', after.running_mean, running_mean, mu.reshape(D), 0.8, N);
        closeAverage(t, 'running_var', after.running_var, running_var, variance.reshape(D), 0.8, N);
      },
    },
    {
      id: 'test',
      title: 'test mode: the running averages normalise, and stay as they are',
      points: 1,
      core: false,
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const eps = 0.1;
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const param = { mode: 'test', eps, momentum: 0.8, running_mean, running_var };
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
        const by = (divisor: Tensor) => scaled(x, running_mean, divisor, gamma, beta);
        t.close('out', out, by(sqrt(running_var.add(eps))), {
          dims,
          mistakes: [
            {
              say: 'test mode uses the mean and variance of the batch: use bn_param.running_mean and running_var',
              when: () => normalised(x, gamma, beta, eps),
            },
            {
              say: 'test mode divides by running_var: it is a variance, divide by √(running_var + eps)',
              when: () => by(running_var),
            },
            {
              say: 'test mode divides by running_var: it is a variance, divide by √(running_var + eps)',
              when: () => by(running_var.add(eps)),
            },
            {
              say: 'eps is missing in test mode: divide by √(running_var + eps)',
              when: () => by(sqrt(running_var)),
            },
            {
              say: 'eps is outside the root in test mode: √(running_var + eps)',
              when: () => by(sqrt(running_var).add(eps)),
            },
            {
              say: 'test mode forgets gamma and beta: out = γ x̂ + β',
              when: () => x.sub(running_mean).div(sqrt(running_var.add(eps))),
            },
          ],
        });
        const after = paramAfter(student);
        for (const [which, old] of Object.entries({ running_mean, running_var })) {
          t.close(`bn_param.${which}`, after[which], old, {
            mistakes: [
              {
                say: 'test mode updates the running averages: only training may move them',
                when: () => after[which] as Tensor,
              },
            ],
          });
        }
      },
    },
  ],
});

/** One train-mode batch through the student's forward and one of the backward functions. */
export async function backwardOf(
  student: Student,
  t: CheckTools,
  backward: 'batchnorm_backward' | 'batchnorm_backward_alt',
  size: { n?: number; d?: number; eps?: number } = {},
) {
  const { n = N, d = D, eps = 0.1 } = size;
  const [x, gamma, beta] = inputs(t, n, d);
  const dout = t.randn(n, d);
  const param = () => ({ mode: 'train', eps });
  const [, cache] = await student.call('batchnorm_forward', x, gamma, beta, param());
  const got = await student.call(backward, dout, cache);
  return { x, gamma, beta, dout, eps, got, param };
}

/** Each gradient against numerical ones of a forward that normalises along `axis`. */
async function fitsForward(
  t: CheckTools,
  forward: (...args: Tensor[]) => Promise<unknown>,
  axis: 0 | 1,
  made: { x: Tensor; gamma: Tensor; beta: Tensor; dout: Tensor; eps: number; got: unknown[] },
): Promise<void> {
  const { x, gamma, beta, dout, eps, got } = made;
  const right = (x_: Tensor, gamma_: Tensor, beta_: Tensor) => {
    const { mu, variance } = moments(x_, axis);
    return x_
      .sub(mu)
      .div(sqrt(variance.add(eps)))
      .mul(gamma_)
      .add(beta_);
  };
  const of = (args: (v: Tensor) => [Tensor, Tensor, Tensor]) => ({
    at: (v: Tensor) => forward(...args(v)),
    right: (v: Tensor) => right(...args(v)),
    dout,
  });
  await t.gradient(
    'dx',
    got[0],
    of((v) => [v, gamma, beta]),
    x,
  );
  await t.gradient(
    'dgamma',
    got[1],
    of((v) => [x, v, beta]),
    gamma,
  );
  await t.gradient(
    'dbeta',
    got[2],
    of((v) => [x, gamma, v]),
    beta,
  );
}

/** What both backward passes are made of. */
export function parts(x: Tensor, gamma: Tensor, dout: Tensor, eps: number, axis: 0 | 1 = 0) {
  const { mu, variance } = moments(x, axis);
  const std = sqrt(variance.add(eps));
  const xmu = x.sub(mu);
  const xhat = xmu.div(std);
  const dxhat = dout.mul(gamma);
  /** (dx̂ - a mean(dx̂) - b x̂ mean(dx̂ x̂)) / std: with a = b = 1 the gradient. */
  const dx = (a = 1, b = 1, from = dxhat) =>
    from
      .sub(from.mean(axis, true).mul(a))
      .sub(xhat.mul(from.mul(xhat).mean(axis, true)).mul(b))
      .div(std);
  return { std, xmu, xhat, dxhat, dx };
}

type Parts = ReturnType<typeof parts>;

/** Wrong ways back to x. */
export function dxMistakes(
  { std, xhat, dxhat, dx }: Parts,
  gamma: Tensor,
  dout: Tensor,
  count: number,
  letter: string,
): Mistake[] {
  const axis = letter === 'N' ? 0 : 1;
  /** dx with the way through the variance too large by a factor. */
  const throughVariance = (factor: Tensor) =>
    dx(1, 0).sub(xhat.mul(dxhat.mul(xhat).mean(axis, true)).mul(factor).div(std));
  return [
    {
      say: 'μ and var are treated as constants: x moves them too, so two more terms belong to dx',
      when: () => dx(0, 0),
    },
    {
      say: 'the way through the mean is missing: subtract the mean of what arrives at x - μ',
      when: () => dx(0, 1),
    },
    {
      say: 'the way through the variance is missing: subtract x̂ · mean(dx̂ x̂)',
      when: () => dx(1, 0),
    },
    {
      say: 'the way through the variance has the wrong sign: a larger variance makes x̂ smaller',
      when: () => dx(1, -1),
    },
    { say: 'the way through the mean has the wrong sign', when: () => dx(-1, 1) },
    {
      say: 'the way through the variance is half of what it should be: the derivative of (x - μ)² is 2 (x - μ)',
      when: () => dx(1, 0.5),
    },
    {
      say: 'the way through the variance is twice what it should be: the derivative of √v is 1 / (2 √v)',
      when: () => dx(1, 2),
    },
    {
      say: `the variance is a mean: divide its gradient by ${letter}`,
      when: () => dx(1, count),
    },
    { say: `the mean is a mean: divide its gradient by ${letter}`, when: () => dx(count, 1) },
    {
      say: `both ways are sums where means belong: divide them by ${letter}`,
      when: () => dx(count, count),
    },
    {
      say: 'the power of std is wrong in the way through the variance: the slope of 1/√v is -½ / √v³, and √v is std',
      when: () => throughVariance(std),
    },
    {
      say: 'the power of std is wrong in the way through the variance: the slope of 1/√v is -½ / √v³, and √v is std',
      when: () => throughVariance(std.pow(2)),
    },
    {
      say: 'gamma is missing: dx̂ = γ dout',
      when: () => dx(1, 1, dout),
    },
    {
      say: 'the division by √(var + eps) is missing in dx',
      when: () => dx().mul(std),
    },
    {
      say: 'the way through the mean and the way through the variance are left out, and γ too: dx̂ = γ dout comes first',
      when: () => dout.div(std),
    },
    {
      say: 'gamma multiplies at the end: it differs from feature to feature, so it must be inside the means, dx̂ = γ dout',
      when: () => dx(1, 1, dout).mul(gamma),
    },
    {
      say: 'only dx̂ = γ dout is given back: it still has to pass the normalisation',
      when: () => dxhat,
    },
    {
      say: 'x̂ is missing in the last term: subtract x̂ · mean(dx̂ x̂)',
      when: () => dxhat.sub(dxhat.mean(axis, true)).sub(dxhat.mul(xhat).mean(axis, true)).div(std),
    },
  ];
}

/** Checks dgamma and dbeta, which batch and layer normalisation have in common. */
export function closeScales(
  t: CheckTools,
  got: unknown[],
  { xhat, xmu }: Parts,
  x: Tensor,
  dout: Tensor,
  letters: Readonly<Record<string, number>> = dims,
): void {
  const n = dout.shape[0] ?? 1;
  t.close('dbeta', got[2], dout.sum(0), {
    dims: letters,
    mistakes: [
      { say: 'it sums over the wrong axis: the batch is axis 0', when: () => dout.sum(1) },
      {
        say: 'dbeta is averaged over the batch: the mean is already in dout, so sum',
        when: () => dout.mean(0),
      },
      {
        say: 'dgamma and dbeta have changed places: return [dx, dgamma, dbeta]',
        when: () => dout.mul(xhat).sum(0),
      },
    ],
  });
  const dgamma = dout.mul(xhat).sum(0);
  t.close('dgamma', got[1], dgamma, {
    dims: letters,
    mistakes: [
      {
        say: 'dgamma is not summed over the batch: one γ serves every row, add .sum(0)',
        when: () => dout.mul(xhat),
      },
      {
        say: 'it sums over the wrong axis: the batch is axis 0',
        when: () => dout.mul(xhat).sum(1),
      },
      { say: 'dgamma is averaged over the batch: sum it', when: () => dgamma.div(n) },
      {
        say: 'dgamma multiplies dout by x: γ multiplies x̂, so take x̂',
        when: () => dout.mul(x).sum(0),
      },
      {
        say: 'dgamma multiplies dout by x - μ: γ multiplies x̂, which is divided by the standard deviation too',
        when: () => dout.mul(xmu).sum(0),
      },
      { say: 'dgamma is the sum of dout alone: multiply by x̂ first', when: () => dout.sum(0) },
    ],
  });
}

export const batchnorm_backward = defineExercise({
  name: 'batchnorm_backward',
  topic: 'normalisation',
  lab: 5,
  params: ['dout', 'cache'],
  returns: ['dx', 'dgamma', 'dbeta'],
  dependsOn: ['batchnorm_forward'],
  hints: [
    'Write down the forward pass with one operation per line. Then go through the lines from the last to the first: each one turns the gradient of its result into that of its inputs.',
    'out = γ x̂ + β gives dbeta = Σ dout, dgamma = Σ dout · x̂, dxhat = dout · γ. Then x̂ = xmu / std has two inputs: dxmu = dxhat / std, and dstd = -Σ dxhat · xmu / std².',
    'dvariance = 0.5 · dstd / std; dxmu = dxmu + 2/N · xmu · dvariance; dmu = -Σ dxmu; dx = dxmu + dmu / N.',
  ],
  checks: [
    {
      id: 'scales',
      title: 'dgamma and dbeta: one number per feature',
      points: 1,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward');
        closeScales(t, got, parts(x, gamma, dout, eps), x, dout);
      },
    },
    {
      id: 'dx',
      title: 'dx, through the mean and through the variance as well',
      points: 2,
      core: false,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward');
        const all = parts(x, gamma, dout, eps);
        t.close('dx', got[0], all.dx(), {
          dims,
          mistakes: [
            ...dxMistakes(all, gamma, dout, N, 'N'),
            {
              say: 'the sums are divided by D: μ and var are means over the N examples, dout.shape[0]',
              when: () => all.dx(N / D, N / D),
            },
          ],
        });
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const made = await backwardOf(student, t, 'batchnorm_backward');
        const { x, gamma, beta, dout, got, param } = made;
        const forward = async (...args: Tensor[]) =>
          (await student.call('batchnorm_forward', ...args, param()))[0];
        await fitsForward(t, forward, 0, { x, gamma, beta, dout, eps: made.eps, got });
      },
    },
  ],
});

export const batchnorm_backward_alt = defineExercise({
  name: 'batchnorm_backward_alt',
  topic: 'normalisation',
  lab: 5,
  params: ['dout', 'cache'],
  returns: ['dx', 'dgamma', 'dbeta'],
  dependsOn: ['batchnorm_forward'],
  hints: [
    'dgamma and dbeta are as before, and they turn up in dx: Σ dout = dbeta and Σ dout · x̂ = dgamma.',
    'dx = γ / (N · std) · (N · dout - dbeta - x̂ · dgamma). The shapes (D,) spread over the rows by themselves.',
  ],
  checks: [
    {
      id: 'values',
      title: 'dx, dgamma and dbeta by the short formula',
      points: 2,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward_alt');
        const all = parts(x, gamma, dout, eps);
        t.close('dx', got[0], all.dx(), {
          dims,
          mistakes: dxMistakes(all, gamma, dout, N, 'N'),
        });
        closeScales(t, got, all, x, dout);
      },
    },
  ],
});

export const layernorm_forward = defineExercise({
  name: 'layernorm_forward',
  topic: 'normalisation',
  lab: 5,
  params: ['x', 'gamma', 'beta', 'ln_param'],
  returns: ['out', 'cache'],
  hints: [
    'The formula of batch normalisation in train mode, along the other axis. No modes, no running averages.',
    'x.mean(1) has shape (N,); keep it as a column with x.mean(1, true), shape (N, 1), so that it can be subtracted from x (N, D).',
    'xmu = x.sub(x.mean(1, true)); std = sqrt(xmu.pow(2).mean(1, true).add(eps)); xhat = xmu.div(std); out = xhat.mul(gamma).add(beta).',
  ],
  checks: [
    {
      id: 'values',
      title: 'each row normalised by itself, then γ x̂ + β',
      points: 2,
      hint: 'keep the mean as a column: x.mean(1, true) has shape (N, 1) and can be subtracted from x',
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const eps = 0.1;
        const [out] = await student.call('layernorm_forward', x, gamma, beta, { eps });
        t.close('out', out, normalised(x, gamma, beta, eps, 1), {
          dims,
          mistakes: [
            ...forwardMistakes(x, gamma, beta, eps, 1),
            {
              say: 'eps is 1e-5 whatever ln_param says: take ln_param.eps where it is given',
              when: () => normalised(x, gamma, beta, 1e-5, 1),
            },
          ],
        });
      },
    },
  ],
});

/** One batch through the student's layernorm_forward and layernorm_backward. */
export async function layerBackwardOf(student: Student, t: CheckTools, n = N, d = D) {
  const [x, gamma, beta] = inputs(t, n, d);
  const dout = t.randn(n, d);
  const eps = 0.1;
  const [, cache] = await student.call('layernorm_forward', x, gamma, beta, { eps });
  const got = await student.call('layernorm_backward', dout, cache);
  return { x, gamma, beta, dout, eps, got };
}

/** Wrong ways back to x that only layer normalisation invites. */
export function layerMistakes(all: Parts, gamma: Tensor, dout: Tensor): Mistake[] {
  const { std, xhat, dxhat } = all;
  return [
    ...dxMistakes(all, gamma, dout, D, 'D'),
    {
      say: 'the means are taken over the batch: here they run along each row, mean(1, true)',
      when: () =>
        dxhat
          .sub(dxhat.mean(0))
          .sub(xhat.mul(dxhat.mul(xhat).mean(0)))
          .div(std),
    },
    {
      say: 'it divides by N: a row has D numbers, so these are means over D',
      when: () => all.dx(D / N, D / N),
    },
  ];
}

export const layernorm_backward = defineExercise({
  name: 'layernorm_backward',
  topic: 'normalisation',
  lab: 5,
  params: ['dout', 'cache'],
  returns: ['dx', 'dgamma', 'dbeta'],
  dependsOn: ['layernorm_forward'],
  hints: [
    'dgamma and dbeta still sum over the batch: γ and β are per feature, shared by all rows. Only dx changes its axis.',
    'γ differs along the row, so it goes in first: dxhat = dout · γ. Then take means along the row, mean(1, true).',
    'dx = (dxhat - mean(dxhat) - xhat · mean(dxhat · xhat)) / std.',
  ],
  checks: [
    {
      id: 'scales',
      title: 'dgamma and dbeta: still summed over the batch',
      points: 1,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await layerBackwardOf(student, t);
        closeScales(t, got, parts(x, gamma, dout, eps, 1), x, dout);
      },
    },
    {
      id: 'dx',
      title: 'dx: means along each row',
      points: 2,
      core: false,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await layerBackwardOf(student, t);
        const all = parts(x, gamma, dout, eps, 1);
        t.close('dx', got[0], all.dx(), { dims, mistakes: layerMistakes(all, gamma, dout) });
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own forward',
      points: 1,
      core: false,
      async run(student, t) {
        const { x, gamma, beta, dout, eps, got } = await layerBackwardOf(student, t);
        const forward = async (...args: Tensor[]) =>
          (await student.call('layernorm_forward', ...args, { eps }))[0];
        await fitsForward(t, forward, 1, { x, gamma, beta, dout, eps, got });
      },
    },
  ],
});

/** In the order in which the lab sets them. */
export const exercises = [
  batchnorm_forward,
  batchnorm_backward,
  batchnorm_backward_alt,
  layernorm_forward,
  layernorm_backward,
];
