/**
 * The look of all figures. The first four colours are Okabe and Ito's; the others were sought so that
 * any two of the eight are told apart with each kind of colour blindness (ΔE of CIELAB at least 17 as
 * Machado and others, 2009, simulate it), and each is seen on white and on JupyterLab's dark (contrast
 * at least 3). The background is transparent and the ink a middle grey, so one figure serves both themes.
 */
export const PALETTE = [
  '#0072b2', // blue
  '#d55e00', // vermilion
  '#009e73', // green
  '#cc79a7', // pink
  '#b09050', // ochre
  '#a880e8', // lavender
  '#a05848', // brown
  '#587070', // slate
] as const;

/** The shapes of points, one for each colour: whoever cannot tell colours apart can tell these. */
export const SYMBOLS = [
  'circle',
  'x',
  'square',
  'diamond',
  'triangle-up',
  'cross',
  'star',
  'pentagon',
] as const;

/** Text and axes. */
export const INK = '#767676';
/** Grid lines: faint on both backgrounds. */
export const GRID = 'rgba(128, 128, 128, 0.22)';
/** For quantities with a middle: blue, neutral, vermilion. */
export const DIVERGING = [
  [0, '#0072b2'],
  [0.5, '#f2f2f2'],
  [1, '#d55e00'],
] as const;
/** For quantities from small to large; Viridis keeps its order in grey too. */
export const SEQUENTIAL = 'Viridis';

/** The i-th colour, round and round. */
export function colour(i: number): string {
  return PALETTE[i % PALETTE.length] ?? PALETTE[0];
}

/** The i-th shape of points, round and round. */
export function symbol(i: number): string {
  return SYMBOLS[i % SYMBOLS.length] ?? SYMBOLS[0];
}

/** Curves of no more points than this show each: they were measured there, and nowhere between. */
const FEW = 25;

/**
 * The marks on the i-th curve, in the curve's own shape: at every point if there are few, else at some,
 * to tell it from others. A first curve of many points is a plain line.
 *
 * @param points how many the curve has
 * @param hue the curve's colour
 */
export function curveMarks(i: number, points: number, hue: string = colour(i)) {
  const few = points <= FEW;
  if (!few && i % PALETTE.length === 0) return { mode: 'lines' };
  const marker = { color: hue, symbol: symbol(i), size: 7, ...(few ? {} : { maxdisplayed: 9 }) };
  return { mode: 'lines+markers', marker };
}

/** A palette colour with an opacity from 0 to 1. */
export function faded(hex: string, opacity: number): string {
  const n = Number.parseInt(hex.slice(1), 16);
  return `rgba(${n >> 16}, ${(n >> 8) & 255}, ${n & 255}, ${opacity})`;
}

const AXIS = {
  automargin: true,
  gridcolor: GRID,
  linecolor: INK,
  showline: true,
  ticks: 'outside',
  tickcolor: INK,
  title: { standoff: 10 },
  zerolinecolor: 'rgba(128, 128, 128, 0.5)',
};

/** Goes under each figure's own layout, as Plotly's `layout.template`. */
export const template = {
  layout: {
    colorway: [...PALETTE],
    font: { family: 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif', size: 14, color: INK },
    title: {
      x: 0,
      xref: 'paper',
      xanchor: 'left',
      font: { size: 18 },
      subtitle: { font: { size: 13 } },
    },
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    hovermode: 'closest',
    legend: { x: 1.02, xanchor: 'left', y: 1, yanchor: 'top' },
    margin: { t: 84, r: 24, b: 56, l: 64 },
    height: 420,
    xaxis: AXIS,
    yaxis: AXIS,
  },
} as const;
