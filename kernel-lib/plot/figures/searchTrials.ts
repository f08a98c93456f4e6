import { Figure, type Trace } from '../figure.js';
import { panels } from '../panels.js';
import { layoutOf, titleOf } from '../text.js';
import { GRID, SEQUENTIAL } from '../theme.js';
import { clearSides } from './clearSides.js';

/** One training of a search: its settings and the validation accuracy that they gave (0 to 1). */
interface Trial {
  readonly config: { readonly lr: number; readonly reg: number };
  /** NaN where it diverged. */
  readonly value: number;
}

/** A logarithmic range with a share of its length added at both ends. */
function wider([low, high]: readonly [number, number], share: number): [number, number] {
  const part = (high / low) ** share;
  return [low / part, high * part];
}

const percent = (value: number) => (Number.isNaN(value) ? '✗' : `${(100 * value).toFixed(0)} %`);

const settings = (trials: readonly Trial[]) => ({
  x: trials.map(({ config }) => Number(config.lr.toPrecision(4))),
  y: trials.map(({ config }) => Number(config.reg.toPrecision(4))),
});

/** A percentage in the colour of the scale, the same in every figure. */
const inColour = (trials: readonly Trial[], size: number) => ({
  size,
  color: trials.map(({ value }) => (Number.isNaN(value) ? 0 : Number((100 * value).toFixed(1)))),
  cmin: 0,
  cmax: 100,
  colorscale: SEQUENTIAL,
  colorbar: { title: { text: 'validation accuracy (%)', side: 'right' }, outlinewidth: 0 },
  line: { width: 1, color: '#999999' },
});

/**
 * The trainings of a search in log space, coloured by what they reached (figure hyper-scatter;
 * lecture L1, step 4).
 */
export function hyperScatter(options: {
  readonly trials: readonly Trial[];
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const [rangeX, rangeY] = [wider(options.rangeX, 0.03), wider(options.rangeY, 0.03)];
  const alive = options.trials.filter(({ value }) => !Number.isNaN(value));
  const dead = options.trials.filter(({ value }) => Number.isNaN(value));
  const group = (name: string, trials: readonly Trial[], marker: object): Trace => ({
    type: 'scatter',
    mode: 'markers',
    name,
    ...settings(trials),
    text: trials.map(({ value }) => percent(value)),
    hovertemplate: '%{text}<br>rate %{x}<br>reg %{y}<extra></extra>',
    cliponaxis: false,
    marker,
  });
  const data = [group('trained', alive, inColour(alive, 14))];
  if (dead.length > 0) {
    data.push(group('diverged', dead, { size: 11, symbol: 'x', color: '#999999' }));
  }
  return new Figure(data, {
    ...layoutOf(
      'hyperScatter',
      {
        title: options.title ?? 'Random search: where good nets live',
        caption: options.caption ?? 'Lecture L1, step 4: coarse search in log space',
        x: 'learning rate',
        y: 'strength of regularisation',
      },
      { logX: true, logY: true, rangeX, rangeY },
    ),
    showlegend: dead.length > 0,
    // Beside the plot stands the scale.
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
    height: 460,
  });
}

/**
 * A grid and as many random draws over the same square, each training with its accuracy (figure
 * grid-vs-random; lecture L1; Bergstra and Bengio 2012).
 */
export function gridVersusRandom(options: {
  readonly grid: readonly Trial[];
  readonly random: readonly Trial[];
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { rangeX, rangeY } = options;
  // Half a label of room at each side.
  const [spanX, spanY] = [wider(rangeX, 0.09), wider(rangeY, 0.09)];
  const panel = (name: string, trials: readonly Trial[], showscale: boolean) => {
    const share = (value: number, [low, high]: readonly [number, number]) =>
      Math.log(value / low) / Math.log(high / low);
    const best = Math.max(...trials.map(({ value }) => value || 0));
    const trace: Trace = {
      type: 'scatter',
      mode: 'markers+text',
      ...settings(trials),
      text: trials.map(({ value }) => percent(value)),
      textposition: clearSides(
        trials.map(({ config }) => [share(config.lr, spanX), share(config.reg, spanY)]),
      ),
      textfont: { size: 13 },
      cliponaxis: false,
      marker: { ...inColour(trials, 15), showscale },
      showlegend: false,
      hovertemplate: '%{text}<br>rate %{x}<br>reg %{y}<extra></extra>',
    };
    return {
      title: `${name}: best ${percent(best)}`,
      x: 'learning rate',
      y: 'strength of regularisation',
      logX: true,
      logY: true,
      rangeX: spanX,
      rangeY: spanY,
      traces: [trace],
    };
  };
  return panels({
    title: options.title ?? 'Nine tries: three learning rates, or nine',
    caption: options.caption ?? 'Lecture L1: grid search against random search',
    panels: [panel('grid', options.grid, false), panel('random', options.random, true)],
  });
}

/** The best trainings of a search as a table, as lecture L1 prints them (figure random-search-table). */
export function searchTable(options: {
  readonly trials: readonly Trial[];
  /** Lines (12). */
  readonly top?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const rank = (value: number) => (Number.isNaN(value) ? -1 : value);
  const sorted = [...options.trials].sort((a, b) => rank(b.value) - rank(a.value));
  const top = sorted.slice(0, options.top ?? 12);
  const look = { align: 'right', line: { color: GRID, width: 1 } };
  const columns = ['', 'validation accuracy', 'learning rate', 'regularisation'];
  const table: Trace = {
    type: 'table',
    header: {
      values: columns.map((text) => (text ? `<b>${text}</b>` : '')),
      ...look,
      fill: { color: GRID },
      font: { size: 14 },
      height: 34,
    },
    cells: {
      values: [
        top.map((_, i) => String(i + 1)),
        top.map(({ value }) => value.toFixed(3)),
        top.map(({ config }) => config.lr.toExponential(1)),
        top.map(({ config }) => config.reg.toExponential(1)),
      ],
      ...look,
      fill: { color: 'rgba(0, 0, 0, 0)' },
      font: { size: 14 },
      height: 32,
    },
    columnwidth: [0.25, 1, 1, 1],
  };
  return new Figure([table], {
    title: titleOf(
      options.title ?? `Random search: the best ${top.length} of ${options.trials.length}`,
      options.caption ?? 'Lecture L1, step 4: accuracy on pictures that were held out',
    ),
    height: 540,
    margin: { t: 84, r: 24, b: 16, l: 64 },
  });
}
