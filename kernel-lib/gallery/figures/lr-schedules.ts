import { lrSchedules } from '../../plot/figures/lrSchedules.js';
import { lrSchedulesData } from '../../plot/studies/optimisers.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const lrSchedulesFigure: LectureFigure = {
  id: 'lr-schedules',
  lecture: LECTURE.L4,
  caption: 'Five plans for the learning rate over 100 updates, all from 0.1 down.',
  seed: 0,
  code: ['plot/studies/optimisers.ts', 'plot/figures/lrSchedules.ts'],
  draw: () => lrSchedules(lrSchedulesData()),
};
