import { formatShape, sameShape } from '../../tensor/index.js';
import type { Variable } from '../Variable.js';
import { AutogradError } from './errors.js';
import { withRecording } from './recording.js';

export interface BackpropagateOptions {
  /** Only the ways to these are walked; undefined for all. */
  readonly wanted: ReadonlySet<Variable> | undefined;
  /** Keep what the rules need, for another backward pass. */
  readonly retainGraph: boolean;
  /** Record the gradient computation itself. */
  readonly createGraph: boolean;
}

/**
 * The backward pass: from `root` with gradient `seed` through the recorded graph, later results
 * before earlier ones. Gradients that arrive at one variable on several ways are added; when a
 * variable's turn comes its gradient is complete, of the variable's shape and type, and is given to
 * `deliver`.
 *
 * Nothing recurses, so that a graph may be as deep as it likes. All checks come before the first
 * delivery: a pass that fails changes no gradient.
 */
export function backpropagate(
  root: Variable,
  seed: Variable,
  options: BackpropagateOptions,
  deliver: (variable: Variable, gradient: Variable) => void,
): void {
  const order = topologicalOrder(root).reverse();
  const needed = options.wanted && waysTo(options.wanted, order);
  for (const v of order) if (!needed || needed.has(v)) v.node?.check();
  const gradients = new Map<Variable, Variable>([[root, seed]]);
  withRecording(options.createGraph, () => {
    for (const v of order) {
      const g = gradients.get(v);
      if (g === undefined) continue;
      gradients.delete(v);
      deliver(v, g);
      if (v.node === undefined) continue;
      const { op, inputs } = v.node;
      for (let k = 0; k < inputs.length; k++) {
        const input = inputs[k]!;
        if (!input.requiresGrad || (needed && !needed.has(input))) continue;
        const part = op.gradients[k]!(g, v, ...inputs);
        if (!sameShape(part.shape, input.shape)) throw ruleError(op.name, k, part, input);
        const sum = gradients.get(input);
        const typed = part.astype(input.dtype);
        gradients.set(input, sum ? sum.add(typed) : typed);
      }
      if (!options.retainGraph) v.node.free();
    }
  });
}

/** What `root` was made of and that needs a gradient, inputs before results, `root` last. */
export function topologicalOrder(root: Variable): Variable[] {
  const seen = new Set([root]);
  const stack = [root];
  for (let v = stack.pop(); v; v = stack.pop())
    for (const input of v.node?.inputs ?? [])
      if (input.requiresGrad && !seen.has(input)) {
        seen.add(input);
        stack.push(input);
      }
  // Every result ranks above its inputs, so that sorting by rank is a topological order.
  return [...seen].sort((a, b) => a.rank - b.rank);
}

/** Those of `order` (results first) that one of `wanted` leads to. */
function waysTo(wanted: ReadonlySet<Variable>, order: readonly Variable[]): Set<Variable> {
  const needed = new Set<Variable>();
  for (const v of order.toReversed())
    if (wanted.has(v) || v.node?.inputs.some((input) => needed.has(input))) needed.add(v);
  return needed;
}

function ruleError(name: string, k: number, part: Variable, input: Variable): AutogradError {
  return new AutogradError(
    `backward: the gradient rule of ${name} for input ${k + 1} gave ${formatShape(part.shape)}, ` +
      `but the input has ${formatShape(input.shape)}. Is a sumTo(shape) missing?`,
  );
}
