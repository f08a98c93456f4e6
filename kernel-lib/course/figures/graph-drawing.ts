import {
  colour,
  Figure,
  faded,
  INK,
  type Step,
  type Trace,
  titleOf,
  withSlider,
} from 'kernel-lib/plot';
import { type Place, placeNodes } from './shared/graphLayout.js';

/** A node of a drawn graph; `ComputationalGraph.picture()` gives these. */
export interface DrawnNode {
  /** The name that edges and steps call it by; each node has its own. */
  readonly id: string;
  /** In the circle: `*`, `exp`; beside it for an input: `w0`. */
  readonly label: string;
  /** Whether it is an input: smaller, without a frame, its value without its name (false). */
  readonly input?: boolean;
  /** What stands above it when there are no steps; nothing without it. */
  readonly value?: number;
  /** What stands below it when there are no steps: the derivative of the last node by this one. */
  readonly grad?: number;
  /** Column and lane, where the drawing's own places would lay wires over nodes. */
  readonly at?: readonly [column: number, lane: number];
}

/** What is known at one position of the slider; `ComputationalGraph.steps` gives these. */
export interface DrawnStep {
  /** At the slider, after the number of the step. */
  readonly label: string;
  /** A line of text below the graph; none without it. */
  readonly note?: string;
  /** The `id` of the node that is highlighted; none without it. */
  readonly active?: string;
  /** What is known going forward, by the `id` of the node. */
  readonly values: Readonly<Record<string, number>>;
  /** What is known going backward, by the `id` of the node. */
  readonly grads: Readonly<Record<string, number>>;
}

/**
 * A computational graph as the lecture draws it: values run from left to right and stand above the
 * nodes, gradients run back and stand below (L1, "An Example").
 *
 * @param options.steps with a slider: what is known after each step; otherwise the nodes' own values
 */
export function graphDrawing(options: {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly (readonly [from: string, to: string])[];
  readonly steps?: readonly DrawnStep[];
  readonly title?: string;
  readonly caption?: string;
  /** Digits after the point; 2 as on the slides. */
  readonly digits?: number;
}): Figure {
  const { nodes, edges, steps = [], digits = 2 } = options;
  const places = placeNodes(
    nodes.map(({ id }) => id),
    edges,
  );
  for (const { id, at } of nodes) if (at) places.set(id, { column: at[0], lane: at[1] });
  const drawing = new Drawing(nodes, edges, places, digits);
  const own: DrawnStep = {
    label: 'all',
    values: record(nodes, ({ value }) => value),
    grads: record(nodes, ({ grad }) => grad),
  };
  const columns = Math.max(...[...places.values()].map(({ column }) => column));
  const lanes = Math.max(...[...places.values()].map(({ lane }) => lane));
  const first = steps[0] ?? own;
  const hidden = { visible: false, fixedrange: true };
  const figure = new Figure(drawing.traces(first), {
    title: titleOf(
      options.title ?? 'Values forward, gradients backward',
      options.caption ??
        'Lecture L1, “An Example”: values above the nodes, gradients of the last node below',
    ),
    xaxis: { ...hidden, range: [-0.55, columns + 0.55] },
    yaxis: { ...hidden, range: [-lanes - (steps.length > 1 ? 1.1 : 0.6), 0.72] },
    height: 214 + 96 * (lanes + 1),
    margin: { t: 132, l: 12, r: 12, b: 16 },
    // Between the caption and the drawing.
    legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' },
  });
  if (steps.length < 2) return figure;
  const sliderSteps: Step[] = steps.map((step, i) => ({
    label: `${i + 1}. ${step.label}`,
    data: drawing.traces(step),
  }));
  return withSlider(figure, { name: 'step', steps: sliderSteps, play: true, duration: 900 });
}

function record(
  nodes: readonly DrawnNode[],
  pick: (node: DrawnNode) => number | undefined,
): Record<string, number> {
  const known: Record<string, number> = {};
  for (const node of nodes) {
    const value = pick(node);
    if (value !== undefined) known[node.id] = value;
  }
  return known;
}

/** A note in lines of at most so many letters: a telephone shows these. */
const NOTE_LETTERS = 40;

function inLines(note: string): string {
  const lines = [''];
  for (const word of note.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= NOTE_LETTERS) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('<br>');
}

const [VALUE, GRAD] = [2, 1];

/** Diameters in pixels. Small inputs: two numbers stand between one and the next. */
const [GATE_SIZE, INPUT_SIZE] = [32, 24];

// Opaque, so that wires end at the circles; the text on them is dark in both themes.
const [GATE_FILL, INPUT_FILL, ON_FILL] = ['#c9ced6', '#e6e6e6', '#222222'];

