import { hsoftmaxTime } from '../../plot/figures/hsoftmaxTime.js';
import { classTimes } from '../../plot/studies/classes.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const hsoftmaxTimeFigure: LectureFigure = {
  id: 'hsoftmax-time',
  lecture: LECTURE.L1,
  caption:
    'Time of one loss with all its gradients, 32 examples, 64 hidden units. A softmax must visit every class; a tree visits log2 of them. For few classes the plain product wins. Times are measured, so they vary from machine to machine; the slopes do not.',
  seed: 0,
  code: ['plot/studies/classes.ts', 'plot/figures/hsoftmaxTime.ts'],
  draw: () => hsoftmaxTime(classTimes()),
};
