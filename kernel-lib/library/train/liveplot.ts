import {
  DISPLAY,
  display,
  type MimeBundle,
  notebookHost,
  PLOTLY_CONFIG,
  PLOTLY_MIME,
} from '../display/index.js';
import type { PlotData } from './history.js';

// The look of kernel-lib/plot's theme, readable on light and dark: figures come after training in the
// import order, so the few values that a live plot needs are repeated here.
const INK = '#767676';
const AXIS = {
  gridcolor: 'rgba(128, 128, 128, 0.22)',
  linecolor: INK,
  automargin: true,
  title: { standoff: 10 },
};
// As a template, so that what shows figures can put its own ink over it.
const HOUSE = {
  layout: {
    colorway: ['#0072b2', '#d55e00', '#009e73'],
    font: { size: 14, color: INK },
    title: { x: 0, xref: 'paper', xanchor: 'left', font: { size: 18 } },
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    xaxis: AXIS,
    yaxis: AXIS,
  },
};

/** More points than a screen has pixels only make the notebook heavy. */
const MAX_POINTS = 1000;
/** Milliseconds between two drawings. */
const EVERY = 400;

/** Every k-th point, the last one always among them. */
function thin<T>(values: readonly T[], limit = MAX_POINTS): T[] {
  const k = Math.ceil(values.length / limit);
  return k <= 1 ? [...values] : values.filter((_, i) => (values.length - 1 - i) % k === 0);
}

/** The training curves as a Plotly figure: loss per iteration, accuracy per epoch. */
export function curves(plot: PlotData): { data: object[]; layout: object } {
  const line = (
    name: string,
    x: readonly number[],
    y: readonly number[],
    axis: '' | '2',
    symbol = 'circle',
  ) => ({
    type: 'scatter',
    mode: axis ? 'lines+markers' : 'lines',
    name,
    marker: { symbol, size: 7 },
    x: thin(x),
    y: thin(y),
    xaxis: `x${axis}`,
    yaxis: `y${axis}`,
  });
  const data = [line('loss', plot.iteration, plot.loss, '')];
  if (plot.trainAcc.length) data.push(line('train', plot.epoch, plot.trainAcc, '2', 'x'));
  if (plot.valAcc.length) data.push(line('validation', plot.epoch, plot.valAcc, '2', 'square'));
  const axis = (text: string, more: object = {}) => ({ title: { text }, ...more });
  const share = plot.metricName === 'accuracy' ? { range: [0, 1.02] } : {};
  const layout = {
    title: { text: 'Training' },
    grid: { rows: 1, columns: 2, pattern: 'independent' },
    xaxis: axis('iteration'),
    yaxis: axis('loss of the batch', { rangemode: 'tozero' }),
    xaxis2: axis('epoch'),
    yaxis2: axis(plot.metricName, share),
    template: HOUSE,
    legend: { orientation: 'h', y: -0.25 },
    height: 380,
    margin: { t: 56, r: 20, b: 72, l: 60 },
  };
  return { data, layout };
}

/**
 * The loss curve of a running training in a notebook, one output that is redrawn in place. Emits the
 * Plotly bundle itself because figures (kernel-lib/plot) come after training in the import order.
 * Outside of a notebook it does nothing.
 */
export class LivePlot {
  readonly #displayId = `liveplot-${crypto.randomUUID()}`;
  #shown = false;
  #drawn = Number.NEGATIVE_INFINITY;

  /** Draws what `plot()` gives, if enough time has passed or `force` is set. */
  update(plot: () => PlotData, force = false): void {
    const now = performance.now();
    if (!notebookHost() || (!force && now - this.#drawn < EVERY)) return;
    this.#drawn = now;
    const figure = curves(plot());
    const bundle: MimeBundle = {
      [PLOTLY_MIME]: { ...figure, config: PLOTLY_CONFIG },
      'text/plain': 'Figure: training curves',
    };
    display({ [DISPLAY]: () => bundle }, { displayId: this.#displayId, update: this.#shown });
    this.#shown = true;
  }
}
