import { assertAxes, assertNumber, assertShape, type Tensor, ValueError } from '../tensor/index.js';
import { columnMoments, normaliseColumns, normaliseColumnsBackward } from './columns.js';
import { floatLike, needCache, needChoice, needDout, needEps, needParam } from './support.js';

/**
 * Settings and running averages of one batch normalisation layer. `batchnorm_forward` in train mode
 * puts new running averages here, as CS231n does; the tensors themselves are not written to.
 */
export interface BnParam {
  /** `'train'`: mean and variance of the batch. `'test'`: the running averages. */
  mode: 'train' | 'test';
  /** Added to the variance. Default 1e-5. */
  eps?: number | undefined;
  /**
   * Share of the old average that is kept: running = momentum · running + (1 - momentum) · batch.
   * Default 0.9. PyTorch's `momentum` is the other share, 0.1 for the same update.
   */
  momentum?: number | undefined;
  /** (D,) starts at zero. */
  running_mean?: Tensor | undefined;
  /** (D,) starts at zero (PyTorch: at one). */
  running_var?: Tensor | undefined;
  /**
   * Average Σ(x - μ)²/(N - 1) into `running_var`, as PyTorch does, instead of the biased
   * Σ(x - μ)²/N. The batch itself is normalised with the biased variance in any case.
   */
  unbiased?: boolean | undefined;
}

const NAMES = [
  'mode',
  'eps',
  'momentum',
  'running_mean',
  'running_var',
  'unbiased',
] as const satisfies (keyof BnParam)[];

/** What batchnorm_backward needs of the forward pass. */
export interface BatchnormCache {
  /** Of the forward pass; in test mode mean and variance are constants. */
  readonly mode: 'train' | 'test';
  /** x - μ (N, D) */
  readonly xmu: Tensor;
  /** (x - μ) / √(var + eps) (N, D) */
  readonly xhat: Tensor;
  /** 1 / √(var + eps) (D,) */
  readonly ivar: Tensor;
  /** γ (D,) */
  readonly gamma: Tensor;
}

/**
 * Batch normalisation of each column (feature) over the rows (examples):
 *
 *     μ = 1/N Σ_n x_n      var = 1/N Σ_n (x_n - μ)²
 *     x̂ = (x - μ) / √(var + eps)      out = γ x̂ + β
 *
 * In test mode μ and var are the running averages. With γ = √(var + eps), β = μ it is the identity.
 * A batch of one has var = 0 and gives β, whatever x is.
 *
 * @param x (N, D)
 * @param gamma γ (D,) scale
 * @param beta β (D,) shift
 * @param bn_param see {@link BnParam}; train mode replaces its `running_mean` and `running_var`
 * @returns `[out, cache]`, out (N, D)
 * @throws ShapeError; ValueError for another mode, or test mode before any training
 *
 * Source: L1, "Batch Normalization", code02; Ioffe and Szegedy 2015.
 */
export function batchnorm_forward(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): [out: Tensor, cache: BatchnormCache] {
  const fn = 'batchnorm_forward';
  assertAxes(fn, 'x', x, 'N, D');
  const [N, D] = x.shape;
  const eps = checkBatchnorm(fn, D, gamma, beta, bn_param);
  const [mu, variance] = statistics(fn, bn_param, x, N, () => {
    const fast = columnMoments(x);
    if (fast) return fast;
    const mean = x.mean(0);
    return [mean, x.sub(mean).pow(2).mean(0)];
  });
  const ivar = variance.add(eps).pow(-0.5);
  const fast = normaliseColumns(x, mu, ivar, gamma, beta);
  if (fast) return [fast.out, { mode: bn_param.mode, xmu: fast.xmu, xhat: fast.xhat, ivar, gamma }];
  const xmu = x.sub(mu);
  const xhat = xmu.mul(ivar);
  const out = xhat.mul(gamma).add(beta);
  return [out, { mode: bn_param.mode, xmu, xhat, ivar, gamma }];
}

/**
 * Gradients of batch normalisation, one step of the computational graph at a time, last one first.
 *
 * @param dout (N, D)
 * @returns `[dx, dgamma, dbeta]`, shapes (N, D), (D,), (D,)
 */
