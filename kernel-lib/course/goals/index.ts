import type { Tensor } from 'kernel-lib/tensor';
import { type DeepRecipe, deep_recipe } from './activations.js';
import { short_tape } from './autodiff.js';
import { type DigitsRecipe, digits_recipe } from './fullyConnected.js';
import type { Goal } from './goal.js';
import { type BudgetRecipe, budget_recipe } from './gradients.js';
import { layer_scales } from './initialisation.js';
import { type NewtonRecipe, newton_recipe } from './landscape.js';
import { type FastRecipe, fast_recipe } from './normalisation.js';
import { type ValleyRecipe, valley_recipe } from './optimisers.js';
import { type FewRecipe, few_recipe } from './regularisation.js';
import { type ResidualRecipe, residual_recipe } from './residual.js';
import { digit_stencil } from './warmup.js';

export type { Goal, Run } from './goal.js';
export { RecipeError } from './settings.js';
export { Trials, type Verdict, verdictText } from './trials.js';
export type {
  BudgetRecipe,
  DeepRecipe,
  DigitsRecipe,
  FastRecipe,
  FewRecipe,
  NewtonRecipe,
  ResidualRecipe,
  ValleyRecipe,
};

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
  short_tape,
} satisfies { [N in keyof Recipes]: Goal<Recipes[N]> };

/** What each goal's recipe looks like. */
export interface Recipes {
  /** Lab 0: a number for each pixel, (8, 8). */
  digit_stencil: number[][] | Tensor;
  /** Lab 1. */
  budget_recipe: BudgetRecipe;
  /** Lab 2. */
  digits_recipe: DigitsRecipe;
  /** Lab 3. */
  deep_recipe: DeepRecipe;
  /** Lab 4: the standard deviation of the weights of each layer. */
  layer_scales: number[];
  /** Lab 5. */
  fast_recipe: FastRecipe;
  /** Lab 6. */
  valley_recipe: ValleyRecipe;
  /** Lab 7. */
  few_recipe: FewRecipe;
  /** Lab 8. */
  residual_recipe: ResidualRecipe;
  /** Lab 9: stochastic Newton, and how it spends its looks. */
  newton_recipe: NewtonRecipe;
  /** Lab 11: the lines after line 0, each as the numbers of the two that it multiplies. */
  short_tape: number[][];
}

/** The name of a goal's exercise. */
export type GoalName = keyof Recipes;
