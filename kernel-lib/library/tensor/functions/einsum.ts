import { castData, type DType, promote } from '../core/dtype.js';
import { describe, ShapeError, ValueError } from '../core/errors.js';
import { allocateFor } from '../core/memory.js';
import type { NdArray, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { formatShape, stridesOf } from '../core/shape.js';
import { Tensor } from '../Tensor.js';

/**
 * Einstein's summation: letters name axes; those missing in the result are summed over.
 * `einsum('nd,dm->nm', x, w)` is x · w, `einsum('ii', a)` the trace, `einsum('ij->ji', a)` the
 * transpose, `einsum('n,m->nm', a, b)` the outer product, `einsum('bij,bjk->bik', a, b)` a batch
 * of products. Without `->` the result has all letters that occur once, in alphabetical order.
 * `...` stands for all further axes, which broadcast: `einsum('...ij,...jk->...ik', a, b)`. NumPy: np.einsum
 */
export function einsum(formula: string, ...operands: TensorLike[]): Tensor {
  const arrays = operands.map((x, i) => toNdArray('einsum', x, `operand ${i + 1}`));
  const { inputs, output } = withDots(formula, parse(formula, operands.length), arrays);
  const sizes = letterSizes(formula, inputs, arrays);
  const summed = [...sizes.keys()].filter((c) => !output.includes(c));
  const letters = [...output, ...summed];
  const dims = letters.map((c) => sizes.get(c)!);
  const strides = arrays.map((x, i) => letterStrides(letters, inputs[i]!, x));
  const shape = output.map((c) => sizes.get(c)!);
  const dtype = arrays.map((x) => x.dtype).reduce(promote);
  const work: DType = dtype === 'bool' ? 'int32' : dtype;
  const data = arrays.map((x) => castData(x.data, work));
  const from = arrays.map((x) => x.shape);
  const out = allocateFor('einsum', 'float64', shape, from);
  contract(data, strides, dims, output.length, out as Float64Array);
  return new Tensor(castData(out, dtype), shape, dtype);
}

interface Formula {
  readonly inputs: readonly string[][];
  readonly output: readonly string[];
}

const DOTS = '...';

/** The names of axes, one each; `...` is one name as long as nobody knows its axes. */
const namesIn = (part: string): string[] => part.match(/\.\.\.|./gs) ?? [];

function parse(formula: string, count: number): Formula {
  if (typeof formula !== 'string')
    throw new ValueError(
      `einsum: the formula is ${describe(formula)}; expected text such as 'ij,jk->ik'.`,
    );
  const [left, right, more] = formula.replace(/\s/g, '').split('->');
  const inputs = left!.split(',').map(namesIn);
  const known = inputs.flat();
  const output =
    right === undefined
      ? [...new Set(known)]
          .filter((c) => c === DOTS || known.indexOf(c) === known.lastIndexOf(c))
          .sort()
      : namesIn(right);
  const strange = [...known, ...output].find((c) => c !== DOTS && !/^[A-Za-z]$/.test(c));
  if (more !== undefined || strange !== undefined)
    throw new ValueError(
      `einsum: '${formula}' is no formula that is known here${strange === undefined ? '' : ` (what is '${strange}'?)`}; expected letters for axes, such as 'ij,jk->ik', or '...' for all further ones.`,
    );
  if (inputs.length !== count)
    throw new ValueError(
      `einsum: '${formula}' is about ${inputs.length} operands, but ${count} are given.`,
    );
  const loose = output.find(
    (c, i) => (c !== DOTS && !known.includes(c)) || output.indexOf(c) !== i,
  );
  if (loose !== undefined)
    throw new ValueError(
      `einsum: '${loose}' in the result of '${formula}' ${known.includes(loose) ? 'stands twice' : 'is in no operand'}.`,
    );
  const twice = inputs.find((names) => names.indexOf(DOTS) !== names.lastIndexOf(DOTS));
  if (twice !== undefined)
    throw new ValueError(`einsum: '...' stands twice in '${twice.join('')}' of '${formula}'.`);
  return { inputs, output };
}

/** The formula with a name for each axis that `...` stands for, counted from the right. */
function withDots(formula: string, parsed: Formula, arrays: readonly NdArray[]): Formula {
  const counts = parsed.inputs.map((names, i) =>
    names.includes(DOTS) ? Math.max(arrays[i]!.shape.length - names.length + 1, 0) : 0,
  );
  const most = Math.max(0, ...counts);
  if (most > 0 && !parsed.output.includes(DOTS))
    throw new ValueError(
      `einsum: the result of '${formula}' has no '...' for the further axes of its operands; expected one behind '->'.`,
    );
  const named = (names: readonly string[], count: number): string[] =>
    names.flatMap((c) =>
      c === DOTS ? Array.from({ length: count }, (_, k) => `.${most - count + k}`) : [c],
    );
  return {
    inputs: parsed.inputs.map((names, i) => named(names, counts[i]!)),
    output: named(parsed.output, most),
  };
}

function letterSizes(formula: string, inputs: readonly string[][], arrays: readonly NdArray[]) {
  const sizes = new Map<string, number>();
  inputs.forEach((letters, i) => {
    const { shape } = arrays[i]!;
    if (letters.length !== shape.length)
      throw new ShapeError(
        `einsum: operand ${i + 1} ${formatShape(shape)} has ${shape.length} axes, but '${letters.join('')}' in '${formula}' names ${letters.length}.`,
      );
    letters.forEach((c, k) => {
      const known = sizes.get(c);
      const n = shape[k]!;
      if (known !== undefined && known !== n && known !== 1 && n !== 1)
        throw new ShapeError(
          `einsum: axis '${c}' of '${formula}' is ${known} long in one operand and ${n} in operand ${i + 1} ${formatShape(shape)}.`,
        );
      sizes.set(c, known === undefined || known === 1 ? n : known);
    });
  });
  return sizes;
}

/** How far each letter moves in an operand; a letter that stands twice walks the diagonal. */
function letterStrides(letters: readonly string[], own: readonly string[], x: NdArray): number[] {
  const strides = stridesOf(x.shape);
  return letters.map((c) =>
    own.reduce((sum, o, k) => sum + (o === c && x.shape[k] !== 1 ? strides[k]! : 0), 0),
  );
}

/** out = Σ over the summed letters of the product of all operands. */
function contract(
  data: readonly ArrayLike<number>[],
  strides: readonly (readonly number[])[],
  dims: readonly number[],
  kept: number,
  out: Float64Array,
): void {
  const last = dims.length - 1;
  const offsets = new Array<number>(data.length).fill(0);
  const total = dims.reduce((p, n) => p * n, 1);
  if (total === 0) return;
  const inner = last >= kept ? dims[last]! : 1;
  const outer = last >= kept ? last : last + 1;
  const count = new Array<number>(outer).fill(0);
  const step = dims.slice(kept, outer).reduce((p, n) => p * n, 1);
  for (let t = 0; t < total / inner; t++) {
    out[Math.floor(t / step)]! += innerSum(data, offsets, strides, last, inner);
    for (let k = outer - 1; k >= 0; k--) {
      for (let i = 0; i < data.length; i++) offsets[i]! += strides[i]![k]!;
      if (++count[k]! < dims[k]!) break;
      for (let i = 0; i < data.length; i++) offsets[i]! -= strides[i]![k]! * dims[k]!;
      count[k] = 0;
    }
  }
}

function innerSum(
  data: readonly ArrayLike<number>[],
  offsets: readonly number[],
  strides: readonly (readonly number[])[],
  axis: number,
  n: number,
): number {
  let sum = 0;
  if (data.length === 2) {
    const [a, b] = data as [ArrayLike<number>, ArrayLike<number>];
    const sa = n === 1 ? 0 : strides[0]![axis]!;
    const sb = n === 1 ? 0 : strides[1]![axis]!;
    for (let c = 0, i = offsets[0]!, j = offsets[1]!; c < n; c++, i += sa, j += sb)
      sum += a[i]! * b[j]!;
    return sum;
  }
  for (let c = 0; c < n; c++) {
    let product = 1;
    for (let i = 0; i < data.length; i++)
      product *= data[i]![offsets[i]! + (n === 1 ? 0 : c * strides[i]![axis]!)]!;
    sum += product;
  }
  return sum;
}
