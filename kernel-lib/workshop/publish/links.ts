import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The pages of the reference by what they describe, `kernel-lib/plot.heatmap`; none where it is not written. */
export function referencePages(reference: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const folder of ['classes', 'functions', 'variables']) {
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
 * Makes each name that a lab imports from the project's packages a link to its page.
 *
 * @param code the lab's code, in which the imports stand
 * @param reference where the pages are, as the lab's page reaches them
 */
export function withLinks(
  html: string,
  code: string,
  pages: ReadonlyMap<string, string>,
  reference: string,
): string {
  const links = new Map<string, string>();
  for (const [, names, entry] of code.matchAll(/import \{([^}]*)\} from '([\w/-]+)'/g)) {
    // What labs show things with comes to them by the notebook's entry as well.
    for (const name of names!.split(',').map((word) => word.trim())) {
      const page = pages.get(`${entry}.${name}`) ?? pages.get(`kernel-lib/display.${name}`);
      if (page) links.set(name, `${reference}/${page}`);
    }
  }
  return html.replace(/<span class="nx">(\w+)<\/span>/g, (whole, name: string) => {
    const link = links.get(name);
    return link ? `<a href="${link}" style="color: inherit">${whole}</a>` : whole;
  });
}
