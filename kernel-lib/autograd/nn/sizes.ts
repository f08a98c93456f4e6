import { AutogradError } from '../core/errors.js';

/** Throws unless `value` is a whole number above 0. */
export function assertSize(module: string, argument: string, value: number): void {
  if (Number.isInteger(value) && value > 0) return;
  throw new AutogradError(`${module}: ${argument} must be a whole number above 0, got ${value}.`);
}
