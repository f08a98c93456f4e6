import type { Tensor } from 'kernel-lib/tensor';
import { deepNet, STARTS } from '../figures/index.js';
import type { LectureNumber } from './number.js';

// What lecture L1's net of 10 layers gives over 200 seeds: per layer the mean over the seeds and the
// standard deviation over the seeds. From NumPy: test/reference/make_init_bands.py; a test holds these
// tables to its output. The lecture's own seed is not known.

/** Over 200 seeds: mean, and standard deviation. */
export type Spread = readonly [centre: number, deviation: number];

export const SEEDS = 200;
/** A band is this many standard deviations to both sides. */
export const SIGMAS = 3;

export const INPUT: { readonly mean: Spread; readonly std: Spread } = {
  mean: [5.427378e-5, 0.001483],
  std: [0.9998868, 0.001017],
};

/** Standard deviation of each layer's activations. */
export const LAYER_STDS = {
  small: [
    [0.2135031, 0.000383],
    [0.04763359, 0.0001349],
    [0.01064783, 4.279e-5],
    [0.002381508, 1.188e-5],
    [0.0005325696, 3.214e-6],
    [0.0001190772, 8.215e-7],
    [2.661815e-5, 2.161e-7],
    [5.953317e-6, 5.594e-8],
    [1.331408e-6, 1.378e-8],
    [2.977282e-7, 3.469e-9],
  ],
  large: [
    [0.9819763, 0.0001197],
    [0.9816652, 0.0001038],
    [0.9816612, 0.0001163],
    [0.9816843, 0.0001076],
    [0.9816782, 0.0001229],
    [0.9816778, 0.0001079],
    [0.9816659, 0.0001088],
    [0.9816588, 0.0001092],
    [0.9816784, 0.0001193],
    [0.9816754, 0.0001162],
  ],
  xavier: [
    [0.6276354, 0.0006067],
    [0.4860066, 0.0007269],
    [0.4079004, 0.0009684],
    [0.3573628, 0.001023],
    [0.3213258, 0.001146],
    [0.2940306, 0.001184],
    [0.2724264, 0.001334],
    [0.2549703, 0.00146],
    [0.2403923, 0.001491],
    [0.2279908, 0.001633],
  ],
  'xavier-relu': [
    [0.5838384, 0.001334],
    [0.4134768, 0.007484],
    [0.2923913, 0.00973],
    [0.2064791, 0.009838],
    [0.1458574, 0.00893],
    [0.1033332, 0.007514],
    [0.07312967, 0.006259],
    [0.05164814, 0.004834],
    [0.03632479, 0.003874],
    [0.02574868, 0.003023],
  ],
  kaiming: [
    [0.8256722, 0.001887],
    [0.8269536, 0.01497],
    [0.8270075, 0.02752],
    [0.8259165, 0.03935],
    [0.8250942, 0.05052],
    [0.8266656, 0.06011],
    [0.8273678, 0.07081],
    [0.8263702, 0.07735],
    [0.8219362, 0.08765],
    [0.8239577, 0.09674],
  ],
} as const satisfies Record<string, readonly Spread[]>;

export type StartName = keyof typeof LAYER_STDS;

const NAMES: readonly StartName[] = ['small', 'large', 'xavier', 'xavier-relu', 'kaiming'];

/** The lecture's net from one seed: its input (1000, 500), and the activations of its 10 layers. */
export function sampleStart(
  name: StartName,
  seed: number,
): { input: Tensor; activations: readonly Tensor[] } {
  const start = STARTS[NAMES.indexOf(name)];
  if (!start) throw new RangeError(`there is no start called ${name}`);
  return deepNet(start, { seed });
}

/** The interval in which a sample should lie; `rounding` is half a unit of the last printed digit. */
export function bandOf([centre, deviation]: Spread, rounding = 0): [low: number, high: number] {
  return [centre - SIGMAS * deviation - rounding, centre + SIGMAS * deviation + rounding];
}

export function inBand(value: number, spread: Spread, rounding = 0): boolean {
  const [low, high] = bandOf(spread, rounding);
  return value >= low && value <= high;
}

/** Half a unit of the sixth decimal, to which the slides round. */
export const SIX_DECIMALS = 0.5e-6;

/** Standard deviations as the slides print them. */
export function sixDecimals(values: readonly number[]): string {
  return values.map((v) => v.toFixed(6)).join(' ');
}

/** The bands of all the layers in one line. */
export function bandsText(spreads: readonly Spread[]): string {
  const part = (spread: Spread) =>
    bandOf(spread)
      .map((v) => Number(v.toPrecision(4)))
      .join('…');
  return `${spreads.map(part).join(' ')} (${SIGMAS} standard deviations, ${SEEDS} seeds)`;
}

/** A table of the slides: mean and std of the input, then the std of each layer. */
export interface PrintedStds {
  readonly input: readonly [mean: number, std: number];
  readonly stds: readonly number[];
}

/**
 * A table of the slides against the bands and against our own sample, from seed 0: it agrees when
 * both lie in the bands.
 */
export function layerStds(
  id: string,
  start: StartName,
  what: string,
  printed: PrintedStds,
): LectureNumber {
  const spreads = LAYER_STDS[start];
  return {
    id,
    lecture: 'L1',
    what: `${what}, 10 layers of 500, 1000 inputs: std of each layer`,
    printed: sixDecimals(printed.stds),
    recompute() {
      const { input, activations } = sampleStart(start, 0);
      const stds = activations.map((h) => h.std());
      const agree =
        stds.every((std, i) => inBand(std, spreads[i] ?? [0, 0])) &&
        printed.stds.every((std, i) => inBand(std, spreads[i] ?? [0, 0], SIX_DECIMALS)) &&
        inBand(printed.input[0], INPUT.mean) &&
        inBand(printed.input[1], INPUT.std);
      const ours = sixDecimals([input.mean(), input.std()]).replace(' ', ' and ');
      return {
        ours: sixDecimals(stds),
        agree,
        band: bandsText(spreads),
        note: `the input: printed mean ${sixDecimals(printed.input).replace(' ', ' and std ')}, ours ${ours}; agrees when the slide’s sample and ours both lie in the band`,
      };
    },
  };
}
