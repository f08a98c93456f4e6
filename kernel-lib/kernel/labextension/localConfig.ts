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

/** Plotly's settings on a page that scrolls with the wheel. */
export function localConfig(config: JsonObject = {}): JsonObject {
  return { scrollZoom: false, ...config, ...LOCAL };
}
