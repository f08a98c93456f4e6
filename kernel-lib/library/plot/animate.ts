import { playButtons, SLIDER_LOOK } from './controls.js';
import { Figure, type Frame, type Layout, type Trace } from './figure.js';
import { PlotError } from './text.js';

/** One position of the slider: what the traces look like there. */
export interface Step {
  /** Under the slider: `0.5`, `epoch 10`. */
  readonly label: string;
  /** Replaces the figure's traces, all of them, in order. */
  readonly data: readonly Trace[];
  /** Parts of the layout that change too, such as the title. */
  readonly layout?: Layout;
}

/**
 * Puts a slider under a figure, and with `play` two buttons that run through it.
 *
 * @param figure the figure, showing what the first step shows
 * @param options.name before the label: `learning rate: 0.5`
 * @param options.duration of one step while playing, in milliseconds
 */
export function withSlider(
  figure: Figure,
  options: {
    readonly name: string;
    readonly steps: readonly Step[];
    readonly play?: boolean;
    readonly duration?: number;
    /** The step shown at first; 0 by default. */
    readonly active?: number;
  },
): Figure {
  const { steps } = options;
  if (steps.length < 2) throw new PlotError('withSlider: a slider needs at least two steps');
  const traces = figure.data.map((_, i) => i);
  for (const step of steps) {
    if (step.data.length !== traces.length) {
      throw new PlotError(
        `withSlider: step "${step.label}" has ${step.data.length} traces, the figure ${traces.length}`,
      );
    }
  }
  const frames: Frame[] = steps.map((step) => ({
    name: step.label,
    data: step.data,
    traces,
    ...(step.layout ? { layout: step.layout } : {}),
  }));
  const duration = options.duration ?? 400;
  // Plotly glides lines and points from step to step, and takes everything else off the picture
  // meanwhile: contours and heat maps would flicker.
  const glides = figure.data.every(({ type }) => type === 'scatter');
  const active = options.active ?? 0;
  const jump = {
    mode: 'immediate',
    frame: { duration: 0, redraw: true },
    transition: { duration: 0 },
  };
  const slider = {
    active,
    // Labels stand centred under their steps: a long last one needs room at the right.
    pad: {
      t: 56,
      l: options.play ? 96 : 0,
      r: Math.max(0, Math.round(3.6 * (steps.at(-1)?.label.length ?? 0) - 20)),
    },
    ...SLIDER_LOOK,
    currentvalue: { prefix: `${options.name}: `, xanchor: 'left' },
    steps: steps.map((step) => ({
      label: step.label,
      method: 'animate',
      args: [[step.label], jump],
    })),
  };
  const run = {
    fromcurrent: true,
    frame: { duration, redraw: true },
    transition: { duration: glides ? duration / 2 : 0 },
  };
  const margin = { ...(figure.layout.margin as object), b: 140 };
  const height = (Number(figure.layout.height) || 420) + 100;
  return new Figure(
    active === 0 ? figure.data : (steps[active]?.data ?? figure.data),
    {
      ...figure.layout,
      sliders: [slider],
      ...(options.play ? { updatemenus: [playButtons(76, run, jump)] } : {}),
      margin,
      height,
    },
    { config: figure.config, frames },
  );
}
