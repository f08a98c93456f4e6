import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutedNotebook } from './pictures.js';

/** The pages of the reference by what they describe, `kernel-lib/plot.heatmap`; none where it is not written. */
export function referencePages(reference: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const folder of ['classes', 'functions', 'variables', 'interfaces', 'types']) {
    for (const file of filesIn(join(reference, folder))) {
      const [, entry, name] = /^([^.]+)\.(\w+)\.html$/.exec(file) ?? [];
      if (entry && name) pages.set(`${entry.replace('_', '/')}.${name}`, `${folder}/${file}`);
    }
  }
  return pages;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Where the names that a lab imports from the project's packages are explained.
 *
 * @param code the lab's code, in which the imports stand
 * @param reference where the pages are, as the lab reaches them
 */
export function linksOf(
  code: string,
  pages: ReadonlyMap<string, string>,
  reference: string,
): Map<string, string> {
  // The entry for everything has no pages of its own: a name has its page at the entry it comes from.
  const anywhere = new Map(
    [...pages].flatMap(([key, page]) => {
      const [, name] = /^kernel-lib\/[\w-]+\.(\w+)$/.exec(key) ?? [];
      return name ? [[name, page] as const] : [];
    }),
  );
  const links = new Map<string, string>();
  for (const [, names, entry] of code.matchAll(/import \{([^}]*)\} from '([\w/-]+)'/g)) {
    for (const word of names!.split(',')) {
      const [name = '', own = name] = word
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      // What labs show things with comes to them by the notebook's entry as well.
      const page =
        pages.get(`${entry}.${name}`) ??
        (entry === 'kernel-lib' ? anywhere.get(name) : pages.get(`kernel-lib/display.${name}`));
      if (page) links.set(own, `${reference}/${page}`);
    }
  }
  return links;
}

/** Makes each of these names a link, where it stands in the code of a page. */
export function withLinks(html: string, links: ReadonlyMap<string, string>): string {
  return html.replace(/<span class="nx">(\w+)<\/span>/g, (whole, name: string) => {
    const link = links.get(name);
    return link ? `<a href="${link}" style="color: inherit">${whole}</a>` : whole;
  });
}

/**
 * Puts links to what a notebook imports under its first cell with imports: in JupyterLab the code itself
 * cannot hold any.
 */
export function addLinks(notebook: ExecutedNotebook, links: ReadonlyMap<string, string>): void {
  const at = notebook.cells.findIndex(
    ({ cell_type, source }) => cell_type === 'code' && /^import /m.test([source].flat().join('')),
  );
  if (at < 0 || links.size === 0) return;
  const names = [...links].map(([name, link]) => `[\`${name}\`](${link})`);
  const source = `In the reference: ${names.join(', ')}.`;
  const cell = { cell_type: 'markdown', id: 'reference', metadata: {}, source };
  notebook.cells.splice(at + 1, 0, cell);
}
