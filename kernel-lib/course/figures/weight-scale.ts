import {
  type Figure,
  lineTrace,
  PlotError,
  panels,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { type DeepNetOptions, deepNet, type Start } from './shared/deepNet.js';
import {
  activationHistograms,
  type LayerHistograms,
  layerHistogramTrace,
} from './shared/layerHistograms.js';

/** What the slider over the weight scale shows, for weights of `scales[i] / sqrt(fan_in)`. */
export function weightScaleData(
  activation: Start['activation'],
  scales: readonly number[],
  options: DeepNetOptions = {},
) {
  return scales.map((scale) => {
    const start: Start = { name: '', activation, std: (fanIn) => scale / Math.sqrt(fanIn) };
    const net = deepNet(start, { width: 200, examples: 200, ...options, gradients: true });
    return {
      scale,
      activations: activationHistograms(net.activations, activation, { clip: true }),
      activationStd: net.activations.map((h) => h.std()),
      gradientStd: net.gradients.map((g) => g.std()),
    };
  });
}

/** What the axis of the standard deviations shows. */
const EDGES = [1e-12, 1e12] as const;

/** The net at one position of the slider. */
export interface WeightScaleStep {
  /** The weights' standard deviation, in units of 1 / sqrt(fan_in). */
  readonly scale: number;
  /** Of the values of each layer. */
  readonly activations: LayerHistograms;
  /** Standard deviation of the activations of each layer, first to last. */
  readonly activationStd: readonly number[];
  /** Standard deviation of dL/dW of each layer, first to last. */
  readonly gradientStd: readonly number[];
}

/**
 * What the scale of the weights does to a deep net, with a slider over the scale (lectures L0, L1):
 * histograms of each layer's activations, and the spread of activations and gradients by depth.
 */
export function weightScale(options: {
  readonly steps: readonly WeightScaleStep[];
  readonly title: string;
  readonly caption?: string;
  /** The position at first. */
  readonly active?: number;
}): Figure {
  const [first] = options.steps;
  if (!first) throw new PlotError('weightScale: no step to show');
  const depth = first.activationStd.length;
  const layers = Array.from({ length: depth }, (_, i) => i + 1);
  const line = (name: string, y: readonly number[], hue: number): Trace => ({
    // On a logarithmic axis 0 is nowhere; nets that far gone are drawn at the edge.
    ...lineTrace(
      'weightScale',
      { name, x: layers, y: y.map((v) => Math.min(Math.max(v, EDGES[0]), EDGES[1])), colour: hue },
      0,
    ),
    mode: 'lines+markers',
  });
  const tracesOf = (step: WeightScaleStep): Trace[] => [
    layerHistogramTrace(step.activations),
    line('activations', step.activationStd, 0),
    line('gradients dL/dW', step.gradientStd, 1),
  ];
  const { low, high } = first.activations;
  const pad = 0.04 * (high - low);
  const [histograms, ...lines] = tracesOf(first);
  const figure = panels({
    title: options.title,
    ...(options.caption ? { caption: options.caption } : {}),
    legend: true,
    panels: [
      {
        title: 'histograms of the activations',
        x: 'layer',
        y: high === 3 ? 'activation (3: 3 or more)' : 'activation',
        rangeX: [0.3, depth + 0.7],
        rangeY: [low - pad, high + pad],
        traces: [histograms as Trace],
      },
      {
        title: 'standard deviations',
        x: 'layer',
        y: 'standard deviation',
        logY: true,
        rangeX: [0.3, depth + 0.7],
        rangeY: EDGES,
        traces: lines,
      },
    ],
  });
  const axes = figure.data.map(({ xaxis, yaxis }) => ({ xaxis, yaxis }));
  const steps: Step[] = options.steps.map((step) => ({
    label: String(step.scale),
    data: tracesOf(step).map((trace, i) => ({ ...trace, ...axes[i] })),
  }));
  const { yaxis2 } = figure.layout as { yaxis2: object };
  return withSlider(figure.with({ yaxis2: { ...yaxis2, dtick: 4 } }), {
    name: 's, the weights’ std times sqrt(fan_in)',
    steps,
    active: options.active ?? 0,
  });
}
