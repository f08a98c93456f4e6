import type { SolverCallback } from '../options.js';
import { updateRatios } from './layers.js';

/**
 * A callback for Solver that notes the update-to-weight ratio of every weight, each `every` updates:
 * `const ratios = watchRatios(); new Solver(net, data, {callbacks: [ratios]})`, then
 * `ratios.iterations` and `ratios.ratios.W1`.
 */
export function watchRatios(every = 1): SolverCallback & {
  readonly iterations: number[];
  readonly ratios: Record<string, number[]>;
} {
  const iterations: number[] = [];
  const ratios: Record<string, number[]> = {};
  return {
    iterations,
    ratios,
    onStep(solver, { iteration, before }) {
      if (iteration % every !== 0) return;
      iterations.push(iteration);
      for (const [name, ratio] of Object.entries(updateRatios(before, solver.model.params))) {
        ratios[name] ??= [];
        ratios[name].push(ratio);
      }
    },
  };
}
