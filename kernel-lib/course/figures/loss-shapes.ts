import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';

/** What the two losses charge as the right class pulls ahead of the wrong one (lecture L1). */
export function lossShapes(options: {
  /** Score of the right class minus score of the wrong one. */
  readonly lead: Numbers;
  readonly softmax: Numbers;
  readonly svm: Numbers;
}): Figure {
  const { lead: x } = options;
  return linePlot({
    title: 'Two ways to charge for a mistake',
    caption: 'Lecture L1: the SVM loss is content with a lead of 1, the softmax loss never is',
    x: 'lead of the right class (difference of scores)',
    y: 'loss',
    series: [
      { name: 'softmax loss', x, y: options.softmax },
      { name: 'SVM loss', x, y: options.svm },
    ],
  });
}
