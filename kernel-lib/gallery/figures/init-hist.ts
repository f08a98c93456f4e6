import { initHistograms } from '../../plot/figures/initHistograms.js';
import { initHistogramData } from '../../plot/studies/initialisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const initHist: LectureFigure = {
  id: 'init-hist',
  lecture: LECTURE.L1,
  caption:
    'Ten layers of 500 units after five ways to start them, 100 random inputs: the activations of each layer above, the sizes of the gradients of its weights below. Small weights let the signal die, large ones saturate tanh; Xavier keeps tanh alive and is too small for relu; Kaiming’s factor 2 mends that.',
  seed: 0,
  code: ['plot/studies/initialisation.ts', 'plot/figures/initHistograms.ts'],
  draw: () => initHistograms({ runs: initHistogramData() }),
};
