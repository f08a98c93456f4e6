import { type Numbers, values } from 'kernel-lib/plot';

/** The mean of the last `span` values at each point: what the eye should follow. */
export function smooth(numbers: Numbers, span: number): number[] {
  const list = values(numbers).map((v) => v ?? Number.NaN);
  let sum = 0;
  return list.map((value, i) => {
    sum += value;
    if (i >= span) sum -= list[i - span] ?? 0;
    return sum / Math.min(i + 1, span);
  });
}
