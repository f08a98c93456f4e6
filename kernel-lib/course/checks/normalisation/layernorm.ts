import {
  type CheckTools,
  defineExercise,
  type Mistake,
  type Student,
} from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import { D, dims, inputs, moments, N, normalised, type Parts, parts } from './formulas.js';
import { forwardMistakes, otherEps } from './outputs.js';
import { closeScales, dxMistakes, fitsForward, MIXED_UP } from './slopes.js';

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
            ...otherEps(
              out,
              { x, gamma, beta, ...moments(x, 1) },
              { param: 'ln_param', want: eps, given: true },
            ),
            ...forwardMistakes(x, gamma, beta, eps, 1),
          ],
        });
      },
    },
  ],
});

/** One batch through the student's layernorm_forward and layernorm_backward. */
export async function layerBackwardOf(
  student: Student,
  t: CheckTools,
  { n = N, d = D, flat = false } = {},
) {
  const [x, gamma, beta] = inputs(t, n, d);
  if (flat) gamma.set(0, 0);
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
      title: 'dgamma and dbeta: one number per feature',
      points: 1,
      hint: MIXED_UP,
      async run(student, t) {
        const { x, gamma, dout, eps, got } = await layerBackwardOf(student, t);
        closeScales(t, got, parts(x, gamma, dout, eps, 1), x, dout);
      },
    },
    {
      id: 'dx',
      title: 'dx, through the mean and the variance of its row as well',
      points: 2,
      hint: MIXED_UP,
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
