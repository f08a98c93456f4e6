import { deep_recipe } from './activations.js';
import { short_tape } from './autodiff.js';
import { digits_recipe } from './fullyConnected.js';
import type { Goal } from './goal.js';
import { budget_recipe } from './gradients.js';
import { layer_scales } from './initialisation.js';
import { fast_recipe } from './normalisation.js';
import { valley_recipe } from './optimisers.js';
import { few_recipe } from './regularisation.js';

export type { Goal, Run } from './goal.js';
export { RecipeError } from './settings.js';
export { Trials, type Verdict, verdictText } from './trials.js';

/** The open goals, by the name of the exercise that hands in the recipe. */
export const goals = {
  budget_recipe,
  digits_recipe,
  deep_recipe,
  layer_scales,
  fast_recipe,
  valley_recipe,
  few_recipe,
  short_tape,
};

/** The name of a goal's exercise. */
export type GoalName = keyof typeof goals;

/** What a goal's recipe looks like. */
export type RecipeOf<N extends GoalName> = (typeof goals)[N] extends Goal<infer R> ? R : never;
