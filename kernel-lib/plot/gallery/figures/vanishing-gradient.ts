import { linePlot } from '../../line.js';
import { DEEP_KINDS, gradientByDepth } from '../../studies/depth.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const vanishingGradient: LectureFigure = {
  id: 'vanishing-gradient',
  lecture: LECTURE.L2,
  caption:
    'How much of the gradient reaches each of 30 layers of 100 units, right after initialisation. Each layer multiplies it: below 1 it vanishes, above 1 it explodes; Xavier, Kaiming and skips keep it near 1.',
  seed: 0,
  code: ['plot/studies/depth.ts', 'plot/gallery/figures/vanishing-gradient.ts'],
  draw() {
    const nets = gradientByDepth({ seed: 0 });
    return linePlot({
      title: 'Gradients on their way back through 30 layers',
      caption: 'Lecture L2: norm of dL/dh, as a multiple of what the last layer gets',
      x: 'layer',
      y: 'gradient norm / that of the last layer',
      logY: true,
      series: nets.map(({ name, norms }, i) => ({
        name,
        x: norms.map((_, l) => l + 1),
        y: norms,
        dash: DEEP_KINDS[i]?.residual ? 'dash' : 'solid',
      })),
    });
  },
};
