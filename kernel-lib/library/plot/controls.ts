import type { Layout } from './figure.js';
import { GRID, INK, PALETTE } from './theme.js';

/** The colours of a slider. */
export const SLIDER_LOOK = {
  bgcolor: GRID,
  activebgcolor: PALETTE[0],
  bordercolor: INK,
  tickcolor: INK,
} as const;

/**
 * The two buttons that run through a figure's frames and stop, at the left below the plot.
 *
 * @param down how far below, in pixels
 * @param run how the frames follow each other: the options of `Plotly.animate`
 * @param stop how the running ends
 */
export function playButtons(down: number, run: object, stop: object): Layout {
  return {
    type: 'buttons',
    direction: 'left',
    showactive: false,
    bordercolor: INK,
    bgcolor: 'rgba(0, 0, 0, 0)',
    x: 0,
    xanchor: 'left',
    y: 0,
    yanchor: 'top',
    pad: { t: down },
    buttons: [
      { label: '▶', method: 'animate', args: [null, run] },
      { label: '❚❚', method: 'animate', args: [[null], stop] },
    ],
  };
}
