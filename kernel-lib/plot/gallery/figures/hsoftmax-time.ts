import { linePlot } from '../../line.js';
import { classTimes } from '../../studies/classes.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const hsoftmaxTime: LectureFigure = {
  id: 'hsoftmax-time',
  lecture: LECTURE.L1,
  caption:
    'Time of one loss with all its gradients, 32 examples, 64 hidden units. A softmax must visit every class; a tree visits log2 of them. For few classes the plain product wins. Times are measured, so they vary from machine to machine; the slopes do not.',
  seed: 0,
  code: ['plot/studies/classes.ts', 'plot/gallery/figures/hsoftmax-time.ts'],
  draw() {
    const { classes, softmax, hierarchical } = classTimes();
    return linePlot({
      title: 'A tree of decisions scales to many classes',
      caption: 'Lecture L1, large number of classes: softmax against hierarchical softmax',
      x: 'number of classes',
      y: 'milliseconds per batch',
      logX: true,
      logY: true,
      series: [
        { name: 'softmax: grows as C', x: classes, y: softmax },
        { name: 'hierarchical: grows as log C', x: classes, y: hierarchical },
      ],
    });
  },
};
