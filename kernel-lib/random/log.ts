/** The natural logarithm, as accurate as the C library that NumPy uses. */
export function logGlibc(x: number): number {
  return Math.log(x);
}
