import { type Figure, linePlot } from 'kernel-lib/plot';

/** The share of wrong training images at which a runner has arrived. */
export const RACE_FINISH = 0.25;

/**
 * Training errors of several activations, epoch by epoch, and the line at which they have arrived (lecture
 * L1, "Converges 6x faster"). Drawn anew while they run.
 *
 * @param options.errors by name, entry 0 before the first update
 * @param options.epochs where the finish line ends
 */
export function activationRace(options: {
  readonly errors: Readonly<Record<string, readonly number[]>>;
  readonly epochs?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'The race to 25 % training error',
    caption:
      options.caption ?? 'Lecture L1, “Converges 6x faster”: each at a learning rate that suits it',
    x: 'epoch',
    y: 'training error (share wrong)',
    rangeY: [0, 1],
    series: [
      ...Object.entries(options.errors).map(([name, y]) => ({ name, y })),
      {
        name: 'finish',
        x: [0, options.epochs ?? 45],
        y: [RACE_FINISH, RACE_FINISH],
        colour: 7,
        dash: 'dot',
      },
    ],
  });
}
