import { bnBatchSize } from '../../plot/figures/bnBatchSize.js';
import { bnBatchSizeData } from '../../plot/studies/normalisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const bnBatchSizeFigure: LectureFigure = {
  id: 'bn-batch-size',
  lecture: LECTURE.L4,
  caption:
    'The same number of updates for every batch size. Batch normalisation guesses at batch size 1 and is far behind at 2 and 4; layer normalisation does not know what a batch is.',
  seed: 0,
  code: ['plot/studies/normalisation.ts', 'plot/figures/bnBatchSize.ts'],
  draw: () => bnBatchSize(bnBatchSizeData()),
};
