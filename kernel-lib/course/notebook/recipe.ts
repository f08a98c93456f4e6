import { type Figure, linePlot } from 'kernel-lib/plot';
import type { Goal, GoalName, Recipes } from '../goals/index.js';

export type * from '../goals/recipes.js';

// As many as a check begins with.
const SEEDS = 5;

/**
 * Trains with a recipe for an open goal, as its check does, from five seeds: a curve for each, and what came out,
 * the median and the spread.
 *
 * @param goal the exercise that hands in the recipe, such as `digits_recipe`
 * @param seed other seeds, other luck; any whole number
 * @throws RecipeError when a setting is missing or absurd
 */
export async function tryRecipe<N extends GoalName>(
  goal: N,
  recipe: Recipes[N],
  seed = 0,
): Promise<Figure> {
  // The figure's module is loaded with the notebook, the training only when somebody tries.
  const { goals, Trials } = await import('../goals/index.js');
  const tried = goals[goal] as Goal;
  const { measure, curve, show, bars } = tried;
  const trials = new Trials(tried, tried.read(recipe), (i) => Math.abs(seed) * 1000 + i);
  const runs = await trials.upTo(SEEDS);
  const sorted = runs.map(({ result }) => result).sort((a, b) => a - b);
  const [least, median, most] = [0, 2, 4].map((i) => show(sorted[i] as number));
  const broke = runs.filter(({ diverged }) => diverged !== undefined).length;
  const said = broke > 0 ? `; training diverged with ${broke} of ${SEEDS} seeds` : '';
  // A training that flies off would press all the others flat.
  const begins = Math.max(...runs.map((run) => run.curve[0] ?? 0));
  const cut = broke > 0 && !curve.log && begins > 0 ? 3 * begins : undefined;
  return linePlot({
    title: `Median ${median} over ${SEEDS} seeds, from ${least} to ${most}`,
    caption: `${measure}; the bars are ${bars.map(show).join(' and ')}${said}`,
    x: curve.x,
    y: curve.y,
    logY: curve.log ?? false,
    ...(cut ? { rangeY: [0, cut] } : {}),
    series: runs.map((run, i) => ({
      name: `seed ${i}: ${show(run.result)}`,
      x: run.at,
      y: cut ? run.curve.map((value) => Math.min(value, 10 * cut)) : run.curve,
    })),
  });
}
