import { type OptimConfig, UPDATE_RULES, type UpdateRule } from 'kernel-lib/optim';
import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 130,
  lecture: LECTURE.L0,
  caption:
    'Two weights with random gradients, one a hundred times as steep as the other. Both rules give the flat one the longer step; AdaGrad adds up all it ever saw and its steps shrink as 1/√t, RMSProp forgets and its steps live on.',
  seed: 1,
  draw: () => adagradStepSize(adagradStepSizeData()),
};

/**
 * The step sizes learning_rate / (√cache + 1e-7) that a rule with a cache gives to two weights with
 * noisy gradients, one of them a hundred times as steep as the other.
 *
 * @param updates one step size each
 * @param seed of the gradients: normal numbers times 10 and 0.1
 */
export function stepSizes(
  rule: UpdateRule,
  settings: OptimConfig & { learning_rate: number },
  updates: number,
  seed = 1,
): { steep: number[]; flat: number[] } {
  const random = new RandomState(seed);
  const scale = tensor([10, 0.1]);
  const sizes = { steep: [] as number[], flat: [] as number[] };
  let w = zeros(2);
  let config: OptimConfig = settings;
  for (let update = 0; update < updates; update++) {
    [w, config] = rule(w, random.randn(2).mul(scale), config);
    const root = (config.cache as Tensor).sqrt().add(1e-7);
    sizes.steep.push(settings.learning_rate / root.at(0));
    sizes.flat.push(settings.learning_rate / root.at(1));
  }
  return sizes;
}

/** AdaGrad's and RMSProp's step sizes over 1000 updates: what figure adagrad-step-size draws. */
export function adagradStepSizeData() {
  const learning_rate = 0.1;
  const sum = stepSizes(UPDATE_RULES.adagrad, { learning_rate }, 1000);
  const mean = stepSizes(UPDATE_RULES.rmsprop, { learning_rate, decay_rate: 0.99 }, 1000);
  return {
    runs: [
      { name: 'AdaGrad, flat', rates: sum.flat, colour: 3 },
      { name: 'AdaGrad, steep', rates: sum.steep, colour: 3, dash: 'dot' as const },
      { name: 'RMSProp, flat', rates: mean.flat, colour: 4 },
      { name: 'RMSProp, steep', rates: mean.steep, colour: 4, dash: 'dot' as const },
    ],
  };
}

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
