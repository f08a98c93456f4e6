import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import type { Numbers } from '../numbers.js';

/**
 * What an adaptive rule divides by, seen as the step size of one weight by update, AdaGrad beside
 * RMSProp (figure adagrad-step-size; lecture L0, "what happens to the step size over long time?").
 *
 * @param options.runs the effective learning rate, learning_rate / (√cache + epsilon), per update
 */
export function adagradStepSize(options: {
  readonly runs: readonly {
    readonly name: string;
    readonly rates: Numbers;
    readonly colour?: number;
    readonly dash?: 'solid' | 'dot' | 'dash';
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'AdaGrad’s step size dies, RMSProp’s lives',
    caption: options.caption ?? 'Lecture L0: “what happens to the step size over long time?”',
    x: 'update',
    y: 'step size, rate / (√cache + ε)',
    logY: true,
    series: options.runs.map(({ name, rates, colour, dash }, i) => ({
      name,
      y: rates,
      colour: colour ?? i,
      ...(dash ? { dash } : {}),
    })),
  });
}
