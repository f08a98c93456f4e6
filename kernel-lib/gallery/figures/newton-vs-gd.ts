import { newtonPaths } from '../../plot/figures/newtonPaths.js';
import { newtonAgainstDescent, valley } from '../../plot/studies/quadratic.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const newtonAgainstGd: LectureFigure = {
  id: 'newton-vs-gd',
  lecture: LECTURE.L4,
  caption:
    'One start in a bent valley, (1 - x)² + 20 (y - x²)². Gradient descent falls to the floor and creeps along it; Newton uses the curvature and is there in a few steps, some of them uphill, at the price of a Hessian; damping makes every step go downhill.',
  seed: 0,
  code: ['plot/studies/quadratic.ts', 'plot/figures/newtonPaths.ts'],
  draw: () =>
    newtonPaths({
      f: valley,
      rangeX: [-1.6, 1.6],
      rangeY: [-0.8, 2.2],
      minimum: [1, 1],
      paths: newtonAgainstDescent(),
    }),
};
