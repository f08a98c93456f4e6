import { numgradSweep } from '../../plot/figures/numgradSweep.js';
import { smallClassifier, stepErrors } from '../../plot/studies/gradients.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const numgradHSweep: LectureFigure = {
  id: 'numgrad-h-sweep',
  lecture: LECTURE.L1,
  caption:
    'The numerical gradient of a small softmax classifier against the analytic one, for steps from 0.1 to 1e-12. Too large a step and the formula is wrong, too small a step and rounding rules; the centred form is better by orders of magnitude. A wrong gradient hits a floor.',
  seed: 0,
  code: ['plot/studies/gradients.ts', 'plot/figures/numgradSweep.ts'],
  draw() {
    const { w, loss, dw } = smallClassifier(0);
    const wrong = dw.copy();
    wrong.data[4] = (wrong.data[4] as number) * 1.001;
    return numgradSweep({
      series: [
        { name: 'one-sided', points: stepErrors(loss, w, dw, 'one-sided') },
        { name: 'centred', points: stepErrors(loss, w, dw, 'centred') },
        {
          name: 'centred, wrong gradient',
          points: stepErrors(loss, w, wrong, 'centred'),
          dash: 'dot',
        },
      ],
    });
  },
};
