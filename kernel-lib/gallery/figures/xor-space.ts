import { xorSpace } from '../../plot/figures/xorSpace.js';
import { xorByHandData } from '../../plot/studies/xor.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const xorSpaceFigure: LectureFigure = {
  id: 'xor-space',
  lecture: LECTURE.L3,
  caption:
    'The lecture’s y = -x1 - x2 + 2 tanh(x1 + x2), with XOR = 1 where y > 0.25. The hidden unit moves the four inputs to where one straight line parts them; seen from the inputs that line is a band.',
  seed: 0,
  code: ['plot/studies/xor.ts', 'plot/figures/xorSpace.ts'],
  draw: () => xorSpace(xorByHandData()),
};
