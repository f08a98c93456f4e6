import type { PlotlyApi } from './types.js';

declare global {
  interface Window {
    Plotly?: PlotlyApi;
  }
}

let loading: Promise<PlotlyApi> | undefined;

/** plotly.js, loaded from beside this file when the first figure is drawn (10 MB: not before). */
export function loadPlotly(): Promise<PlotlyApi> {
  loading ??= new Promise<PlotlyApi>((resolve, reject) => {
    // Another extension may have put its own Plotly there: it gets it back.
    const theirs = window.Plotly;
    const script = document.createElement('script');
    script.src = new URL('plotly.js', import.meta.url).href;
    script.onload = () => {
      const ours = window.Plotly;
      if (theirs) window.Plotly = theirs;
      if (ours) resolve(ours);
      else reject(new Error('plotly.js did not load'));
    };
    script.onerror = () => {
      loading = undefined;
      reject(new Error(`Could not load ${script.src}. Is the Jupyter server still running?`));
    };
    document.head.append(script);
  });
  return loading;
}
