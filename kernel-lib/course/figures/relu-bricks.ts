import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';

/** A curve built from relus: each brick pale, their sum strong. */
export function reluBricks(options: {
  readonly x: Numbers;
  readonly bricks: readonly Numbers[];
  readonly sum: Numbers;
  readonly target?: Numbers;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { x } = options;
  return linePlot({
    title: options.title ?? 'Straight pieces add up to a curve',
    caption: options.caption ?? 'Lecture L1: a two-layer net is a weighted sum of relus',
    x: 'x',
    y: 'value',
    series: [
      ...options.bricks.map((y) => ({ name: 'one relu', x, y, colour: 0, faint: true })),
      ...(options.target
        ? [{ name: 'wanted', x, y: options.target, colour: 7, dash: 'dot' as const }]
        : []),
      { name: 'sum of relus', x, y: options.sum, colour: 1 },
    ],
  });
}
