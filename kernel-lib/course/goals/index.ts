import { deep_recipe } from './activations.js';
import { short_tape } from './autodiff.js';
import { digits_recipe } from './fullyConnected.js';
import type { Goal } from './goal.js';
import { search_recipe } from './goodPractice.js';
import { budget_recipe } from './gradients.js';
import { layer_scales } from './initialisation.js';
import { newton_recipe } from './landscape.js';
import { fast_recipe } from './normalisation.js';
import { valley_recipe } from './optimisers.js';
import type { Recipes } from './recipes.js';
import { few_recipe } from './regularisation.js';
import { residual_recipe } from './residual.js';
import { digit_stencil } from './warmup.js';

export type { Goal, Run } from './goal.js';
export type * from './recipes.js';
export { RecipeError } from './settings.js';
export { brokenFromTheStart, Trials, type Verdict, verdictText } from './trials.js';

/** The open goals, by the name of the exercise that hands in the recipe. */
export const goals = {
  digit_stencil,
  budget_recipe,
  digits_recipe,
  deep_recipe,
  layer_scales,
  fast_recipe,
  valley_recipe,
  few_recipe,
  residual_recipe,
  newton_recipe,
  search_recipe,
  short_tape,
} satisfies { [N in keyof Recipes]: Goal<Recipes[N]> };
