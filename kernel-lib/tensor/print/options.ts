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
  /** Never use scientific notation (false). */
  readonly suppress?: boolean;
}

export const PRINT_DEFAULTS: Required<PrintOptions> = {
  precision: 8,
  threshold: 1000,
  edgeItems: 3,
  lineWidth: 75,
  suppress: false,
};
