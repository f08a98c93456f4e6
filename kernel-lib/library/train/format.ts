/** C's `%e`, as the lectures print learning rates: 1e-3 is 1.000000e-03. */
export function exponential(x: number, digits = 6): string {
  return x.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
}
