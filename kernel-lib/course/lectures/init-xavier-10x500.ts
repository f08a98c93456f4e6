import { layerStds, type PrintedStds } from './init-bands.js';

/** As printed. */
export const PRINTED_XAVIER = {
  input: [0.0018, 1.001311],
  stds: [
    0.627953, 0.486051, 0.407723, 0.357108, 0.320917, 0.292116, 0.273387, 0.254935, 0.239266,
    0.228008,
  ],
} as const satisfies PrintedStds;

export const initXavier = layerStds(
  'init-xavier-10x500',
  'xavier',
  'tanh, W = randn / sqrt(fan_in)',
  PRINTED_XAVIER,
);