class Drawing {
  readonly #nodes: readonly DrawnNode[];
  readonly #wires: Trace;
  readonly #x: number[];
  readonly #y: number[];
  readonly #bottom: number;
  readonly #sizes: number[];
  readonly #digits: number;

  constructor(
    nodes: readonly DrawnNode[],
    edges: readonly (readonly [from: string, to: string])[],
    places: ReadonlyMap<string, Place>,
    digits: number,
  ) {
    const at = (id: string): [number, number] => {
      const { column, lane } = places.get(id) ?? { column: 0, lane: 0 };
      return [column, -lane];
    };
    this.#nodes = nodes;
    this.#x = nodes.map(({ id }) => at(id)[0]);
    this.#y = nodes.map(({ id }) => at(id)[1]);
    this.#bottom = Math.min(...this.#y) - 0.85;
    this.#digits = digits;
    this.#sizes = nodes.map(({ input, label }) => {
      if (input) return INPUT_SIZE;
      // A longer word needs a larger circle.
      return label.length > 3 ? GATE_SIZE + 5 * (label.length - 1) : GATE_SIZE;
    });
    this.#wires = {
      type: 'scatter',
      mode: 'lines',
      name: 'wires',
      x: edges.flatMap(([from, to]) => [at(from)[0], at(to)[0], null]),
      y: edges.flatMap(([from, to]) => [at(from)[1], at(to)[1], null]),
      line: { color: faded(INK, 0.6), width: 1.5 },
      hoverinfo: 'skip',
      showlegend: false,
    };
  }

  traces(step: DrawnStep): Trace[] {
    const busy = (node: DrawnNode) => node.id === step.active;
    return [
      this.#wires,
      {
        type: 'scatter',
        mode: 'markers+text',
        name: 'nodes',
        x: this.#x,
        y: this.#y,
        text: this.#nodes.map(({ label }) => label),
        textfont: { size: 14, color: ON_FILL },
        hovertext: this.#nodes.map(({ id }) => id),
        hoverinfo: 'text',
        showlegend: false,
        marker: {
          size: this.#sizes,
          opacity: 1, // Sizes in a list would make it 0.7.
          color: this.#nodes.map((node) =>
            busy(node) ? colour(4) : node.input ? INPUT_FILL : GATE_FILL,
          ),
          line: {
            width: this.#nodes.map((node) => (node.input ? 0 : 1.5)),
            color: INK,
          },
        },
        meta: { words: `are ${this.#nodes.map(({ id }) => id).join(', ')}` },
      },
      this.#numbers('values', VALUE, step.values, 'top center'),
      this.#numbers('gradients', GRAD, step.grads, 'bottom center'),
      legendEntry('value, forward', VALUE),
      legendEntry('gradient, backward', GRAD),
      {
        type: 'scatter',
        mode: 'text',
        name: 'note',
        x: [-0.5],
        y: [this.#bottom],
        text: [inLines(step.note ?? '')],
        textposition: 'middle right',
        textfont: { size: 14 },
        hoverinfo: 'skip',
        showlegend: false,
        meta: { words: (step.note ?? '').replace(/\.$/, '') },
      },
    ];
  }

  /** The known numbers above or below their nodes. */
  #numbers(
    name: string,
    hue: number,
    known: Readonly<Record<string, number>>,
    position: 'top center' | 'bottom center',
  ): Trace {
    const text = this.#nodes.map(({ id, input }) => {
      const value = known[id];
      if (value === undefined) return '';
      const number = value.toFixed(this.#digits).replace('-', '−');
      // An input's name is in its circle already.
      return position === 'top center' && !input ? `${id}<br>${number}` : number;
    });
    return {
      type: 'scatter',
      mode: 'markers+text',
      name,
      x: this.#x,
      y: this.#y,
      cliponaxis: false,
      // Unseen, but it keeps the text off the circle at every size of the figure.
      marker: { size: this.#sizes, opacity: 0 },
      text,
      textposition: position,
      textfont: { color: colour(hue), size: 13 },
      hoverinfo: 'skip',
      showlegend: false,
      meta: { words: this.#said(known) },
    };
  }

  /** The known numbers with the names of their nodes. */
  #said(known: Readonly<Record<string, number>>): string {
    const all = this.#nodes.flatMap(({ id }) => {
      const value = known[id];
      return value === undefined ? [] : [`${id} ${value.toFixed(this.#digits).replace('-', '−')}`];
    });
    return all.join(', ') || 'none yet';
  }
}

/** Draws nothing, but stands in the legend. */
function legendEntry(name: string, hue: number): Trace {
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    x: [null],
    y: [null],
    marker: { color: colour(hue), size: 11 },
    meta: { words: '' },
  };
}
