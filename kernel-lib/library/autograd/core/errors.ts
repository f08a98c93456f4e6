/** A use of automatic differentiation that cannot be right. */
export class AutogradError extends Error {
  override name = 'AutogradError';
}
