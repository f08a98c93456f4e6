import { lineTrace } from '../../line.js';
import { panels } from '../../panels.js';
import { quadraticModes } from '../../studies/quadratic.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const quadraticModesFigure: LectureFigure = {
  id: 'quadratic-modes',
  lecture: LECTURE.L4,
  caption:
    'Gradient descent on a bowl with curvatures 1, 10 and 100: every direction shrinks by |1 - η λ| per step. The steepest one sets the limit η = 2/λmax, the flattest one the time.',
  seed: 0,
  code: ['plot/studies/quadratic.ts', 'plot/gallery/figures/quadratic-modes.ts'],
  draw() {
    const runs = quadraticModes();
    return panels({
      title: 'The steepest direction sets the limit, the flattest one the time',
      caption: 'Lecture L4: η ≤ 2/λmax, seen from both sides',
      legend: true,
      panels: runs.map(({ share, modes }, i) => ({
        title: `η = ${share} · 2/λmax`,
        x: 'step',
        y: 'distance from the minimum',
        logY: true,
        rangeY: [1e-9, 100] as const,
        traces: modes.map(({ curvature, error }, k) => ({
          ...lineTrace('quadratic-modes', { name: `λ = ${curvature}`, y: error }, k),
          showlegend: i === 0,
        })),
      })),
    });
  },
};
