import type { CheckTools, Mistake } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';
import { dims, normalised, type Parts } from './formulas.js';

/** Said where a gradient is wrong and no likelier cause is known. */
export const MIXED_UP =
  'take the cache apart in the order in which forward packs it; then compare one line of your backward after the other with the formula';

/** Each gradient against numerical ones of a forward that normalises along `axis`. */
export async function fitsForward(
  t: CheckTools,
  forward: (...args: Tensor[]) => Promise<unknown>,
  axis: 0 | 1,
  made: { x: Tensor; gamma: Tensor; beta: Tensor; dout: Tensor; eps: number; got: unknown[] },
): Promise<void> {
  const { x, gamma, beta, dout, eps, got } = made;
  const right = (...inputs: Tensor[]) =>
    normalised(...(inputs as [Tensor, Tensor, Tensor]), eps, axis);
  const names = ['dx', 'dgamma', 'dbeta'];
  await t.gradients(names, got, { at: forward, right, dout }, [x, gamma, beta]);
}

/** Wrong ways back to x. */
export function dxMistakes(
  { std, xmu, xhat, dxhat, dx }: Parts,
  gamma: Tensor,
  dout: Tensor,
  count: number,
  letter: string,
): Mistake[] {
  const axis = letter === 'N' ? 0 : 1;
  const fewer = count / Math.max(1, count - 1);
  const [bare, far] = [dx(0, 0), axis === 0 ? 1 : 0] as const;
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
      say: 'N in front of dout is missing: N dout - Σ dout - x̂ Σ dout x̂',
      when: () => dx(count, count).div(count),
    },
    ...(axis === 0 ? [dout.shape[1] ?? 1] : []).map((other) => ({
      say: 'the sums are divided by D: μ and var are means over the N examples, dout.shape[0]',
      when: () => dx(count / other, count / other),
    })),
    {
      say: 'the division by √(var + eps) is missing in the way through the mean',
      when: () => dx(0, 1).sub(dxhat.mean(axis, true)),
    },
    {
      say: `the means are those of all the numbers: one for each ${axis === 0 ? 'column' : 'row'}`,
      when: () =>
        dxhat
          .sub(dxhat.mean())
          .sub(xhat.mul(dxhat.mul(xhat).mean()))
          .div(std),
    },
    {
      say: `the variance is divided by ${letter} - 1 on the way back: its gradient is divided by ${letter}, as in forward`,
      when: () => dx(1, fewer),
    },
    {
      say: `it divides by ${letter} - 1 on the way back: both are means over ${letter} numbers`,
      when: () => dx(fewer, fewer),
    },
    {
      say: 'gamma multiplies twice: dx̂ = γ dout, and that is all of it',
      when: () => dx(1, 1, dxhat.mul(gamma)),
    },
    {
      say: 'it divides by √(var + eps) once too often in dx',
      when: () => dx().div(std),
    },
    {
      say: 'it multiplies by √(var + eps) where it should divide',
      when: () => dx().mul(std).mul(std),
    },
    {
      say: 'the way through the mean runs over the other axis than in forward',
      when: () => dx(0, 1).sub(dxhat.mean(far, true).div(std)),
    },
    {
      say: 'the way through the mean runs over the other axis than in forward',
      when: () => dx(0, 1).sub(dx(0, 1).mean(far, true)),
    },
    {
      say: `the way through the mean is divided by ${letter} twice`,
      when: () => dx(1 / count, 1),
    },
    {
      say: `the way through the variance is divided by ${letter} twice`,
      when: () => dx(1, 1 / count),
    },
    {
      say: `both ways are divided by ${letter} twice`,
      when: () => dx(1 / count, 1 / count),
    },
    {
      say: 'the way through the variance runs over the other axis than in forward',
      when: () => dx(1, 0).sub(xhat.mul(dxhat.mul(xhat).mean(far, true)).div(std)),
    },
    {
      say: 'the way through the mean stands there twice',
      when: () => dx(2, 1),
    },
    {
      say: 'only the way through the variance is there: what reaches x̂ itself, dx̂ / √(var + eps), and the way through the mean belong to dx too',
      when: () => dx(0, 1).sub(bare),
    },
    {
      say: 'only the way through the mean is there: what reaches x̂ itself, dx̂ / √(var + eps), and the way through the variance belong to dx too',
      when: () => dx(1, 0).sub(bare),
    },
    {
      say: 'only the two ways through μ and var are there: what reaches x̂ itself, dx̂ / √(var + eps), belongs to dx too',
      when: () => dx().sub(bare),
    },
    {
      say: 'x - μ is used in the last term where x̂ belongs',
      when: () => dx(1, 0).sub(xmu.mul(dxhat.mul(xmu).mean(axis, true)).div(std)),
    },
    ...[
      () => staged(dout, axis, xmu, gamma, std),
      () => staged(dout, axis, xhat, std, gamma),
      () => staged(dout, axis, xhat, gamma, std),
    ].map((when) => ({
      say: 'the parts of the cache are mixed up: take it apart in the order in which forward packs it',
      when,
    })),
    {
      say: 'the parts of the cache are mixed up: std and gamma have changed places. Take it apart in the order in which forward packs it',
      when: () => shortForm(std, xhat, gamma, dout, axis),
    },
    {
      say: 'the parts of the cache are mixed up: x - μ stands where x̂ belongs. Take it apart in the order in which forward packs it',
      when: () => shortForm(gamma, xmu, std, dout, axis),
    },
    {
      say: 'x̂ is missing in the last term: subtract x̂ · mean(dx̂ x̂)',
      when: () => dxhat.sub(dxhat.mean(axis, true)).sub(dxhat.mul(xhat).mean(axis, true)).div(std),
    },
  ];
}

