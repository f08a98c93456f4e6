import { searchTable } from '../../plot/figures/searchTrials.js';
import { rateSearch } from '../../plot/studies/search.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const randomSearchTable: LectureFigure = {
  id: 'random-search-table',
  lecture: LECTURE.L1,
  caption:
    'The twelve best of sixty random trainings of 8 epochs, as the lecture prints its search. Look at the spread of the settings: the regularisation of good nets covers decades, the learning rate does not.',
  seed: 0,
  code: ['plot/studies/search.ts', 'plot/figures/searchTrials.ts'],
  draw: async () => searchTable({ trials: await rateSearch({ count: 60, seed: 0 }) }),
};
