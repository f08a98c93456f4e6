import { initialiserOf, uniformInit } from '../../init/index.js';
import { windowSizes } from '../../layers/internal.js';
import { defaultState } from '../../random/index.js';
import { formatShape, ShapeError, type Tensor } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { concatenate } from '../functions.js';
import { columnsOperation } from '../ops/images.js';
import { constant, type Operand, type Variable } from '../Variable.js';
import type { LinearOptions } from './linear.js';
import { input, Module, Parameter } from './Module.js';
import { assertOptions, assertSize } from './sizes.js';
import { bothOf, needImages, type Pair } from './windows.js';

/** How the filters of a convolution lie on the images. */
export interface ConvOptions {
  /** Pixels between neighbouring positions of a filter (1). */
  stride?: Pair;
  /** Zeros on each side (0), 'valid' for none, or 'same': as many as keep H and W, for stride 1. */
  padding?: Pair | 'valid' | 'same';
  /** Pixels between neighbouring elements of a filter (1). */
  dilation?: Pair;
  /** Groups of channels, each with filters of its own that see nothing of the others (1). */
  groups?: number;
}

const CONV = ['stride', 'padding', 'dilation', 'groups'];

/**
 * Convolution of images with F filters (cross-correlation: the filters are not flipped):
 *
 *     out[n, f, i, j] = b_f + Σ_c Σ_k Σ_l x_pad[n, c, i·stride + k·dilation, j·stride + l·dilation] w[f, c, k, l]
 *
 * One product of matrices: w as (F, C·kH·kW) with im2col(x), as in `conv_forward_fast`.
 *
 * @param x (N, C, H, W)
 * @param weight w (F, C / groups, kH, kW)
 * @param bias b (F,), or undefined for none
 * @returns (N, F, OH, OW), OH = 1 + ⌊(H + 2 padding - dilation (kH - 1) - 1) / stride⌋
 * @throws ShapeError if shapes do not fit; AutogradError for settings that cannot be
 *
 * Source: CS231n assignment 2; torch.nn.functional.conv2d.
 */
export function conv2d(
  x: Variable | Tensor,
  weight: Operand,
  bias?: Operand,
  options: ConvOptions = {},
): Variable {
  assertOptions('conv2d', options, CONV);
  return convolve('conv2d', input(x), constant(weight), bias, options);
}

function convolve(
  fn: string,
  x: Variable,
  weight: Variable,
  bias: Operand | undefined,
  options: ConvOptions,
): Variable {
  const { groups = 1 } = options;
  if (weight.ndim !== 4)
    throw new ShapeError(
      `${fn}: the filters must be (F, C, kH, kW), got ${formatShape(weight.shape)}.`,
    );
  const [F, perGroup] = weight.shape as [number, number, number, number];
  assertGroups(fn, groups, F, 'filters');
  needImages(fn, x, perGroup * groups);
  const cut = (v: Variable, axis: number, size: number, g: number): Variable =>
    v.slice(...new Array<string>(axis).fill(':'), `${g * size}:${(g + 1) * size}`);
  const out =
    groups === 1
      ? convolveGroup(fn, x, weight, options)
      : concatenate(
          Array.from({ length: groups }, (_, g) =>
            convolveGroup(fn, cut(x, 1, perGroup, g), cut(weight, 0, F / groups, g), options),
          ),
          1,
        );
  if (bias === undefined) return out;
  const b = constant(bias, x);
  if (b.ndim !== 1 || b.size !== F)
    throw new ShapeError(
      `${fn}: the bias must be (${F},), one number per filter; got ${formatShape(b.shape)}.`,
    );
  return out.add(b.reshape(F, 1, 1));
}

function convolveGroup(fn: string, x: Variable, w: Variable, options: ConvOptions): Variable {
  const stride = bothOf(fn, 'stride', options.stride ?? 1, 1);
  const dilation = bothOf(fn, 'dilation', options.dilation ?? 1, 1);
  const filters = dilated(w, dilation);
  const [F, , HH, WW] = filters.shape as [number, number, number, number];
  const [rows, columns] = paddingOf(fn, options.padding ?? 0, stride, [HH, WW]);
  // im2col has one padding and one stride for both directions. Others are made of them.
  const even = rows[0] === rows[1] && rows[0] === columns[0] && rows[0] === columns[1];
  const images = even ? x : padded(x, rows, columns);
  const step = stride[0] === stride[1] ? stride[0] : 1;
  const sizes = windowSizes(fn, images.value, HH, WW, step, even ? rows[0] : 0);
  const out = filters
    .reshape(F, filters.size / F)
    .dot(images.apply(columnsOperation(sizes)))
    .reshape(F, sizes.N, sizes.OH, sizes.OW)
    .transpose(1, 0, 2, 3);
  if (stride[0] === stride[1]) return out;
  return out.slice(':', ':', `::${stride[0]}`, `::${stride[1]}`);
}

