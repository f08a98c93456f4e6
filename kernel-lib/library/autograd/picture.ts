import { formatShape } from '../tensor/index.js';
import { backpropagate } from './core/backpropagate.js';
import { AutogradError } from './core/errors.js';
import type { GraphPicture } from './graph/index.js';
import { seedOf, Variable } from './Variable.js';

/** How the operations are drawn; others by their names. */
const SYMBOLS: Readonly<Record<string, string>> = {
  add: '+',
  sub: '−',
  mul: '*',
  div: '/',
  neg: '−',
  dot: 'dot',
  sigmoid: 'σ',
};

/**
 * The recorded graph of y as plain data, for a drawing: every variable and constant that y was made
 * of, with its value, and ∂y/∂ of it. To be taken before backward frees the graph. No `grad` is touched.
 *
 * @param y a result with one element
 * @throws AutogradError for a graph that was freed, or of more than `limit` nodes
 */
export function recordedGraph(y: Variable, limit = 200): GraphPicture {
  const order = everything(y, limit);
  const grads = new Map<Variable, Variable>();
  const seed = new Variable(seedOf('recordedGraph', y, undefined), { requiresGrad: false });
  backpropagate(y, seed, { wanted: undefined, retainGraph: true, createGraph: false }, (v, g) => {
    grads.set(v, g);
  });
  const ids = nameAll(order);
  const one = (v: Variable | undefined) => (v?.size === 1 ? v.item() : undefined);
  return {
    nodes: order.map((v) => {
      const [value, grad] = [one(v), one(grads.get(v))];
      const what = v.node ? (SYMBOLS[v.node.op.name] ?? v.node.op.name) : (v.name ?? '');
      const number = v.node || v.name ? what : String(value ?? 'constant');
      return {
        id: ids.get(v) as string,
        label: v.size === 1 ? number : `${number} ${formatShape(v.shape)}`,
        input: v.isLeaf,
        ...(value !== undefined && { value }),
        ...(grad !== undefined && { grad }),
      };
    }),
    edges: order.flatMap((v) =>
      (v.node?.inputs ?? []).map((input) => [ids.get(input), ids.get(v)] as [string, string]),
    ),
  };
}

/** All that y was made of, constants too, inputs before results. */
function everything(y: Variable, limit: number): Variable[] {
  const seen = new Set([y]);
  const stack = [y];
  for (let v = stack.pop(); v; v = stack.pop()) {
    v.node?.check();
    for (const input of v.node?.inputs ?? [])
      if (!seen.has(input)) {
        seen.add(input);
        stack.push(input);
      }
    if (seen.size > limit)
      throw new AutogradError(
        `recordedGraph: the graph has more than ${limit} nodes, too many for a drawing.`,
      );
  }
  return [...seen].reverse().sort((a, b) => a.rank - b.rank);
}

/** A name for each: its own, else the operation's with a number. */
function nameAll(order: readonly Variable[]): Map<Variable, string> {
  const ids = new Map<Variable, string>();
  const used = new Set<string>();
  for (const v of order) {
    const base = v.name ?? v.node?.op.name ?? 'constant';
    let id = base;
    for (let i = 2; used.has(id); i++) id = `${base}${i}`;
    used.add(id);
    ids.set(v, id);
  }
  return ids;
}
