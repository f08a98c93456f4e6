import { MIME_TYPE, PlotView } from './plotView.js';
import type { Lumino, MimeModel } from './types.js';

/**
 * The plugin that JupyterLab registers (`IRenderMime.IExtension`). Lumino comes from the page:
 * widgets only fit together when they are made by the same copy of it.
 */
export function mimeExtension({ Widget }: Lumino) {
  return {
    id: 'chainrule-plotly:renderer',
    description: 'Draws Plotly figures.',
    rendererFactory: {
      // What the figure's text may contain is filtered by Plotly, so saved figures of notebooks
      // that are not trusted are drawn too.
      safe: true,
      mimeTypes: [MIME_TYPE],
      createRenderer() {
        const widget = new Widget();
        widget.addClass('chainrule-plotly');
        widget.node.style.overflow = 'hidden';
        const view = new PlotView(widget.node);
        widget.disposed.connect(() => view.dispose());
        return Object.assign(widget, { renderModel: (model: MimeModel) => view.show(model) });
      },
    },
    // Lower is better: before the other renderers of this type, and before pictures.
    rank: -10,
    dataType: 'json' as const,
  };
}
