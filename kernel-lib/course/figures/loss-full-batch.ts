import { descend, descentLoss } from './shared/descent.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 30,
  lecture: LECTURE.L1,
  caption:
    'Gradient descent with all 300 examples in each update, learning rate 0.5: the loss falls at every step.',
  seed: 0,
  draw: () => descentLoss({ all: descend({ rate: 0.5, steps: 60 }).all }),
};
