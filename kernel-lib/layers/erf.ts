/**
 * The complementary error function, erfc(x) = 2/√π ∫ₓ^∞ e^(-t²) dt, to about 4e-15 relative.
 *
 * Up to |x| = 1 by the series with positive terms
 *     erf(x) = 2/√π e^(-x²) Σ_k 2ᵏ x^(2k+1) / (1·3·5 … (2k+1)),
 * beyond by the continued fraction
 *     erfc(x) = e^(-x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + 2/(x + …))))).
 * JavaScript's Math has neither.
 *
 * Source: Abramowitz and Stegun, 7.1.6 and 7.1.14.
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < 0) return 2 - erfc(-x);
  if (x > 27) return 0; // below the smallest float
  if (x <= 1) return 1 - erfSeries(x);
  let fraction = x;
  // So many levels reach the last digit, at every x.
  for (let k = Math.ceil(10 + 190 / (x * x)); k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** The error function, erf(x) = 2/√π ∫₀ˣ e^(-t²) dt. */
export function erf(x: number): number {
  if (Math.abs(x) <= 1) return erfSeries(x);
  return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
}

function erfSeries(x: number): number {
  const xx = x * x;
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (2 * xx) / (2 * k + 1);
    sum += term;
  }
  return ((2 * Math.exp(-xx)) / Math.sqrt(Math.PI)) * sum;
}
