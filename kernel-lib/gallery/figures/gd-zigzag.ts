import { zigzag } from '../../plot/figures/zigzag.js';
import { ZIGZAG_TARGET, zigzagWalk } from '../../plot/studies/activations.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const gdZigzag: LectureFigure = {
  id: 'gd-zigzag',
  lecture: LECTURE.L1,
  caption:
    'Two weights on their way to the star, one example at a time. Inputs between 0 and 1 give both gradients one sign, so the way is a zig-zag four times as long as the straight line; the same inputs centred walk nearly straight.',
  seed: 0,
  code: ['plot/studies/activations.ts', 'plot/figures/zigzag.ts'],
  draw: () =>
    zigzag({
      paths: [
        { title: 'inputs from 0 to 1', path: zigzagWalk(0).path, bowl: [1 / 3, 1 / 4, 1 / 3] },
        { title: 'the same, centred', path: zigzagWalk(0.5).path, bowl: [1 / 12, 0, 1 / 12] },
      ],
      target: ZIGZAG_TARGET,
      shown: [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60],
    }),
};
