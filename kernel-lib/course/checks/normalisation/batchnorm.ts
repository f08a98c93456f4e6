import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { sqrt, type Tensor } from 'kernel-lib/tensor';
import { D, dims, inputs, moments, N, normalised, parts, scaled } from './formulas.js';
import { closeAverage, forwardMistakes, otherEps, paramAfter, settingsKept } from './outputs.js';
import { closeScales, dxMistakes, fitsForward, MIXED_UP } from './slopes.js';

const given = (want: number) => ({ param: 'bn_param', want, given: true });

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
        const mix = (a: Tensor, b: Tensor) => a.mul(0.8).add(b.mul(0.2));
        const { mu, variance } = moments(x, 0);
        const by = (mean: Tensor, spread: Tensor) => () =>
          scaled(x, mean, sqrt(spread.add(eps)), gamma, beta);
        t.close('out', out, normalised(x, gamma, beta, eps), {
          dims,
          mistakes: [
            ...otherEps(out, { x, gamma, beta, mu, variance }, given(eps)),
            ...forwardMistakes(x, gamma, beta, eps, 0),
            {
              say: 'train mode uses the running averages: they are for test mode; here the batch decides',
              when: by(running_mean, running_var),
            },
            {
              say: 'train mode normalises with the updated running averages: use the mean and variance of the batch',
              when: by(mix(running_mean, mu), mix(running_var, variance)),
            },
            ...[running_mean, mix(running_mean, mu)].map((mean) => ({
              say: 'train mode subtracts the running mean: the mean and the variance of the batch decide, both of them',
              when: by(mean, variance),
            })),
            ...[running_var, mix(running_var, variance)].map((spread) => ({
              say: 'train mode divides by the running variance: the mean and the variance of the batch decide, both of them',
              when: by(mu, spread),
            })),
          ],
        });
      },
    },
    {
      id: 'running',
      title: 'train mode: the running averages in bn_param move towards the batch',
      points: 1,
      hint: 'each moves from what bn_param brought towards the mean, or the variance, of this very batch; nothing is kept outside bn_param',
      core: false,
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const param = { mode: 'train', momentum: 0.8, running_mean, running_var };
        await student.call('batchnorm_forward', x, gamma, beta, param);
        settingsKept(t, student, param);
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
      hint: 'in test mode mean and variance are those in bn_param: not of the batch, and not from a variable outside the function',
      core: false,
      async run(student, t) {
        const [x, gamma, beta] = inputs(t);
        const eps = 0.1;
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const param = { mode: 'test', eps, momentum: 0.8, running_mean, running_var };
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
        const by = (divisor: Tensor) => scaled(x, running_mean, divisor, gamma, beta);
        const { mu, variance } = moments(x, 0);
        t.close('out', out, by(sqrt(running_var.add(eps))), {
          dims,
          mistakes: [
            ...otherEps(
              out,
              { x, gamma, beta, mu: running_mean, variance: running_var },
              given(eps),
            ),
            {
              say: 'test mode uses the mean and variance of the batch: use bn_param.running_mean and running_var',
              when: () => normalised(x, gamma, beta, eps),
            },
            {
              say: 'test mode uses the variance of the batch: use bn_param.running_var, as with the mean',
              when: () => by(sqrt(variance.add(eps))),
            },
            {
              say: 'test mode subtracts the mean of the batch: use bn_param.running_mean, as with the variance',
              when: () => scaled(x, mu, sqrt(running_var.add(eps)), gamma, beta),
            },
            {
              say: 'test mode only scales: subtract bn_param.running_mean first',
              when: () =>
                x
                  .div(sqrt(running_var.add(eps)))
                  .mul(gamma)
                  .add(beta),
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
              say: 'eps is outside the root in test mode: √(running_var + eps)',
              when: () => by(sqrt(running_var).add(eps)),
            },
            {
              say: 'test mode forgets gamma and beta: out = γ x̂ + β',
              when: () => x.sub(running_mean).div(sqrt(running_var.add(eps))),
            },
          ],
        });
        settingsKept(t, student, param);
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
  size: { n?: number; d?: number; eps?: number; flat?: boolean } = {},
) {
  const { n = N, d = D, eps = 0.1 } = size;
  const [x, gamma, beta] = inputs(t, n, d);
  if (size.flat) gamma.set(0, 0);
  const dout = t.randn(n, d);
  const param = () => ({ mode: 'train', eps });
  const [, cache] = await student.call('batchnorm_forward', x, gamma, beta, param());
  const got = await student.call(backward, dout, cache);
  return { x, gamma, beta, dout, eps, got, param };
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
      hint: MIXED_UP,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward');
        closeScales(t, got, parts(x, gamma, dout, eps), x, dout);
      },
    },
    {
      id: 'dx',
      title: 'dx, through the mean and through the variance as well',
      points: 2,
      hint: MIXED_UP,
      core: false,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward');
        const all = parts(x, gamma, dout, eps);
        t.close('dx', got[0], all.dx(), {
          dims,
          mistakes: dxMistakes(all, gamma, dout, N, 'N'),
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
  apartFrom: ['batchnorm_backward'],
  hints: [
    'Write the last line of batchnorm_backward and put the lines before it in, one after the other, with xmu = x̂ · std. What holds Σ x̂ is 0 and goes.',
    'dgamma and dbeta are as before, and they turn up in dx: Σ dout = dbeta and Σ dout · x̂ = dgamma.',
    'dx = γ / (N · std) · (N · dout - dbeta - x̂ · dgamma). The shapes (D,) spread over the rows by themselves.',
  ],
  checks: [
    {
      id: 'values',
      title: 'dx, dgamma and dbeta by the short formula',
      points: 2,
      hint: MIXED_UP,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await backwardOf(student, t, 'batchnorm_backward_alt');
        const all = parts(x, gamma, dout, eps);
        closeScales(t, got, all, x, dout);
        t.close('dx', got[0], all.dx(), {
          dims,
          mistakes: dxMistakes(all, gamma, dout, N, 'N'),
        });
      },
    },
  ],
});
