import type { JsonObject } from './json.js';

/**
 * Whatever a figure asks for, nothing is sent or fetched: no "Share chart…", no logo with a link, no
 * maps from a server. The same as `PLOTLY_CONFIG` of kernel-lib, from which no page can import.
 */
export const LOCAL: JsonObject = {
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: '',
  topojsonURL: './',
};

/** Plotly's settings on a page that scrolls with the wheel; nothing is there to be selected. */
export function localConfig(config: JsonObject = {}): JsonObject {
  const modeBarButtonsToRemove = ['select2d', 'lasso2d'];
  return { scrollZoom: false, modeBarButtonsToRemove, ...config, ...LOCAL };
}
