import { Figure } from '../../figure.js';
import { rateSearch } from '../../studies/search.js';
import { layoutOf } from '../../text.js';
import { SEQUENTIAL } from '../../theme.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const hyperScatter: LectureFigure = {
  id: 'hyper-scatter',
  lecture: LECTURE.L1,
  caption:
    'Sixty short trainings with learning rate and regularisation drawn at random in log space. The colour is the accuracy on held-out images; a cross is a training that diverged. Good ones lie together: that is where the fine search goes on.',
  seed: 0,
  code: ['plot/studies/search.ts', 'plot/gallery/figures/hyper-scatter.ts'],
  async draw() {
    const trials = await rateSearch({ count: 60, seed: 0 });
    const group = (name: string, alive: boolean) => {
      const mine = trials.filter(({ value }) => Number.isNaN(value) !== alive);
      return {
        type: 'scatter',
        mode: 'markers',
        name,
        x: mine.map(({ config }) => Number(config.lr.toPrecision(4))),
        y: mine.map(({ config }) => Number(config.reg.toPrecision(4))),
        text: mine.map(({ value }) =>
          alive ? `accuracy ${(100 * value).toFixed(0)} %` : 'diverged',
        ),
        hovertemplate: '%{text}<br>rate %{x}<br>reg %{y}<extra></extra>',
        marker: alive
          ? {
              size: 13,
              color: mine.map(({ value }) => Number((100 * value).toFixed(1))),
              colorscale: SEQUENTIAL,
              colorbar: { title: { text: 'validation accuracy (%)', side: 'right' } },
              line: { width: 1, color: 'white' },
            }
          : { size: 10, symbol: 'x', color: '#999999' },
      };
    };
    return new Figure([group('trained', true), group('diverged', false)], {
      ...layoutOf(
        'hyper-scatter',
        {
          title: 'Random search: where good nets live',
          caption: 'Lecture L1, Step 4: coarse search in log space, 5 epochs each',
          x: 'learning rate',
          y: 'regularisation',
        },
        { logX: true, logY: true },
      ),
      showlegend: true,
      legend: { orientation: 'h', x: 0, y: -0.22 },
      height: 460,
    });
  },
};
