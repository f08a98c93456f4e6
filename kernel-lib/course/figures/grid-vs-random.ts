import { type Figure, panels, type Trace } from 'kernel-lib/plot';
import { gridSearch, logUniform, randomSearch } from 'kernel-lib/train';
import { clearSides } from './shared/clearSides.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import {
  accuracyOf,
  inColour,
  label,
  type RateTrial,
  settings,
  wider,
} from './shared/rateTrials.js';

export const lectureFigure: LectureEntry = {
  order: 280,
  lecture: LECTURE.L1,
  caption:
    'Nine trainings each, 8 epochs. The learning rate decides, the regularisation hardly matters here: the grid spends nine trainings on three learning rates, the random draws try nine (Bergstra and Bengio 2012). They win with seven of the eight seeds from 0 to 7, not always.',
  seed: 4,
  draw: async () =>
    gridVersusRandom({
      ...(await gridAndRandom({ seed: 4 })),
      rangeX: GRID_RATES.lr,
      rangeY: GRID_RATES.reg,
    }),
};

/** The square of {@link gridAndRandom}: in it the regularisation hardly matters. */
export const GRID_RATES = { lr: [1e-4, 1] as const, reg: [1e-5, 1e-1] as const };

/**
 * A grid of 3 × 3 and nine random draws over the same square (Bergstra and Bengio 2012; lecture L1):
 * the learning rate matters far more than the regularisation, and the grid tries only three of it.
 */
export async function gridAndRandom(
  options: { epochs?: number; seed?: number } = {},
): Promise<{ grid: RateTrial[]; random: RateTrial[] }> {
  const { epochs = 8, seed = 4 } = options;
  const run = accuracyOf(epochs, seed);
  const { lr, reg } = GRID_RATES;
  const three = ([low, high]: readonly [number, number]) =>
    [1 / 6, 3 / 6, 5 / 6].map((share) => low * (high / low) ** share);
  const { trials: grid } = await gridSearch({ lr: three(lr), reg: three(reg) }, run, {
    progress: false,
  });
  const space = { lr: logUniform(...lr), reg: logUniform(...reg) };
  const { trials: random } = await randomSearch(space, 9, run, { seed, progress: false });
  return { grid, random };
}

/**
 * A grid and as many random draws over the same square, each training with its accuracy (figure
 * grid-vs-random; lecture L1; Bergstra and Bengio 2012).
 */
export function gridVersusRandom(options: {
  readonly grid: readonly RateTrial[];
  readonly random: readonly RateTrial[];
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { rangeX, rangeY } = options;
  // Half a label of room at each side.
  const [spanX, spanY] = [wider(rangeX, 0.09), wider(rangeY, 0.09)];
  const panel = (name: string, trials: readonly RateTrial[], showscale: boolean) => {
    const share = (value: number, [low, high]: readonly [number, number]) =>
      Math.log(value / low) / Math.log(high / low);
    const best = Math.max(...trials.map(({ value }) => value || 0));
    const trace: Trace = {
      type: 'scatter',
      mode: 'markers+text',
      ...settings(trials),
      text: trials.map(({ value }) => label(value)),
      textposition: clearSides(
        trials.map(({ config }) => [share(config.lr, spanX), share(config.reg, spanY)]),
      ),
      textfont: { size: 13 },
      cliponaxis: false,
      marker: { ...inColour(trials, 15), showscale },
      showlegend: false,
      hovertemplate: '%{text}<br>rate %{x}<br>reg %{y}<extra></extra>',
    };
    return {
      title: `${name}: best ${label(best)}`,
      x: 'learning rate',
      y: 'strength of regularisation',
      logX: true,
      logY: true,
      rangeX: spanX,
      rangeY: spanY,
      traces: [trace],
    };
  };
  return panels({
    title: options.title ?? 'Nine tries: three learning rates, or nine',
    caption: options.caption ?? 'Lecture L1: grid search against random search',
    panels: [panel('grid', options.grid, false), panel('random', options.random, true)],
  });
}
