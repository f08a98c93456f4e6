import { withoutControls } from './figureControls.js';
import { fitted } from './fitted.js';
import { inInk, PAPER } from './ink.js';
import { stillAt } from './still.js';
import type { FigureSpec, JsonObject, PlotlyApi } from './types.js';

const WIDTH = 700;

/**
 * The figure as PNG (base64, without the `data:` head), on white paper whatever the theme: it is
 * what GitHub, nbconvert and mail programs show of a saved notebook.
 */
export async function picture(
  Plotly: PlotlyApi,
  figure: FigureSpec,
  height: number,
): Promise<string> {
  const still = stillAt(figure);
  const background = { paper_bgcolor: '#ffffff', plot_bgcolor: '#ffffff' };
  const inked: JsonObject = {
    ...background,
    ...inInk(withoutControls(still.layout), PAPER),
    ...(hasOwnPaper(figure.layout) ? {} : background),
    width: WIDTH,
    height,
  };
  const { data, layout } = fitted({ data: still.data, layout: inked });
  const url = await Plotly.toImage(
    { data, layout, config: { ...figure.config, staticPlot: true } },
    { format: 'png', width: WIDTH, height: Number(layout.height), scale: 1 },
  );
  return url.slice(url.indexOf(',') + 1);
}

function hasOwnPaper(layout: JsonObject): boolean {
  return typeof layout.paper_bgcolor === 'string' && !layout.paper_bgcolor.startsWith('rgba');
}
