import { lineTrace } from '../../line.js';
import { panels } from '../../panels.js';
import { sharpAndFlat } from '../../studies/landscape.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const sharpAgainstFlat: LectureFigure = {
  id: 'sharp-vs-flat',
  lecture: LECTURE.L4,
  caption:
    'One net trained twice from the same start, with batches of 10 and with the whole set, and the straight line between the two solutions (Keskar et al. 2017). The width of the valley on each side is what the lecture calls flat and sharp.',
  seed: 0,
  code: ['plot/studies/landscape.ts', 'plot/gallery/figures/sharp-vs-flat.ts'],
  async draw() {
    const line = await sharpAndFlat({ seed: 0 });
    const traces = (train: number[], validation: number[], legend: boolean) =>
      [
        { name: 'training', x: line.alpha, y: train },
        { name: 'validation', x: line.alpha, y: validation },
      ].map((series, i) => ({ ...lineTrace('sharp-vs-flat', series, i), showlegend: legend }));
    return panels({
      title: 'On the line from the small-batch to the large-batch solution',
      caption: 'Lecture L4: 0 is the solution with batches of 10, 1 the one with the whole set',
      legend: true,
      panels: [
        {
          title: 'loss',
          x: 'position on the line',
          y: 'loss',
          logY: true,
          traces: traces(line.train, line.validation, true),
        },
        {
          title: 'accuracy',
          x: 'position on the line',
          y: 'accuracy',
          rangeY: [0.4, 1.02],
          traces: traces(line.trainAccuracy, line.validationAccuracy, false),
        },
      ],
    });
  },
};