export function batchnorm_backward(
  dout: Tensor,
  cache: BatchnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('batchnorm_backward', cache);
  const { mode, xmu, xhat, ivar, gamma } = cache;
  needDout('batchnorm_backward', dout, xhat.shape);
  const N = xhat.shape[0];
  const fast = mode === 'train' && normaliseColumnsBackward(dout, cache);
  if (fast) return fast;
  // out = γ x̂ + β
  const dbeta = dout.sum(0);
  const dgamma = dout.mul(xhat).sum(0);
  const dxhat = dout.mul(gamma);
  // x̂ = (x - μ) · ivar
  const dxmu = dxhat.mul(ivar);
  // In test mode μ and var are constants: x - μ is the only way from x to out.
  if (mode === 'test') return [dxmu, dgamma, dbeta];
  const divar = dxhat.mul(xmu).sum(0);
  // ivar = (var + eps)^(-1/2)
  const dvar = divar.mul(ivar.pow(3)).mul(-0.5);
  // var = 1/N Σ (x - μ)²
  const dxmu_total = dxmu.add(xmu.mul(dvar.mul(2 / N)));
  // x - μ, with μ = 1/N Σ x
  const dmu = dxmu_total.sum(0).neg();
  const dx = dxmu_total.add(dmu.mul(1 / N));
  return [dx, dgamma, dbeta];
}

/**
 * The same gradients, simplified on paper to one expression:
 *
 *     dx = γ / √(var + eps) / N · (N dout - Σ dout - x̂ Σ dout x̂)
 *
 * Takes the same cache and agrees with `batchnorm_backward` to rounding.
 *
 * @returns `[dx, dgamma, dbeta]`
 */
export function batchnorm_backward_alt(
  dout: Tensor,
  cache: BatchnormCache,
): [dx: Tensor, dgamma: Tensor, dbeta: Tensor] {
  needCache('batchnorm_backward_alt', cache);
  const { mode, xhat, ivar, gamma } = cache;
  needDout('batchnorm_backward_alt', dout, xhat.shape);
  const N = xhat.shape[0];
  const dbeta = dout.sum(0);
  const dgamma = dout.mul(xhat).sum(0);
  const scale = gamma.mul(ivar);
  if (mode === 'test') return [dout.mul(scale), dgamma, dbeta];
  const dx = dout
    .mul(N)
    .sub(dbeta)
    .sub(xhat.mul(dgamma))
    .mul(scale.mul(1 / N));
  return [dx, dgamma, dbeta];
}

/** Checks what every form of batch normalisation over D features is given; returns eps. */
export function checkBatchnorm(
  fn: string,
  D: number,
  gamma: Tensor,
  beta: Tensor,
  bn_param: BnParam,
): number {
  assertShape(fn, 'gamma', gamma, [D], 'one scale per feature of x');
  assertShape(fn, 'beta', beta, [D], 'one shift per feature of x');
  needParam(fn, 'bn_param', bn_param, "{ mode: 'train' }", NAMES);
  needChoice(fn, 'bn_param.mode', bn_param.mode, ['train', 'test']);
  const { running_mean, running_var } = bn_param;
  for (const [name, average] of Object.entries({ running_mean, running_var })) {
    if (average) assertShape(fn, `bn_param.${name}`, average, [D], 'one per feature of x');
  }
  return needEps(fn, bn_param.eps);
}

/**
 * The mean and variance (D,) to normalise with. Train mode: `ofBatch`, of `count` numbers per
 * feature, which then also moves the running averages in `bn_param`. Test mode: these averages.
 */
export function statistics(
  fn: string,
  bn_param: BnParam,
  x: Tensor,
  count: number,
  ofBatch: () => readonly [mu: Tensor, variance: Tensor],
): readonly [mu: Tensor, variance: Tensor] {
  const { mode, momentum = 0.9, running_mean, running_var } = bn_param;
  assertNumber(fn, 'bn_param.momentum', momentum, { min: 0, max: 1 });
  if (mode === 'test') {
    // In the precision of x, as averages that were made in float64 would turn a float32 net into one.
    const dtype = x.dtype === 'float32' ? 'float32' : 'float64';
    if (running_mean && running_var) return [running_mean.astype(dtype), running_var.astype(dtype)];
    throw new ValueError(
      `${fn}: test mode needs bn_param.running_mean and running_var. Run in train mode first, ` +
        'with the same bn_param.',
    );
  }
  if (count === 0) throw new ValueError(`${fn}: x is empty; a mean needs at least one example.`);
  const [mu, variance] = ofBatch();
  const seen = bn_param.unbiased ? variance.mul(count / Math.max(1, count - 1)) : variance;
  const moved = (old: Tensor | undefined, now: Tensor) =>
    (old ?? floatLike(now)).mul(momentum).add(now.mul(1 - momentum));
  bn_param.running_mean = moved(running_mean, mu);
  bn_param.running_var = moved(running_var, seen);
  return [mu, variance];
}
