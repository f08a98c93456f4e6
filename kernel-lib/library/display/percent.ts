/**
 * A share in words: `percent(0.125)` is `13 %`, `percent(0.125, 1)` is `12.5 %`, and NaN is `–`.
 *
 * @param share 0 to 1, or more where it is a share of something smaller
 * @param digits after the point, 0 to 100
 * @throws RangeError when there cannot be so many digits
 */
export function percent(share: number, digits = 0): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(digits)} %`;
}