/** dx by the short formula from what is taken for γ, x̂ and the divisor. */
function shortForm(
  gamma: Tensor,
  xhat: Tensor,
  divisor: Tensor,
  dout: Tensor,
  axis: 0 | 1,
): Tensor {
  const from = dout.mul(gamma);
  return from
    .sub(from.mean(axis, true))
    .sub(xhat.mul(from.mul(xhat).mean(axis, true)))
    .div(divisor);
}

/** dx one step at a time, from what is taken for the parts of the cache. */
function staged(dout: Tensor, axis: 0 | 1, xmu: Tensor, std: Tensor, gamma: Tensor): Tensor {
  const dxhat = dout.mul(gamma);
  const dvariance = dxhat.mul(xmu).mean(axis, true).div(std.pow(3)).mul(-1);
  const dxmu = dxhat.div(std).add(xmu.mul(dvariance));
  return dxmu.sub(dxmu.mean(axis, true));
}

/** Checks dgamma and dbeta, which batch and layer normalisation have in common. */
export function closeScales(
  t: CheckTools,
  got: unknown[],
  { xhat, xmu, dxhat, std }: Parts,
  x: Tensor,
  dout: Tensor,
  letters: Readonly<Record<string, number>> = dims,
  ifNotFinite?: string,
): void {
  const n = dout.shape[0] ?? 1;
  t.close('dbeta', got[2], dout.sum(0), {
    dims: letters,
    mistakes: [
      { say: 'it sums over the wrong axis: the batch is axis 0', when: () => dout.sum(1) },
      {
        say: 'gamma does not belong in dbeta: β is added after the multiplication, Σ dout',
        when: () => dxhat.sum(0),
      },
      {
        say: 'the sign is wrong: β is added, so dbeta = Σ dout',
        when: () => dout.sum(0).neg(),
      },
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
    ...(ifNotFinite ? { ifNotFinite } : {}),
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
        say: 'gamma itself does not belong in dgamma: Σ dout x̂',
        when: () => dxhat.mul(xhat).sum(0),
      },
      {
        say: 'dgamma divides by √(var + eps) once more: x̂ has been divided already',
        when: () => dout.mul(xhat).div(std).sum(0),
      },
      {
        say: 'dout is summed before x̂ multiplies it: each row has its own x̂, so multiply first, then sum',
        when: () => dout.sum(0).mul(xhat.sum(0)),
      },
      {
        say: 'dgamma multiplies dout by x: γ multiplies x̂, so take x̂',
        when: () => dout.mul(x).sum(0),
      },
      {
        say: 'dgamma multiplies dout by x - μ: γ multiplies x̂, which is divided by the standard deviation too (or is the cache taken apart in another order than it was packed?)',
        when: () => dout.mul(xmu).sum(0),
      },
      { say: 'dgamma is the sum of dout alone: multiply by x̂ first', when: () => dout.sum(0) },
    ],
  });
}
