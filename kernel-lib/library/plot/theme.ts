/**
 * The look of all figures. Colours are Okabe and Ito's, told apart with every kind of colour
 * blindness and visible on white and on black; the background is transparent and the ink a middle
 * grey (contrast 4.5 on white, 4.2 on JupyterLab's dark), so one figure serves both themes.
 */
export const PALETTE = [
  '#0072b2', // blue
  '#d55e00', // vermilion
  '#009e73', // green
  '#cc79a7', // pink
  '#e69f00', // orange
  '#56b4e9', // sky
  '#8a6fd1', // violet
  '#999999', // grey
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
