import { xorTraining } from '../../plot/figures/xorTraining.js';
import { xorTrainingData } from '../../plot/studies/xor.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const xorTrainingFigure: LectureFigure = {
  id: 'xor-training',
  lecture: LECTURE.L3,
  caption:
    'Two tanh units learn XOR by gradient descent. Press play: training moves the four points until a straight line can part them.',
  seed: 0,
  code: ['plot/studies/xor.ts', 'plot/figures/xorTraining.ts'],
  still: '400',
  draw: () => xorTraining(xorTrainingData()),
};
