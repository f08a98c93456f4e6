import { Tensor } from 'kernel-lib/tensor';
import { compareTensors, DEFAULT_TOLERANCE, showNumber, type Tolerance } from './compare.js';

/*
 * What wrong numbers have in common, whatever they were to be. Each of these sentences is true of what
 * came; the likely cause is asked, not claimed.
 */

const LOOSE: Tolerance = { rtol: 1e-5, atol: 1e-8 };
const same = (a: Tensor, b: Tensor) => !compareTensors(a, b, LOOSE);

/** A pattern in `got`, of the shape of `want`. */
export function patternOf(
  got: Tensor,
  want: Tensor,
  inputs: readonly { name: string; value: unknown }[],
): string | undefined {
  return (
    oneNumber(got, want) ??
    lostSigns(got, want) ??
    rounded(got, want) ??
    cutOff(got, want) ??
    withArgument(got, want, inputs) ??
    edge(got, want)
  );
}

/** Cut to whole numbers, all else forgotten. */
export function wholeNumbers(got: Tensor, want: Tensor): string | undefined {
  if (got.dtype !== 'int32' || want.dtype === 'int32') return undefined;
  const isWhole = want.data.every((value: number) => Number.isInteger(value));
  return isWhole ? undefined : 'it is int32, which holds whole numbers only: keep it float64';
}

function oneNumber(got: Tensor, want: Tensor): string | undefined {
  const first = got.data[0] as number;
  if (want.size < 3 || got.data.some((value: number) => value !== first)) return undefined;
  return `every element is the same number, ${showNumber(first)}`;
}

function lostSigns(got: Tensor, want: Tensor): string | undefined {
  if (want.size < 3 || !same(got.abs(), want.abs())) return undefined;
  return same(got, want.abs())
    ? 'the sizes are right, but every minus is lost: is there an abs, a square root of a square, or a sign too many?'
    : 'the sizes are right, the signs of some are not';
}

function rounded(got: Tensor, want: Tensor): string | undefined {
  if (want.size > 1000) return undefined;
  for (let places = 0; places <= 6; places++) {
    const unit = 10 ** places;
    const fits = got.data.every(
      (value: number, i: number) => Math.abs(value - (want.data[i] as number)) <= 0.5001 / unit,
    );
    const whole = got.data.every(
      (value: number) => Math.abs(value * unit - Math.round(value * unit)) <= 1e-9 * unit,
    );
    if (fits && whole) return `it is rounded to ${places} places: leave it as it is`;
  }
  return undefined;
}

function cutOff(got: Tensor, want: Tensor): string | undefined {
  const [low, high] = [got.min(), got.max()];
  if (want.size < 3 || !(low < high) || !same(got, want.clip(low, high))) return undefined;
  const bounds = [
    ...(want.max() > high ? [`at most ${showNumber(high)}`] : []),
    ...(want.min() < low ? [`at least ${showNumber(low)}`] : []),
  ];
  return `it is right but for what is cut off: no element is more than that, ${bounds.join(' and ')}`;
}

/** The right result with an argument added, taken away, multiplied or divided by. */
function withArgument(
  got: Tensor,
  want: Tensor,
  inputs: readonly { name: string; value: unknown }[],
): string | undefined {
  for (const { name, value } of inputs.flatMap(parts)) {
    if (typeof value === 'number' ? unsaid(value) : !fits(value, want)) continue;
    if (same(got, want.add(value))) return `it is what is right plus ${name}`;
    if (same(got, want.sub(value))) return `it is what is right minus ${name}: is ${name} missing?`;
    if (same(got, want.mul(value))) return `it is what is right times ${name}: a factor too many?`;
    if (same(got, want.div(value))) {
      return `it is what is right divided by ${name}: is the factor ${name} missing, or one division too many?`;
    }
  }
  return undefined;
}

/** An argument, and what is in it if it is a plain object. */
function parts(input: { name: string; value: unknown }): {
  name: string;
  value: number | Tensor;
}[] {
  const { name, value } = input;
  if (typeof value === 'number' || value instanceof Tensor) return [{ name, value }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'number' || part instanceof Tensor ? [{ name: key, value: part }] : [],
  );
}

/** Numbers whose product or sum says nothing. */
const unsaid = (value: number) => !Number.isFinite(value) || [0, 1, -1].includes(value);

/** Whether `value`, spread by broadcasting, leaves the shape as it is, and is floating. */
function fits(value: Tensor, want: Tensor): boolean {
  const from = want.ndim - value.ndim;
  return (
    value.size > 1 &&
    value.dtype !== 'int32' &&
    from >= 0 &&
    value.shape.every((extent, axis) => extent === want.shape[from + axis])
  );
}

/** Wrong in the first or the last row, column or element only. */
function edge(got: Tensor, want: Tensor): string | undefined {
  const wrong: number[] = [];
  const near = { ...DEFAULT_TOLERANCE, ...LOOSE };
  const difference = compareTensors(got, want, near);
  if (!difference || want.size < 4) return undefined;
  for (let i = 0; i < want.size; i++) {
    const [a, b] = [got.data[i] as number, want.data[i] as number];
    if (!(Math.abs(a - b) <= near.rtol * Math.abs(b) + near.atol)) wrong.push(i);
  }
  const last = want.size - 1;
  const columns = want.ndim > 1 ? (want.shape[want.ndim - 1] as number) : 0;
  const rows = columns > 0 ? want.size / columns : 0;
  const all = (of: (i: number) => boolean) => wrong.length > 1 && wrong.every(of);
  // Before the number of elements: of 2 a chance of one half would be named.
  if (rows > 2 && columns > 1) {
    if (all((i) => i >= want.size - columns)) return `${ONLY} last row is wrong: ${EARLY}`;
    if (all((i) => i < columns)) return `${ONLY} first row is wrong: ${LATE}`;
  }
  if (columns > 2 && rows > 1) {
    if (all((i) => i % columns === columns - 1)) return `${ONLY} last column is wrong: ${EARLY}`;
    if (all((i) => i % columns === 0)) return `${ONLY} first column is wrong: ${LATE}`;
  }
  if (wrong.length !== 1) return undefined;
  if (wrong[0] === last) return `${ONLY} last element is wrong: ${EARLY}`;
  return wrong[0] === 0 ? `${ONLY} first element is wrong: ${LATE}` : undefined;
}

const ONLY = 'only the';
const EARLY = 'does a loop end one too early?';
const LATE = 'does a loop begin one too late?';
