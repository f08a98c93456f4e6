/** The MIME type under which JupyterLab, VS Code and nbconvert know a Plotly figure. */
export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';

/**
 * Plotly's settings for every figure: nothing is sent or fetched. By default its "Share chart…" uploads
 * a figure with its data, its logo leads to a company, and maps come from a server.
 */
export const PLOTLY_CONFIG = {
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: '',
  topojsonURL: './',
  responsive: true,
} as const;
