import { figureLabel, figureWords, type Json, type JsonObject, stillAt } from 'chainrule-kernel';
import { type FigureJson, PLOTLY_MIME } from 'kernel-lib/plot';
import type { FigureRenderer } from '../gallery/renderer.js';

/** As wide as a notebook's cell. */
const WIDTH = 700;
const HEIGHT = 420;

interface Output {
  output_type: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

/** A notebook as it lies on disk, as far as its outputs go. */
export interface ExecutedNotebook {
  cells: { cell_type: string; source?: string | string[]; outputs?: Output[] }[];
}

/** Every output that is a figure, in order. */
export function figureOutputs(notebook: ExecutedNotebook): Output[] {
  return notebook.cells.flatMap(({ outputs = [] }) =>
    outputs.filter(({ data }) => data?.[PLOTLY_MIME] !== undefined),
  );
}

/** What a figure shows, for those who cannot see it. */
export function alternativeText(figure: FigureJson): string {
  const { data, layout } = stillAt(figure);
  const look = layout as JsonObject;
  return `Figure: ${figureLabel(look)}. ${figureWords(data as Json[], look)}`;
}

/**
 * Adds a PNG to every figure that has none, with its title as alternative text: it is what GitHub,
 * nbconvert and mail programs show. Returns how many were added.
 */
export async function addPictures(
  notebook: ExecutedNotebook,
  renderer: FigureRenderer,
): Promise<number> {
  let added = 0;
  for (const output of figureOutputs(notebook)) {
    const data = output.data as Record<string, unknown>;
    const figure = data[PLOTLY_MIME] as FigureJson;
    const alt = alternativeText(figure);
    output.metadata = { ...output.metadata, 'image/png': { alt } };
    if (data['image/png']) continue;
    const template = figure.layout.template as { layout?: { height?: number } } | undefined;
    const height = Number(figure.layout.height ?? template?.layout?.height ?? HEIGHT);
    const taken = await renderer.take(stillAt(figure), ['png'], { width: WIDTH, height });
    data['image/png'] = taken.get('png')?.toString('base64');
    added += 1;
  }
  return added;
}
