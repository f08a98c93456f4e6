import { adagradStepSize } from '../../plot/figures/adagradStepSize.js';
import { adagradStepSizeData } from '../../plot/studies/optimisers.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const adagradStepSizeFigure: LectureFigure = {
  id: 'adagrad-step-size',
  lecture: LECTURE.L0,
  caption:
    'Two weights with random gradients, one a hundred times as steep as the other. Both rules give the flat one the longer step; AdaGrad adds up all it ever saw and its steps shrink as 1/√t, RMSProp forgets and its steps live on.',
  seed: 1,
  code: ['plot/studies/optimisers.ts', 'plot/figures/adagradStepSize.ts'],
  draw: () => adagradStepSize(adagradStepSizeData()),
};
