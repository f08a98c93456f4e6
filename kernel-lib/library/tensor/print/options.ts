import { assertNumber, assertOptions } from '../functions/validate.js';

/** How tensors are printed; NumPy's names and defaults. */
export interface PrintOptions {
  /** Most decimals of a float (8). */
  readonly precision?: number;
  /** Elements from which on the middle is left out (1000). */
  readonly threshold?: number;
  /** Elements shown at each end of an axis that is cut (3). */
  readonly edgeItems?: number;
  /** Characters per line (75). */
  readonly lineWidth?: number;
  /** Never use scientific notation for small numbers (false). */
  readonly suppress?: boolean;
}

export const PRINT_DEFAULTS: Required<PrintOptions> = {
  precision: 8,
  threshold: 1000,
  edgeItems: 3,
  lineWidth: 75,
  suppress: false,
};

let current = PRINT_DEFAULTS;

/** How tensors are printed now. NumPy: np.get_printoptions */
export function getPrintoptions(): Required<PrintOptions> {
  return current;
}

/**
 * Changes how all tensors are printed from now on: `setPrintoptions({ precision: 3, suppress: true })`.
 * What is not named stays as it is; `setPrintoptions(PRINT_DEFAULTS)` undoes everything. NumPy: np.set_printoptions
 */
export function setPrintoptions(options: PrintOptions): void {
  const known = Object.keys(PRINT_DEFAULTS) as (keyof PrintOptions)[];
  const given = Object.entries(assertOptions('setPrintoptions', options, known)).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  for (const [name, value] of given)
    if (name !== 'suppress')
      assertNumber('setPrintoptions', name, value, { min: name === 'precision' ? 0 : 1 });
  current = { ...current, ...Object.fromEntries(given) };
}
