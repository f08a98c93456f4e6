import { Figure, INK, layoutOf, type Trace } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import {
  inColour,
  label,
  RATES,
  type RateTrial,
  rateSearch,
  settings,
  wider,
} from './shared/rateTrials.js';

export const lectureFigure: LectureEntry = {
  order: 270,
  lecture: LECTURE.L1,
  caption:
    'Sixty short trainings of a net 144-40-10, 8 epochs each, learning rate and regularisation drawn at random in log space. The colour is the accuracy on held-out pictures. The good ones lie together: that is where the fine search goes on.',
  seed: 0,
  draw: async () =>
    hyperScatter({
      trials: await rateSearch({ count: 60, seed: 0 }),
      rangeX: RATES.lr,
      rangeY: RATES.reg,
    }),
};

/**
 * The trainings of a search in log space, coloured by what they reached (figure hyper-scatter;
 * lecture L1, step 4).
 */
export function hyperScatter(options: {
  readonly trials: readonly RateTrial[];
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const [rangeX, rangeY] = [wider(options.rangeX, 0.03), wider(options.rangeY, 0.03)];
  const alive = options.trials.filter(({ value }) => !Number.isNaN(value));
  const dead = options.trials.filter(({ value }) => Number.isNaN(value));
  const group = (name: string, trials: readonly RateTrial[], marker: object): Trace => ({
    type: 'scatter',
    mode: 'markers',
    name,
    ...settings(trials),
    text: trials.map(({ value }) => label(value)),
    hovertemplate: '%{text}<br>rate %{x}<br>reg %{y}<extra></extra>',
    cliponaxis: false,
    marker,
  });
  const data = [group('trained', alive, inColour(alive, 14))];
  if (dead.length > 0) {
    data.push(group('diverged', dead, { size: 11, symbol: 'x', color: INK }));
  }
  return new Figure(data, {
    ...layoutOf(
      'hyperScatter',
      {
        title: options.title ?? 'Random search: where good nets live',
        caption: options.caption ?? 'Lecture L1, step 4: coarse search in log space',
        x: 'learning rate',
        y: 'strength of regularisation',
      },
      { logX: true, logY: true, rangeX, rangeY },
    ),
    showlegend: dead.length > 0,
    // Beside the plot stands the scale.
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
    height: 460,
  });
}
