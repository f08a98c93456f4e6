import { hyperScatter } from '../../plot/figures/searchTrials.js';
import { RATES, rateSearch } from '../../plot/studies/search.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const hyperScatterFigure: LectureFigure = {
  id: 'hyper-scatter',
  lecture: LECTURE.L1,
  caption:
    'Sixty short trainings of a net 144-40-10, 8 epochs each, learning rate and regularisation drawn at random in log space. The colour is the accuracy on held-out pictures. The good ones lie together: that is where the fine search goes on.',
  seed: 0,
  code: ['plot/studies/search.ts', 'plot/figures/searchTrials.ts'],
  draw: async () =>
    hyperScatter({
      trials: await rateSearch({ count: 60, seed: 0 }),
      rangeX: RATES.lr,
      rangeY: RATES.reg,
    }),
};
