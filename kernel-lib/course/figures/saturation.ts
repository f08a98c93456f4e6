import { colour, type Figure, panels, type Step, type Trace, withSlider } from 'kernel-lib/plot';

const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up'];

/** One activation in one deep net. */
export interface DeepRun {
  /** In the legend: the activation. */
  readonly name: string;
  /** Mean absolute gradient that reaches each layer, first layer first. */
  readonly gradients: readonly number[];
  /** Share of outputs at the flat ends, per layer; left out where there are no flat ends. */
  readonly saturated?: readonly number[];
}

/**
 * What is left of the gradient in each layer of a deep net, and how much of each layer is saturated,
 * with a slider over the size of the weights (lecture L1, "Saturated neurons kill gradients").
 *
 * @param options.steps one per size of the weights, each with the same activations
 * @param options.active the step shown at first; 0 by default
 */
export function saturationFigure(options: {
  readonly steps: readonly { readonly label: string; readonly runs: readonly DeepRun[] }[];
  readonly active?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { active = 0 } = options;
  const line = (values: readonly number[], name: string, i: number): Trace => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: values.map((_, layer) => layer + 1),
    y: values.map((v) => (Number.isFinite(v) ? Number(v.toPrecision(4)) : null)),
    line: { color: colour(i), width: 2.5 },
    marker: { size: 8, symbol: SYMBOLS[i % SYMBOLS.length] },
  });
  const at = (runs: readonly DeepRun[]) => ({
    left: runs.map((run, i) => line(run.gradients, run.name, i)),
    right: runs.flatMap((run, i) =>
      run.saturated ? [{ ...line(run.saturated, run.name, i), showlegend: false }] : [],
    ),
  });
  const steps: Step[] = options.steps.map(({ label, runs }) => {
    const { left, right } = at(runs);
    return {
      label,
      data: [
        ...left.map((trace) => ({ ...trace, xaxis: 'x', yaxis: 'y' })),
        ...right.map((trace) => ({ ...trace, xaxis: 'x2', yaxis: 'y2' })),
      ],
    };
  });
  const first = at(options.steps[active]?.runs ?? []);
  const figure = panels({
    title: options.title ?? 'What is left of the gradient',
    caption:
      options.caption ??
      'Lecture L1, “saturated neurons kill gradients”; backward runs right to left',
    panels: [
      {
        title: 'gradient that arrives',
        x: 'layer',
        y: 'mean |gradient|',
        traces: first.left,
        logY: true,
        rangeY: [1e-9, 1e7],
      },
      {
        title: 'saturated units',
        x: 'layer',
        y: 'share of outputs',
        traces: first.right,
        rangeY: [-0.03, 1],
      },
    ],
    legend: true,
  });
  const layout = figure.layout as { yaxis?: object };
  return withSlider(figure.with({ yaxis: { ...layout.yaxis, dtick: 2 } }), {
    name: 'size of the weights',
    steps,
    active,
  });
}
