import type { UpdateRuleName } from 'kernel-lib/optim';
import { type Figure, linePlot, type Numbers, type Series } from 'kernel-lib/plot';
import { cosineDecay } from 'kernel-lib/schedules';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { race, raceData } from './shared/optimiserRace.js';
import { rulePosition } from './shared/ruleColours.js';
import { smooth } from './shared/smooth.js';

export const lectureFigure: LectureEntry = {
  order: 120,
  lecture: LECTURE.L1,
  caption:
    'One net 144-64-10 on 400 generated pictures, the same first weights and batches for each of seven update rules, each at the best of three top learning rates under a cosine plan.',
  seed: 0,
  draw: async () => optimiserCurves(await optimiserCurvesData()),
};

/** The best of three top rates each, under a cosine plan, on `raceData(7)`. */
const RACE_RATES: readonly (readonly [UpdateRuleName, number])[] = [
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

/**
 * Loss curves of one net, trained by several update rules (figure optimiser-curves; lecture L1,
 * "Update Rules").
 *
 * @param options.runs name of the rule, losses of the batches
 * @param options.span updates in the running mean that is drawn
 */
export function optimiserCurves(options: {
  readonly runs: readonly { readonly rule: string; readonly losses: Numbers }[];
  readonly title?: string;
  readonly caption?: string;
  readonly span?: number;
}): Figure {
  const span = options.span ?? 10;
  const series: Series[] = options.runs.map(({ rule, losses }, i) => ({
    name: rule,
    y: smooth(losses, span),
    colour: rulePosition(rule, i),
    ...(rule === 'adagrad' ? { dash: 'dot', width: 3 } : { width: 2 }),
  }));
  // AdaGrad begins exactly where RMSProp does: dotted and on top, both are seen.
  series.sort((a, b) => Number(a.dash === 'dot') - Number(b.dash === 'dot'));
  return linePlot({
    title: options.title ?? 'One net, the same batches, other update rules',
    caption: options.caption ?? `Lecture L1, “sgd is the slowest”; mean of ${span} batches`,
    x: 'update',
    y: 'loss (cross-entropy)',
    logY: true,
    series,
  });
}
