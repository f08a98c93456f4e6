import type { Trace } from '../../figure.js';
import { panels } from '../../panels.js';
import { gridAndRandom, type RateTrial } from '../../studies/search.js';
import { SEQUENTIAL } from '../../theme.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

function points(trials: readonly RateTrial[], scale: boolean): Trace {
  return {
    type: 'scatter',
    mode: 'markers+text',
    x: trials.map(({ config }) => Number(config.lr.toPrecision(4))),
    y: trials.map(({ config }) => Number(config.reg.toPrecision(4))),
    text: trials.map(({ value }) => (Number.isNaN(value) ? '✗' : `${(100 * value).toFixed(0)} %`)),
    textposition: 'top center',
    cliponaxis: false,
    marker: {
      size: 16,
      color: trials.map(({ value }) => (Number.isNaN(value) ? 0 : Math.round(100 * value))),
      cmin: 0,
      cmax: 100,
      colorscale: SEQUENTIAL,
      showscale: scale,
      colorbar: { title: { text: 'validation accuracy (%)', side: 'right' } },
      line: { width: 1, color: 'white' },
    },
    showlegend: false,
    hoverinfo: 'text',
  };
}

const best = (trials: readonly RateTrial[]) =>
  `best ${(100 * Math.max(...trials.map(({ value }) => value || 0))).toFixed(0)} %`;

export const gridVersusRandom: LectureFigure = {
  id: 'grid-vs-random',
  lecture: LECTURE.L1,
  caption:
    'Nine trainings each. The learning rate decides, the regularisation hardly matters here: the grid spends nine trainings on three learning rates, the random draws try nine (Bergstra and Bengio 2012).',
  seed: 4,
  code: ['plot/studies/search.ts', 'plot/gallery/figures/grid-vs-random.ts'],
  async draw() {
    const { grid, random } = await gridAndRandom({ seed: 4 });
    const panel = (title: string, trials: readonly RateTrial[], scale: boolean) => ({
      title: `${title}: ${best(trials)}`,
      x: 'learning rate',
      y: 'regularisation',
      logX: true,
      logY: true,
      rangeX: [1e-4, 1] as const,
      rangeY: [1e-5, 2e-2] as const,
      traces: [points(trials, scale)],
    });
    return panels({
      title: 'Nine tries: three learning rates, or nine',
      caption: 'Lecture L1: random search against grid search, real trainings of 5 epochs',
      panels: [panel('grid', grid, false), panel('random', random, true)],
    });
  },
};
