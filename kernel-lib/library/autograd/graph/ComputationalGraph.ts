import type { Gate } from './gates.js';
import { GraphError, type GraphNode, sortTopologically } from './order.js';

/** The graph as plain data, for a drawing. */
export interface GraphPicture {
  /** Inputs and gates; a value after forward, the gradient of the result there after backward. */
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly input: boolean;
    readonly value?: number;
    readonly grad?: number;
  }[];
  /** From each node to those that read it, by their ids. */
  readonly edges: readonly (readonly [from: string, to: string])[];
}

/** One moment of a pass through the graph: what is known by then. */
export interface GraphStep {
  /** `forward: s` or `backward: exp`. */
  readonly label: string;
  /** What happens at this gate, with its numbers. */
  readonly note: string;
  /** The node at work. */
  readonly active: string;
  /** The values that are known by then, by the names of the nodes. */
  readonly values: Readonly<Record<string, number>>;
  /** The gradients that are known by then, by the names of the nodes. */
  readonly grads: Readonly<Record<string, number>>;
}

/**
 * The lecture's graph object: named inputs and gates over numbers. `forward` visits the nodes in
 * topological order, `backward` in reverse order, and each node looks only at its neighbours.
 *
 * @example
 * const graph = new ComputationalGraph();
 * graph.input('x', 'y', 'z');
 * graph.gate('q', new AddGate(), 'x', 'y');
 * graph.gate('f', new MultiplyGate(), 'q', 'z');
 * graph.forward({ x: -2, y: 5, z: -4 }); // -12
 * graph.backward();                      // { x: -4, y: -4, z: 3 }
 *
 * Source: L1, "Backpropagation Implementation"; the example is L2's.
 */
export class ComputationalGraph {
  readonly #nodes = new Map<string, GraphNode>();
  /** What the last forward computed, by name. */
  values: Record<string, number> = {};
  /** ∂(output)/∂(node) from the last backward, by name. */
  grads: Record<string, number> = {};
  readonly #steps: GraphStep[] = [];

  /** Adds inputs. @throws GraphError for a name that is taken */
  input(...names: string[]): this {
    for (const name of names) this.#add({ name, inputs: [] });
    return this;
  }

  /**
   * Adds a gate. Its inputs may be added later: the order of the calls does not matter.
   *
   * @param name of its output
   * @param inputs names of inputs or other gates
   * @throws GraphError for a name that is taken
   */
  gate(name: string, gate: Gate, ...inputs: string[]): this {
    this.#add({ name, gate, inputs });
    return this;
  }

  #add(node: GraphNode): void {
    if (this.#nodes.has(node.name)) {
      throw new GraphError(`ComputationalGraph: there are two nodes called ${node.name}.`);
    }
    this.#nodes.set(node.name, node);
  }

  /**
   * The nodes, each after all that it needs.
   * @throws GraphError for a cycle, or an input that is nowhere
   */
  nodes_topologically_sorted(): GraphNode[] {
    return sortTopologically(this.#nodes);
  }

  /** The node whose output nobody uses: the loss. */
  get output(): string {
    const used = new Set([...this.#nodes.values()].flatMap(({ inputs }) => inputs));
    const ends = [...this.#nodes.keys()].filter((name) => !used.has(name));
    if (ends.length !== 1) {
      throw new GraphError(
        `ComputationalGraph: one node must be the end of the graph; here ${ends.length ? ends.join(', ') : 'none'} would be.`,
      );
    }
    return ends[0] as string;
  }

  /**
   * Computes every node from the inputs.
   *
   * @param inputs a number for each input
   * @returns the value of the last node
   */
  forward(inputs: Readonly<Record<string, number>>): number {
    this.values = {};
    this.grads = {};
    this.#steps.length = 0;
    for (const { name, gate, inputs: from } of this.nodes_topologically_sorted()) {
      if (!gate) {
        const value = inputs[name];
        if (typeof value !== 'number') {
          throw new GraphError(`ComputationalGraph: forward got no number for the input ${name}.`);
        }
        this.values[name] = value;
        continue;
      }
      const z = gate.forward(...from.map((input) => this.values[input] as number));
      this.values[name] = z;
      const numbers = from.map((input) => show(this.values[input] as number)).join(', ');
      this.#note(`forward: ${name}`, name, `${symbolOf(gate)} of ${numbers} gives ${show(z)}`);
    }
    return this.values[this.output] as number;
  }

  /**
   * The chain rule from the last node to the inputs. Where a node is used more than once, what comes
   * back along the uses adds up.
   *
   * @param dout gradient at the last node, 1 by default
   * @returns the gradient with respect to each input
   */
  backward(dout = 1): Record<string, number> {
    const order = this.nodes_topologically_sorted().reverse();
    if (!(this.output in this.values)) {
      throw new GraphError('ComputationalGraph: call forward before backward.');
    }
    const grads: Record<string, number> = { [this.output]: dout };
    this.grads = grads;
    this.#note(
      `backward: ${this.output}`,
      this.output,
      `at the end: d${this.output} = ${show(dout)}`,
    );
    for (const { name, gate, inputs } of order) {
      if (!gate) continue;
      const dz = grads[name] ?? 0;
      const local = gate.backward(1);
      const parts = gate.backward(dz);
      const said = inputs.map((input, i) => {
        grads[input] = (grads[input] ?? 0) + (parts[i] as number);
        return `d${input} = ${show(local[i] as number)} · ${show(dz)} = ${show(parts[i] as number)}`;
      });
      this.#note(`backward: ${name}`, name, `local gradient · d${name}:  ${said.join(',  ')}`);
    }
    const ofInputs = order.filter(({ gate }) => !gate).map(({ name }) => name);
    return Object.fromEntries(ofInputs.reverse().map((name) => [name, grads[name] ?? 0]));
  }

  /** What forward and backward did last, gate by gate. */
  get steps(): readonly GraphStep[] {
    return this.#steps;
  }

  /** The graph with what it last computed, as plain data. */
  picture(): GraphPicture {
    const order = this.nodes_topologically_sorted();
    return {
      nodes: order.map(({ name, gate }) => ({
        id: name,
        label: gate ? symbolOf(gate) : name,
        input: !gate,
        ...(name in this.values ? { value: this.values[name] as number } : {}),
        ...(name in this.grads ? { grad: this.grads[name] as number } : {}),
      })),
      edges: order.flatMap(({ name, inputs }) => inputs.map((from) => [from, name] as const)),
    };
  }

  #note(label: string, active: string, note: string): void {
    this.#steps.push({
      label,
      note,
      active,
      values: { ...this.values },
      grads: { ...this.grads },
    });
  }
}

function symbolOf(gate: Gate): string {
  return gate.symbol ?? gate.constructor.name;
}

/** Two digits after the point, as on the slides; a proper minus. */
function show(value: number): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(2);
  return text.replace('-', '−');
}
