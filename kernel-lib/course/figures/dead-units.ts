import { type Figure, lineTrace, type Numbers, panels } from 'kernel-lib/plot';

/**
 * How many relus a learning rate kills, and what leaky relu makes of a net that begins dead
 * (lectures L1 and L3, "dead relu").
 *
 * @param options.rates learning rates, in order
 * @param options.dead share of dead units after training at each rate
 * @param options.accuracy share right at each rate
 * @param options.revivals loss per epoch of nets whose units are all silent at the start
 */
export function deadUnitsFigure(options: {
  readonly rates: readonly number[];
  readonly dead: Numbers;
  readonly accuracy: Numbers;
  readonly revivals: readonly { readonly name: string; readonly losses: Numbers }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const x = options.rates;
  const fn = 'deadUnitsFigure';
  const left = [
    lineTrace(fn, { name: 'dead relus', x, y: options.dead, colour: 1 }, 0),
    lineTrace(fn, { name: 'accuracy', x, y: options.accuracy, colour: 2, dash: 'dot' }, 1),
  ];
  const right = options.revivals.map(({ name, losses }, i) =>
    lineTrace(fn, { name, y: losses, colour: i === 0 ? 0 : i + 2 }, i),
  );
  return panels({
    title: options.title ?? 'Relus die, leaky relus come back',
    caption: options.caption ?? 'Lecture L1: relu kills the gradient where its input is negative',
    panels: [
      {
        title: 'after training',
        x: 'learning rate',
        y: 'share',
        traces: left,
        logX: true,
        rangeY: [-0.03, 1.03],
      },
      { title: 'begun with all units off', x: 'epoch', y: 'loss on all the points', traces: right },
    ],
    legend: true,
  });
}
