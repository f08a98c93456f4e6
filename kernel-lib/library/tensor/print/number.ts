import type { DType } from '../core/dtype.js';

/**
 * The shortest decimal digits that read back as `value`, and where the point goes:
 * value = 0.d₁d₂d₃… · 10^exponent. For float32 they need only read back as that float32.
 */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** The shortest digits of a positive finite number. */
export function shortest(value: number, dtype: DType): Digits {
  let text = value.toExponential();
  if (dtype === 'float32')
    for (let p = 0; p < 9; p++) {
      text = value.toExponential(p);
      if (Math.fround(Number(text)) === value) break;
    }
  const [mantissa, exponent] = text.split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) + 1 };
}

/** How many digits stand behind the point when all the shortest digits are written out. */
export function decimals(value: number, dtype: DType): number {
  if (value === 0) return 0;
  const { digits, exponent } = shortest(value, dtype);
  return Math.max(0, digits.length - exponent);
}

/** `value` with at most `precision` decimals, no trailing zeros, and the point always there. */
export function positional(value: number, precision: number, dtype: DType): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  const needed = decimals(size, dtype);
  const text = needed <= precision ? exact(size, dtype) : roundEven(size, precision);
  const trimmed = text.includes('.') ? text.replace(/0+$/, '') : `${text}.`;
  return sign + trimmed;
}

/** All the shortest digits, without an exponent. */
function exact(size: number, dtype: DType): string {
  if (size === 0) return '0.';
  const { digits, exponent } = shortest(size, dtype);
  if (exponent <= 0) return `0.${'0'.repeat(-exponent)}${digits}`;
  if (digits.length <= exponent) return `${digits}${'0'.repeat(exponent - digits.length)}.`;
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** toFixed, but an exact half goes to the even digit, as NumPy rounds when it prints. */
function roundEven(size: number, precision: number): string {
  const text = size.toFixed(precision);
  const half = size * 2 ** (precision + 1);
  if (!Number.isInteger(half) || !size.toFixed(precision + 1).endsWith('5')) return text;
  const down = size.toFixed(precision + 1).slice(0, -1);
  return Number(down.at(-1) === '.' ? down.at(-2) : down.at(-1)) % 2 === 0 ? down : text;
}

/** `d.ddde+XX` with at most `precision` decimals in the mantissa; trailing zeros are cut. With
 * `full`, all digits of the number itself are written, not only those that tell it from others. */
export function scientific(value: number, precision: number, dtype: DType, full = false): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  const digits = size === 0 ? 1 : shortest(size, dtype).digits.length;
  const shown = full ? precision : Math.min(precision, Math.max(0, digits - 1));
  const text = size.toExponential(Math.min(shown, 100));
  const [mantissa, exponent] = text.split('e') as [string, string];
  const trimmed = mantissa.includes('.') ? mantissa.replace(/0+$/, '') : `${mantissa}.`;
  const power = Number(exponent);
  return `${sign}${trimmed}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
