import {
  type CheckTools,
  compareTensors,
  type Mistake,
  type Student,
  showNumber,
} from 'chainrule-grader/checks';
import { sameShape, sqrt, Tensor } from 'kernel-lib/tensor';
import { D, moments, normalised, scaled } from './formulas.js';

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
  const other = moments(x, axis === 0 ? 1 : 0);
  const mixed = (mean: Tensor, spread: Tensor) => () =>
    scaled(x, mean, sqrt(spread.add(eps)), gamma, beta);
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
      say: 'the mean is taken over the right axis, the variance over the other: both belong to the same numbers',
      when: mixed(mu, other.variance),
    },
    {
      say: 'the variance is taken over the right axis, the mean over the other: both belong to the same numbers',
      when: mixed(other.mu, variance),
    },
    {
      say: 'gamma multiplies before the division, and beta is divided as well: out = γ x̂ + β',
      when: () => x.sub(mu).mul(gamma).add(beta).div(std),
    },
    {
      say: 'x is used where x̂ belongs: out = γ x̂ + β',
      when: () => x.mul(gamma).add(beta),
    },
    {
      say: 'gamma multiplies twice: out = γ x̂ + β',
      when: () => xhat.mul(gamma).mul(gamma).add(beta),
    },
    { say: 'beta is subtracted: out = γ x̂ + β', when: () => xhat.mul(gamma).sub(beta) },
    {
      say: 'the squares of the deviations are missing: the variance is the mean of (x - μ)², not of |x - μ|',
      when: by(x.sub(mu).abs().mean(axis, true).add(eps)),
    },
    {
      say: 'the squares of the deviations are missing: the variance is the mean of (x - μ)², not of |x - μ|',
      when: by(sqrt(x.sub(mu).abs().mean(axis, true).add(eps))),
    },
    {
      say: 'one mean for all the numbers: take it along an axis, one mean per feature or per example',
      when: () => {
        const mean = x.mul(0).add(x.mean());
        return mixed(mean, x.sub(mean).pow(2).mean(axis, true))();
      },
    },
    {
      say: 'one variance for all the numbers: take it along an axis, one per feature or per example',
      when: () => mixed(mu, variance.mul(0).add(x.var()))(),
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

const DIGITS =
  'the variance is the mean of (x - μ)²: mean(x²) - μ² is the difference of two huge numbers and loses its digits';

/** What is nearly right where numbers are far from zero. */
export function lostDigits(got: unknown, want: Tensor): Mistake[] {
  if (!(got instanceof Tensor) || !sameShape(got.shape, want.shape)) return [];
  const near = !compareTensors(got, want, { rtol: 1e-2, atol: 1e-2 });
  return near ? [{ say: DIGITS, when: () => got }] : [];
}

/** What a setting that was given, or left out, became in the student's function. */
export interface SettingGiven {
  /** `bn_param` or `ln_param`. */
  readonly param: string;
  /** What it should be. */
  readonly want: number;
  /** Whether the call has named it. */
  readonly given: boolean;
}

/** Why a setting is another number than it should be. */
function otherSetting(
  setting: string,
  found: number,
  { param, want, given }: SettingGiven,
): string {
  const shown = showNumber(found, 3);
  if (setting === 'eps' && found === 0) return 'eps is missing: divide by √(var + eps)';
  if (!given) return `left out, ${setting} is ${shown} here: the description says ${want}`;
  if (want === 0) {
    return `${setting === 'eps' ? 'an' : 'a'} ${setting} of 0 is taken for one that is left out, and is ${shown}: || replaces 0 too, write ?? or a default, { ${setting} = … }`;
  }
  return `${setting} is ${shown} here, while ${param} says ${want}: take ${param}.${setting} where it is given, as it is`;
}

/** The numbers with one value replaced by what it must have been, if that explains them to the last digit. */
function explained(
  got: unknown,
  found: (got: Tensor) => number,
  value: (found: number) => Tensor,
  setting: string,
  about: SettingGiven,
): Mistake[] {
  if (!(got instanceof Tensor)) return [];
  const number = found(got);
  if (!Number.isFinite(number) || Math.abs(number - about.want) < 1e-9) return [];
  const wrong = value(number);
  if (!sameShape(got.shape, wrong.shape)) return [];
  // The number was read off one element: the others must agree.
  if (wrong.size < 2 || compareTensors(got, wrong, { rtol: 1e-9, atol: 1e-11 })) return [];
  return [{ say: otherSetting(setting, number, about), when: () => wrong }];
}

/** What is normalised, and by what. */
export interface Normalising {
  readonly x: Tensor;
  readonly gamma: Tensor;
  readonly beta: Tensor;
  readonly mu: Tensor;
  readonly variance: Tensor;
}

/** Another eps than the right one, if one explains every element of `out`. */
export function otherEps(
  out: unknown,
  { x, gamma, beta, mu, variance }: Normalising,
  about: SettingGiven,
): Mistake[] {
  const spread = x.sub(mu).mul(gamma);
  const each = variance.add(x.mul(0));
  const read = (got: Tensor): number => {
    if (!sameShape(got.shape, x.shape)) return Number.NaN;
    const at = indexOfLargest(spread);
    const ratio = (spread.data[at] as number) / ((got.data[at] as number) - flat(beta, at));
    const eps = ratio ** 2 - (each.data[at] as number);
    return Math.abs(eps) < 1e-12 ? 0 : eps;
  };
  const by = (eps: number) => scaled(x, mu, sqrt(variance.add(eps)), gamma, beta);
  return explained(out, read, by, 'eps', about);
}

const flat = (row: Tensor, at: number) => row.data[at % row.size] as number;

function indexOfLargest(x: Tensor): number {
  const sizes = x.abs();
  return sizes.data.indexOf(sizes.max() as never);
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
  given = true,
): void {
  const name = `bn_param.${which}`;
  const short = which === 'running_mean' ? 'μ' : 'var';
  const mix = (a: Tensor, b: Tensor, keep = momentum) => a.mul(keep).add(b.mul(1 - keep));
  t.that(
    got instanceof Tensor,
    `${name} is not there after a call in train mode`,
    `store it in the bn_param that was given: bn_param.${which} = momentum · ${which} + (1 - momentum) · ${short}`,
  );
  /** The share of the old average that was kept, read off where the two are furthest apart. */
  const kept = (found: Tensor): number => {
    if (!sameShape(found.shape, old.shape)) return Number.NaN;
    const at = indexOfLargest(old.sub(batch));
    const [a, b] = [old.data[at] as number, batch.data[at] as number];
    return ((found.data[at] as number) - b) / (a - b);
  };
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
      {
        say: 'the shares are those of the other average: 1 - momentum of what is new, momentum of what was there, for both',
        when: () => old.mul(1 - momentum).add(batch.mul(1 - momentum)),
      },
      {
        say: `one number for all features: ${which} has one for each, from ${short} of its column`,
        when: () => mix(old, batch.mul(0).add(batch.mean())),
      },
      {
        say: `the old ${which} of bn_param does not count: momentum · ${which} + (1 - momentum) · ${short}`,
        when: () => batch.mul(1 - momentum),
      },
      ...(given
        ? []
        : [
            {
              say: `${which} begins at 1 here: left out, it begins at zeros`,
              when: () => mix(old.add(1), batch),
            },
          ]),
      ...explained(got, kept, (share) => mix(old, batch, share), 'momentum', {
        param: 'bn_param',
        want: momentum,
        given,
      }),
    ],
  });
}

/** Fails if the call has changed a setting; a default that was filled in is no change. */
export function settingsKept(
  t: CheckTools,
  student: Student,
  given: Record<string, unknown>,
): void {
  const after = paramAfter(student);
  for (const setting of ['mode', 'eps', 'momentum']) {
    const [now, before] = [after[setting], given[setting]];
    t.that(
      now === before || before === undefined,
      `bn_param.${setting} is ${String(now)} after the call; it was ${String(before)}`,
      'batch normalisation changes bn_param.running_mean and bn_param.running_var, and nothing else in bn_param',
    );
  }
}
