import { describe } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { checkNames } from '../core/options.js';

/** Throws unless `value` is a whole number above 0. */
export function assertSize(module: string, argument: string, value: number): void {
  if (Number.isInteger(value) && value > 0) return;
  throw new AutogradError(
    `${module}: ${argument} must be a whole number above 0, got ${typeof value === 'number' ? value : describe(value)}.`,
  );
}

/** Names from PyTorch and CS231n, as they are called here. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  pad: ['padding'],
  strides: ['stride'],
  ceil_mode: ['ceilMode'],
  epsilon: ['eps'],
  use_bias: ['bias'],
  initialiser: ['init'],
  initializer: ['init'],
};

/** Throws unless all options are ones that the module has, and its type is one of floats. */
export function assertOptions(module: string, options: object, names: readonly string[]): void {
  checkNames(module, options, { [module]: names }, MEANT);
  const { dtype = 'float64' } = options as { dtype?: unknown };
  if (dtype !== 'float64' && dtype !== 'float32')
    throw new AutogradError(
      `${module}: dtype must be 'float32' or 'float64', got ${describe(dtype)}. What is learned has a gradient.`,
    );
}
