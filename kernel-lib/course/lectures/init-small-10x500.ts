import { layerStds, type PrintedStds } from './init-bands.js';

/** As printed. */
export const PRINTED_SMALL = {
  input: [0.000927, 0.998388],
  stds: [
    0.213081, 0.047551, 0.01063, 0.002378, 0.000532, 0.000119, 0.000026, 0.000006, 0.000001, 0,
  ],
} as const satisfies PrintedStds;

export const initSmall = layerStds(
  'init-small-10x500',
  'small',
  'tanh, W = 0.01 randn',
  PRINTED_SMALL,
);
