import { RandomState, rand } from '../random/index.js';
import { assertTensor, describe, type Tensor, ValueError } from '../tensor/index.js';
import { floatLike, needCache, needChoice, needDout, needParam } from './support.js';

/** What both kinds of generator offer. */
export interface UniformSource {
  /** `size` numbers, uniform in [0, 1), as a tensor of shape (size,). */
  random(size: number): Tensor;
}

/** Settings of one dropout layer. */
export interface DropoutParam {
  /** `'train'`: units are dropped. `'test'`: none is. */
  mode: 'train' | 'test';
  /**
   * The probability of KEEPING a unit, 0 < p ≤ 1: higher means less dropout. So in the lecture
   * (L1, code04) and in CS231n since 2018. Before that in CS231n, and in PyTorch, p is the
   * probability of dropping: their nn.Dropout(0.2) is p = 0.8 here.
   */
  p: number;
  /** Draws the same mask at every call, as gradient checks need it. */
  seed?: number | undefined;
  /** Generator of the masks (RandomState or defaultRng), if the default one is not wanted. */
  rng?: UniformSource | undefined;
}

/** What dropout_backward needs of the forward pass. */
export interface DropoutCache {
  /** The settings of the forward pass. */
  readonly dropout_param: Readonly<DropoutParam>;
  /** The factors of x, 0 for dropped units. `undefined` in test mode. */
  readonly mask: Tensor | undefined;
}

/**
 * Inverted dropout, the recommended form: what is kept is scaled up in training, so that nothing
 * has to be done in testing.
 *
 *     train:  out = x · mask,  mask = (U < p) / p,  U uniform on [0, 1)      test:  out = x
 *
 * @param x any shape
 * @param dropout_param see {@link DropoutParam}
 * @returns `[out, cache]`
 * @throws ValueError for p outside (0, 1] or another mode
 *
 * Source: L1, "Dropout Regularization", code04; Srivastava et al. 2014; CS231n assignment 2.
 */
export function dropout_forward(
  x: Tensor,
  dropout_param: DropoutParam,
): [out: Tensor, cache: DropoutCache] {
  checkParam('dropout_forward', x, dropout_param);
  if (dropout_param.mode === 'test') return [x.copy(), { dropout_param, mask: undefined }];
  const mask = drawMask(x, dropout_param, 1 / dropout_param.p);
  return [x.mul(mask), { dropout_param, mask }];
}

/** dx = dout · mask in train mode, dout in test mode. */
export function dropout_backward(dout: Tensor, cache: DropoutCache): Tensor {
  needCache('dropout_backward', cache);
  const { mask } = cache;
  if (!mask) return dout.copy();
  needDout('dropout_backward', dout, mask.shape);
  return dout.mul(mask);
}

/**
 * Vanilla dropout, as the lecture first shows it ("not recommended"): units are dropped in training
 * and the outputs are scaled down in testing.
 *
 *     train:  out = x · mask,  mask = (U < p)      test:  out = p x
 *
 * The expectation of the training output is the test output, here as in the inverted form.
 *
 * @param x any shape
 * @param dropout_param as for `dropout_forward`; p is the probability of keeping a unit
 * @returns `[out, cache]`
 *
 * Source: L1, "Vanilla Dropout".
 */
export function vanilla_dropout_forward(
  x: Tensor,
  dropout_param: DropoutParam,
): [out: Tensor, cache: DropoutCache] {
  checkParam('vanilla_dropout_forward', x, dropout_param);
  if (dropout_param.mode === 'test') {
    return [x.mul(dropout_param.p), { dropout_param, mask: undefined }];
  }
  const mask = drawMask(x, dropout_param, 1);
  return [x.mul(mask), { dropout_param, mask }];
}

/** dx = dout · mask in train mode, p dout in test mode. */
export function vanilla_dropout_backward(dout: Tensor, cache: DropoutCache): Tensor {
  needCache('vanilla_dropout_backward', cache);
  const { dropout_param, mask } = cache;
  if (!mask) return dout.mul(dropout_param.p);
  needDout('vanilla_dropout_backward', dout, mask.shape);
  return dout.mul(mask);
}

/** `value` where a uniform number is below p, else 0. NumPy's `rand(*x.shape) < p`, same numbers. */
function drawMask(x: Tensor, { p, seed, rng }: DropoutParam, value: number): Tensor {
  const source = seed !== undefined ? new RandomState(seed) : rng;
  const uniform = (source ? source.random(x.size) : rand(x.size)).data;
  const mask = floatLike(x);
  for (let i = 0; i < mask.size; i++) mask.data[i] = uniform[i] < p ? value : 0;
  return mask;
}

function checkParam(fn: string, x: Tensor, dropout_param: DropoutParam): void {
  assertTensor(fn, 'x', x);
  const names = ['mode', 'p', 'seed', 'rng'];
  needParam(fn, 'dropout_param', dropout_param, "{ mode: 'train', p: 0.5 }", names);
  const { mode, p } = dropout_param;
  needChoice(fn, 'dropout_param.mode', mode, ['train', 'test']);
  if (!(typeof p === 'number' && p > 0 && p <= 1)) {
    const hint = p === 0 ? ' To keep every unit write p = 1.' : '';
    throw new ValueError(
      `${fn}: dropout_param.p is the probability of keeping a unit, 0 < p <= 1; got ${typeof p === 'number' ? p : describe(p)}.${hint}`,
    );
  }
}
