import { colour, type Figure, type Numbers, panels, SEQUENTIAL, values } from 'kernel-lib/plot';
import { type ActivationFilm, GRADIENTS } from './shared/watchedLayer.js';

/** Shares below this are as white as none: one number in ten thousand. */
const FAINTEST = 1e-4;

/**
 * Histograms of a layer over time, as colours, and under them how many of its units are dead (fastai's
 * "colourful dimension" and "dead chart").
 *
 * @param options.films side by side, all over one range
 * @param options.low where the first bin begins
 * @param options.high where the last bin ends
 * @param options.of what the histograms count ("input of the relus")
 */
export function activationFilms(options: {
  readonly films: readonly ActivationFilm[];
  readonly low: number;
  readonly high: number;
  readonly of?: string;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { films, low, high, of = 'input of the relus' } = options;
  const withGradients = films.filter(({ gradients }) => gradients);
  return panels({
    title: options.title ?? 'A layer while it learns',
    caption:
      options.caption ??
      'What goes into the relus, one histogram per column; below, the dead units',
    columns: films.length,
    ...(withGradients.length > 0 ? { height: 860 } : {}),
    panels: [
      ...films.map((film, i) => ({
        title: film.title,
        x: 'update',
        y: of,
        traces: [heat(film.updates, film.shares, [low, high], i === films.length - 1)],
        rangeY: [low, high] as const,
      })),
      ...withGradients.map(({ title, updates, gradients = [] }) => ({
        title,
        x: 'update',
        y: 'size of the gradients, 10^y',
        traces: [heat(updates, gradients, GRADIENTS, false)],
        rangeY: GRADIENTS,
      })),
      ...films.map(({ title, updates, dead }) => ({
        title,
        x: 'update',
        y: 'dead units (share)',
        traces: [
          {
            type: 'scatter',
            mode: 'lines',
            name: 'dead units',
            x: [...updates],
            y: [...dead],
            line: { color: colour(1), width: 3 },
          },
        ],
        rangeY: [-0.03, 1.03] as const,
      })),
    ],
  });
}

function heat(
  updates: readonly number[],
  shares: readonly Numbers[],
  [low, high]: readonly [number, number],
  scale: boolean,
) {
  const columns = shares.map((column) => values(column));
  const bins = columns[0]?.length ?? 0;
  const step = (high - low) / bins;
  return {
    type: 'heatmap',
    name: 'share of the numbers',
    x: [...updates],
    y: Array.from({ length: bins }, (_, b) => Number((low + (b + 0.5) * step).toPrecision(6))),
    z: Array.from({ length: bins }, (_, b) => columns.map((column) => shade(column[b] ?? 0))),
    colorscale: SEQUENTIAL,
    zmin: Math.log10(FAINTEST),
    zmax: 0,
    showscale: scale,
    ...(scale ? { colorbar: COLOURS } : {}),
  };
}

/** The exponent of a share, since a few per cent of the units are worth seeing as well. */
function shade(share: number): number | null {
  return share < FAINTEST ? null : Number(Math.log10(share).toFixed(3));
}

const COLOURS = {
  title: { text: 'share of the numbers', side: 'right' },
  outlinewidth: 0,
  tickvals: [-4, -3, -2, -1, 0],
  ticktext: ['0.01 %', '0.1 %', '1 %', '10 %', 'all'],
  len: 0.5,
  y: 1,
  yanchor: 'top',
};
