import type { Gate } from './gates.js';

/** A graph that cannot be computed. */
export class GraphError extends Error {
  override name = 'GraphError';
}

/** An input (no gate) or a gate with the names of what goes into it. */
export interface GraphNode {
  /** By which other nodes and the results know it. */
  readonly name: string;
  /** What it computes; none for an input of the graph. */
  readonly gate?: Gate;
  /** The names of the nodes that go into the gate, in its order. */
  readonly inputs: readonly string[];
}

/**
 * The nodes in an order in which each comes after all its inputs (depth first).
 *
 * @throws GraphError for a cycle, or for an input that is nowhere
 */
export function sortTopologically(nodes: ReadonlyMap<string, GraphNode>): GraphNode[] {
  const sorted: GraphNode[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string, path: readonly string[]): void => {
    if (state.get(name) === 'done') return;
    const node = nodes.get(name);
    if (!node) {
      throw new GraphError(
        `ComputationalGraph: ${path.at(-1)} needs ${name}, but there is no such node.`,
      );
    }
    if (state.get(name) === 'open') {
      const circle = [...path.slice(path.indexOf(name)), name].join(' → ');
      throw new GraphError(
        `ComputationalGraph: ${circle} is a circle; nothing in it can be first.`,
      );
    }
    state.set(name, 'open');
    for (const input of node.inputs) visit(input, [...path, name]);
    state.set(name, 'done');
    sorted.push(node);
  };
  for (const name of nodes.keys()) visit(name, []);
  return sorted;
}
