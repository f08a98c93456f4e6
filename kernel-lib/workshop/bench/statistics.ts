/** The middle value; the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/**
 * The median of `a[i] / b[i]`: of measurements made in turn, so that what else the machine does
 * falls on both alike.
 */
export function pairedRatio(a: readonly number[], b: readonly number[]): number {
  const pairs = Math.min(a.length, b.length);
  return median(Array.from({ length: pairs }, (_, i) => (a[i] as number) / (b[i] as number)));
}

/** The p of the best `y = c · x^p`, by least squares of the logarithms. */
export function growthExponent(x: readonly number[], y: readonly number[]): number {
  const lx = x.map(Math.log);
  const ly = y.map(Math.log);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(lx), mean(ly)];
  let [over, under] = [0, 0];
  lx.forEach((value, i) => {
    over += (value - mx) * ((ly[i] as number) - my);
    under += (value - mx) ** 2;
  });
  return over / under;
}

/** `0.000012` as `12 µs`. */
export function showSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const [value, unit] =
    seconds >= 1
      ? [seconds, 's']
      : seconds >= 1e-3
        ? [seconds * 1e3, 'ms']
        : seconds >= 1e-6
          ? [seconds * 1e6, 'µs']
          : [seconds * 1e9, 'ns'];
  return `${Number((value as number).toPrecision(3))} ${unit}`;
}
