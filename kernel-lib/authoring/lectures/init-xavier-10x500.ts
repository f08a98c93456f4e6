import {
  bandsText,
  INPUT,
  inBand,
  LAYER_STDS,
  SIX_DECIMALS,
  sampleStart,
  sixDecimals,
} from './init-bands.js';
import type { LectureNumber } from './number.js';

/** Mean and std of the input, then the std of each layer, as printed. */
export const PRINTED_XAVIER = {
  input: [0.0018, 1.001311],
  stds: [
    0.627953, 0.486051, 0.407723, 0.357108, 0.320917, 0.292116, 0.273387, 0.254935, 0.239266,
    0.228008,
  ],
} as const;

export const initXavier: LectureNumber = {
  id: 'init-xavier-10x500',
  lecture: 'L1',
  what: 'tanh, W = randn / sqrt(fan_in), 10 layers of 500, 1000 inputs: std of each layer',
  printed: sixDecimals(PRINTED_XAVIER.stds),
  recompute() {
    const { input, activations } = sampleStart('xavier', 0);
    const stds = activations.map((h) => h.std());
    const { input: printedInput, stds: printed } = PRINTED_XAVIER;
    const agree =
      stds.every((std, i) => inBand(std, LAYER_STDS.xavier[i] ?? [0, 0])) &&
      printed.every((std, i) => inBand(std, LAYER_STDS.xavier[i] ?? [0, 0], SIX_DECIMALS)) &&
      inBand(printedInput[0], INPUT.mean) &&
      inBand(printedInput[1], INPUT.std);
    return {
      ours: sixDecimals(stds),
      agree,
      band: bandsText(LAYER_STDS.xavier),
      note: `the input: printed mean 0.001800 and std 1.001311, ours ${sixDecimals([input.mean(), input.std()]).replace(' ', ' and ')}; agrees when the slide’s sample and ours both lie in the band`,
    };
  },
};
