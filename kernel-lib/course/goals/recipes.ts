import type { Tensor } from 'kernel-lib/tensor';
import type { DeepRecipe } from './activations.js';
import type { DigitsRecipe } from './fullyConnected.js';
import type { SearchRecipe } from './goodPractice.js';
import type { BudgetRecipe } from './gradients.js';
import type { NewtonRecipe } from './landscape.js';
import type { FastRecipe } from './normalisation.js';
import type { ValleyRecipe } from './optimisers.js';
import type { FewRecipe } from './regularisation.js';
import type { ResidualRecipe } from './residual.js';

export type {
  BudgetRecipe,
  DeepRecipe,
  DigitsRecipe,
  FastRecipe,
  FewRecipe,
  NewtonRecipe,
  ResidualRecipe,
  SearchRecipe,
  ValleyRecipe,
};

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
  /** Lab 10: a search that is written down before anything is known. */
  search_recipe: SearchRecipe;
  /** Lab 11: the lines after line 0, each as the numbers of the two that it multiplies. */
  short_tape: number[][];
}

/** The name of a goal's exercise. */
export type GoalName = keyof Recipes;
