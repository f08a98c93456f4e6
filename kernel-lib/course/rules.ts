import type { HintCost } from 'chainrule-grader/engine';

/**
 * What a hint costs, in points: nothing. An instructor who wants another rule writes it here, builds
 * (`npm run build`) and releases: students are told the price before they take a hint, their own checks
 * count it, and so does the grader, for the hand-ins that carry the record (`npm run submit` packs it).
 *
 *   (tier, of) => (tier === of ? 1 : 0)   // one point for the last hint, which states the result
 *   () => 0.25                            // a quarter for each
 */
export const hintCost: HintCost = () => 0;

/**
 * Whether the points of a question fall with each try: all of them at first, two thirds the second
 * time, a third from then on. With `false` all tries count alike, in the notebook and in the grader;
 * for one lab, or one question, its source can say the same (`tries: free`).
 */
export const fallingPoints: boolean = true;
