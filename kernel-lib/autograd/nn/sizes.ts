import { adviceFor } from '../../optim/settings.js';
import { describe } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';

/** Throws unless `value` is a whole number above 0. */
export function assertSize(module: string, argument: string, value: number): void {
  if (Number.isInteger(value) && value > 0) return;
  throw new AutogradError(`${module}: ${argument} must be a whole number above 0, got ${value}.`);
}

/** Names from PyTorch and CS231n, as they are called here. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  pad: ['padding'],
  strides: ['stride'],
  ceil_mode: ['ceilMode'],
  epsilon: ['eps'],
};

/** Throws unless all options are ones that the module has: others would be ignored without a word. */
export function assertOptions(module: string, options: object, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new AutogradError(
      `${module}: the options are ${describe(options)}; expected an object of ${names.join(', ')}, such as { ${names[0]}: … }.`,
    );
  const other = Object.keys(options).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new AutogradError(
    `${module}: there is no option ${other}. ${adviceFor(module, other, { [module]: names }, MEANT)}`,
  );
}