/** Filters with zeros between their elements. */
function dilated(w: Variable, [dh, dw]: [number, number]): Variable {
  if (dh === 1 && dw === 1) return w;
  const [F, C, kH, kW] = w.shape as [number, number, number, number];
  const shape = [F, C, dh * (kH - 1) + 1, dw * (kW - 1) + 1];
  return w.scatter(shape, [':', ':', `::${dh}`, `::${dw}`]);
}

type Sides = [before: number, after: number];

/** Zeros above and below, left and right. */
function paddingOf(
  fn: string,
  padding: NonNullable<ConvOptions['padding']>,
  stride: readonly number[],
  window: readonly number[],
): [rows: Sides, columns: Sides] {
  if (padding === 'valid')
    return [
      [0, 0],
      [0, 0],
    ];
  if (padding === 'same') {
    if (stride.some((s) => s !== 1))
      throw new AutogradError(`${fn}: padding 'same' needs stride 1, got ${stride.join(', ')}.`);
    return window.map((n): Sides => [(n - 1) >> 1, n >> 1]) as [Sides, Sides];
  }
  if (typeof padding === 'string')
    throw new AutogradError(
      `${fn}: padding must be numbers, 'same' or 'valid', got '${String(padding)}'.`,
    );
  return bothOf(fn, 'padding', padding, 0).map((p): Sides => [p, p]) as [Sides, Sides];
}

function padded(x: Variable, [top, bottom]: Sides, [left, right]: Sides): Variable {
  const [N, C, H, W] = x.shape as [number, number, number, number];
  const shape = [N, C, H + top + bottom, W + left + right];
  return x.scatter(shape, [':', ':', `${top}:${top + H}`, `${left}:${left + W}`]);
}

function assertGroups(fn: string, groups: number, count: number, what: string): void {
  if (Number.isInteger(groups) && groups > 0 && count % groups === 0) return;
  throw new AutogradError(`${fn}: groups must divide the ${count} ${what}, got ${String(groups)}.`);
}

/** Settings of {@link Conv2d}: where filters lie, and how they begin. */
export type Conv2dOptions = ConvOptions & LinearOptions;

/**
 * A layer of filters over images, see {@link conv2d}: (N, inChannels, H, W) to (N, outChannels, OH,
 * OW). The weight is (outChannels, inChannels / groups, kH, kW) and the bias (outChannels,), both
 * drawn as PyTorch does from U(-1/√n, 1/√n), n = inChannels / groups · kH · kW, unless `init` is given;
 * the bias is 0 then.
 *
 *     new Conv2d(3, 8, 3, { padding: 1 })
 */
export class Conv2d extends Module {
  /** The filters, (F, C / groups, HH, WW). */
  readonly weight: Parameter;
  /** (F,), one for each filter; none with `bias: false`. */
  readonly bias: Parameter | undefined;
  readonly #options: ConvOptions;
  readonly #name: string;

  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Pair,
    options: Conv2dOptions = {},
  ) {
    super();
    assertSize('Conv2d', 'inChannels', inChannels);
    assertSize('Conv2d', 'outChannels', outChannels);
    const [kH, kW] = bothOf('Conv2d', 'kernelSize', kernelSize, 1);
    assertOptions('Conv2d', options, [...CONV, 'bias', 'init', 'rng', 'dtype']);
    const { groups = 1, stride = 1, padding = 0, dilation = 1 } = options;
    const { bias = true, init, rng = defaultState(), dtype = 'float64' } = options;
    assertGroups('Conv2d', groups, inChannels, 'channels');
    assertGroups('Conv2d', groups, outChannels, 'filters');
    const both = bothOf('Conv2d', 'stride', stride, 1);
    bothOf('Conv2d', 'dilation', dilation, 1);
    paddingOf('Conv2d', padding, both, [kH, kW]);
    this.#options = { stride, padding, dilation, groups };
    const [channels, size] = [inChannels / groups, kH === kW ? kH : `[${kH}, ${kW}]`];
    this.#name = `Conv2d(${inChannels}, ${outChannels}, ${size})`;
    const bound = 1 / Math.sqrt(channels * kH * kW);
    const torch = uniformInit(-bound, bound);
    const drawn = (init === undefined ? torch : initialiserOf(init))(
      [outChannels, channels, kH, kW],
      rng,
    );
    this.weight = new Parameter(drawn.astype(dtype), { name: 'weight' });
    const start = (init === undefined ? torch : initialiserOf('zeros'))([outChannels], rng);
    this.bias = bias ? new Parameter(start.astype(dtype), { name: 'bias' }) : undefined;
  }

  override forward(x: Variable | Tensor): Variable {
    return convolve(this.#name, input(x), this.weight, this.bias, this.#options);
  }

  protected override describe(): string {
    const { stride, padding, dilation, groups } = this.#options;
    const others = [
      ['stride', stride, 1],
      ['padding', padding, 0],
      ['dilation', dilation, 1],
      ['groups', groups, 1],
    ].flatMap(([name, value, usual]) => (value === usual ? [] : [`${name} ${String(value)}`]));
    const head = this.#name.slice('Conv2d('.length, -1);
    return [head, ...others, ...(this.bias ? [] : ['no bias'])].join(', ');
  }
}
