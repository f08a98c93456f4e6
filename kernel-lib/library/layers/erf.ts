import { exp1 } from '../tensor/internal.js';

/**
 * The complementary error function, erfc(x) = 2/√π ∫ₓ^∞ e^(-t²) dt, to about 1e-15 relative.
 *
 * For x >= 0 it is e^(-x²) / (1 + 2x) times a function of t = (x - 4) / (x + 4) that is so smooth
 * that one polynomial (interpolated at Chebyshev's points in 80 digits) fits it for all x.
 * JavaScript's Math has neither this nor erf.
 *
 * Source: the form is that of Schonfelder, Math. Comp. 32 (1978), and of Shepherd and Laframboise,
 * Math. Comp. 36 (1981).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (!(x <= 27.3)) return x > 27 ? 0 : x; // below the smallest float; NaN
  const t = (x - 4) / (x + 4);
  let p = 9.297625263582148e-10 + t * -2.7641202338643884e-10;
  p = 3.2323973445768096e-9 + t * p;
  p = -1.2338731403731052e-8 + t * p;
  p = -2.0725802488338876e-8 + t * p;
  p = 1.0631817593802735e-7 + t * p;
  p = 7.771943241107267e-8 + t * p;
  p = -8.210647933295337e-7 + t * p;
  p = 2.917342557307324e-7 + t * p;
  p = 5.706578299240578e-6 + t * p;
  p = -1.122113566596582e-5 + t * p;
  p = -2.4397731143023207e-5 + t * p;
  p = 0.00015062142608651943 + t * p;
  p = -0.00019925715247265182 + t * p;
  p = -0.0007577732435942576 + t * p;
  p = 0.005031970069102256 + t * p;
  p = -0.01619773406293477 + t * p;
  p = 0.037167515526338006 + t * p;
  p = -0.06633036581186058 + t * p;
  p = 0.09373283499911264 + t * p;
  p = -0.10103906603631811 + t * p;
  p = 0.06809705425466839 + t * p;
  p = 0.015379652102619974 + t * p;
  p = -0.13962111684056228 + t * p;
  p = 1.2329951186255526 + t * p;
  // x² = high² + rest: high has so few digits that its square is exact.
  const high = Math.fround(x);
  const rest = (x - high) * (x + high);
  const e = exp1(-high * high) * (1 - rest * (1 - rest * (0.5 - rest / 6)));
  return (e * p) / (1 + 2 * x);
}

/** The error function, erf(x) = 2/√π ∫₀ˣ e^(-t²) dt; up to |x| = 1 by its series with positive terms. */
export function erf(x: number): number {
  if (Math.abs(x) <= 1) return erfSeries(x);
  return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
}

/** 2/√π e^(-x²) Σ_k 2ᵏ x^(2k+1) / (1·3·5 … (2k+1)). Source: Abramowitz and Stegun, 7.1.6. */
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
