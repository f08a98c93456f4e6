import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureModule } from 'chainrule-course';
import type { LectureFigure } from 'chainrule-course/figures';
import { stillAt } from 'chainrule-kernel';
import type { FigureJson } from 'kernel-lib/plot';
import { closureDigest, textDigest } from './closure.js';
import { dataScript } from './page.js';
import type { DrawnRecord } from './record.js';
import type { FigureRenderer, Picture } from './renderer.js';

/** What became of a figure. */
export interface DrawResult {
  json: FigureJson;
  computed: boolean;
  /** Kinds that were drawn now. */
  drawn: Picture[];
}

/**
 * Brings one figure's files up to date: its JSON if the code behind it has changed, its pictures if
 * the JSON has.
 */
export async function drawFigure(
  figure: LectureFigure,
  record: DrawnRecord,
  kinds: readonly Picture[],
  renderer: () => Promise<FigureRenderer>,
): Promise<DrawResult> {
  const path = (ending: string) => join(record.folder, `${figure.id}.${ending}`);
  const known = record.get(figure.id);
  const code = closureDigest(figureModule(figure.id));
  const jsonPath = path('json');
  const fresh = known?.code === code && existsSync(jsonPath) && existsSync(path('data.js'));
  let text = fresh ? readFileSync(jsonPath, 'utf8') : '';
  if (!fresh) {
    text = JSON.stringify((await figure.draw()).toJSON());
    writeFileSync(jsonPath, text);
    writeFileSync(path('data.js'), dataScript(JSON.parse(text) as FigureJson));
  }
  const json = JSON.parse(text) as FigureJson;
  const digest = textDigest(text);
  const pictures = { ...known?.pictures };
  const stale = kinds.filter((kind) => pictures[kind] !== digest || !existsSync(path(kind)));
  if (stale.length > 0) {
    const taken = await (await renderer()).take(stillAt(json, figure.still), stale);
    for (const [kind, bytes] of taken) {
      writeFileSync(path(kind), bytes);
      pictures[kind] = digest;
    }
  }
  record.set(figure.id, { code, figure: digest, pictures });
  return { json, computed: !fresh, drawn: stale };
}
