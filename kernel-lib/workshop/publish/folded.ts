/** A cell tagged so has its code folded away in JupyterLab. */
const CELL = /<div[^>]*\bcelltag_collapsed\b[^>]*>/;
/** The code of a cell, as nbconvert writes it. */
const CODE = /<div class="highlight[^"]*"><pre>([\s\S]*?)<\/pre>\s*<\/div>/;

/** Folds the code of a page that its notebook folds: a picture's program stands behind its first line. */
export function withFolds(html: string): string {
  let [done, rest] = ['', html];
  for (;;) {
    const cell = CELL.exec(rest);
    if (!cell) return done + rest;
    const from = cell.index + cell[0].length;
    done += rest.slice(0, from);
    rest = rest.slice(from).replace(CODE, (code, inside: string) => {
      const first = (inside.split('\n')[0] ?? '').replaceAll(/<[^>]*>/g, '').trim();
      return `<details class="chainrule-fold"><summary><code>${first} …</code></summary>${code}</details>`;
    });
  }
}
