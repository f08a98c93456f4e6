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
export const PRINTED_SMALL = {
  input: [0.000927, 0.998388],
  stds: [
    0.213081, 0.047551, 0.01063, 0.002378, 0.000532, 0.000119, 0.000026, 0.000006, 0.000001, 0,
  ],
} as const;

export const initSmall: LectureNumber = {
  id: 'init-small-10x500',
  lecture: 'L1',
  what: 'tanh, W = 0.01 randn, 10 layers of 500, 1000 inputs: std of each layer',
  printed: sixDecimals(PRINTED_SMALL.stds),
  recompute() {
    const { input, activations } = sampleStart('small', 0);
    const stds = activations.map((h) => h.std());
    const { input: printedInput, stds: printed } = PRINTED_SMALL;
    const agree =
      stds.every((std, i) => inBand(std, LAYER_STDS.small[i] ?? [0, 0])) &&
      printed.every((std, i) => inBand(std, LAYER_STDS.small[i] ?? [0, 0], SIX_DECIMALS)) &&
      inBand(printedInput[0], INPUT.mean) &&
      inBand(printedInput[1], INPUT.std);
    return {
      ours: sixDecimals(stds),
      agree,
      band: bandsText(LAYER_STDS.small),
      note: `the input: printed mean 0.000927 and std 0.998388, ours ${sixDecimals([input.mean(), input.std()]).replace(' ', ' and ')}; agrees when the slide’s sample and ours both lie in the band`,
    };
  },
};
