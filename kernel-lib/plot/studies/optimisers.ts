import { type OptimConfig, UPDATE_RULES, type UpdateRule } from '../../library/optim/index.js';
import {
  cosineDecay,
  exponentialDecay,
  polynomialDecay,
  type Schedule,
  stepDecay,
  withWarmup,
} from '../../library/optim/schedules/index.js';
import { RandomState } from '../../library/random/index.js';
import { type Tensor, tensor, zeros } from '../../library/tensor/index.js';
import { type Landscape, narrowBowl, type Path, saddle, twoValleys, walk } from './landscapes.js';
import { race, raceData } from './optimiserRace.js';

type RuleName = keyof typeof UPDATE_RULES;

/** Settings under which five rules get along with all three landscapes. */
const ON_LANDSCAPES: readonly (readonly [RuleName, OptimConfig])[] = [
  ['sgd', { learning_rate: 0.09 }],
  ['sgd_momentum', { learning_rate: 0.02, momentum: 0.9 }],
  ['adagrad', { learning_rate: 1 }],
  ['rmsprop', { learning_rate: 0.2, decay_rate: 0.9 }],
  ['adam', { learning_rate: 0.5 }],
];

/** Five rules on a narrow bowl, a saddle and two valleys: what figure optimiser-paths draws. */
export function optimiserPathsData(): {
  landscapes: { land: Landscape; trails: (Path & { rule: string })[] }[];
} {
  return {
    landscapes: [narrowBowl, saddle, twoValleys].map((land) => ({
      land,
      trails: ON_LANDSCAPES.map(([rule, config]) => ({
        rule,
        ...walk(UPDATE_RULES[rule], config, land, 80),
      })),
    })),
  };
}

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

/** Five schedules from 0.1 over 100 updates: what figure lr-schedules draws. */
export function lrSchedulesData(): {
  total: number;
  schedules: { name: string; rate: Schedule }[];
} {
  return {
    total: 100,
    schedules: [
      { name: 'exponential', rate: exponentialDecay(0.1, 0.04) },
      { name: 'polynomial', rate: polynomialDecay(0.1, 0.1) },
      { name: 'step', rate: stepDecay(0.1, { every: 30, factor: 0.3 }) },
      { name: 'cosine', rate: cosineDecay(0.1, { total: 100 }) },
      {
        name: 'warm-up, then cosine',
        rate: withWarmup(cosineDecay(0.1, { total: 85 }), { steps: 15, start: 0 }),
      },
    ],
  };
}

/** The best of three top rates each, under a cosine plan, on `raceData(7)`. */
const RACE_RATES: readonly (readonly [RuleName, number])[] = [
  ['sgd', 0.5],
  ['sgd_momentum', 0.1],
  ['nesterov', 0.1],
  ['adagrad', 0.1],
  ['rmsprop', 0.01],
  ['adam', 0.03],
  ['adamw', 0.03],
];

/** Seven rules train one net: what figure optimiser-curves draws. Takes a few seconds. */
export async function optimiserCurvesData(seed = 0): Promise<{
  runs: { rule: string; losses: readonly number[] }[];
}> {
  const data = raceData();
  const runs: { rule: string; losses: readonly number[] }[] = [];
  for (const [rule, learning_rate] of RACE_RATES) {
    const schedule = cosineDecay(learning_rate, { total: 400 });
    const { losses } = await race({ rule, config: { learning_rate }, schedule }, data, { seed });
    runs.push({ rule, losses });
  }
  return { runs };
}

/** The momentum explorer's bowl, settings and rule: sgd with momentum, 50 updates. */
export function momentumExplorerData() {
  const { f, rangeX, rangeY } = narrowBowl;
  return {
    rhos: [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99],
    alphas: [0.01, 0.02, 0.04, 0.06, 0.09, 0.11, 0.13],
    steps: 50,
    roll: (momentum: number, learning_rate: number) =>
      walk(UPDATE_RULES.sgd_momentum, { momentum, learning_rate }, narrowBowl, 50),
    f,
    rangeX,
    rangeY,
    active: [5, 1] as const,
  };
}
