import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** What of a page can be wrong without anybody seeing it. */
export interface Page {
  /** What stands between backticks. */
  readonly words: readonly string[];
  /** Where links lead, without the web. */
  readonly links: readonly string[];
  readonly blocks: readonly { lang: string; text: string }[];
}

type Node = ReturnType<typeof fromMarkdown>['children'][number] | { children?: never };

export function readPage(path: string): Page {
  const page = { words: [] as string[], links: [] as string[], blocks: [] as Page['blocks'][0][] };
  const visit = (node: Node): void => {
    if (!('type' in node)) return;
    if (node.type === 'code') page.blocks.push({ lang: node.lang ?? '', text: node.value });
    if (node.type === 'inlineCode') page.words.push(node.value);
    if ((node.type === 'link' || node.type === 'image') && !/^\w+:/.test(node.url))
      page.links.push(node.url);
    if ('children' in node) for (const child of node.children ?? []) visit(child as Node);
  };
  for (const node of fromMarkdown(readFileSync(path, 'utf8')).children) visit(node);
  return page;
}

/** Made on each machine, so that it may or may not be there. */
const MADE =
  /^(\.git|\.venv|\.jupyter|\.cache|node_modules|dist|__pycache__)$|^\/(figures|published)$/;

/** All files and folders of the project, from its root, folders without the slash at the end. */
export function everything(folder = ''): string[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    if (MADE.test(entry.name) || MADE.test(`${folder}/${entry.name}`)) return [];
    const path = join(folder, entry.name).replaceAll('\\', '/');
    return entry.isDirectory() ? [path, ...everything(path)] : [path];
  });
}

/** What stands for a name of one's own: NAME, TOPIC, DIR; NN-name. */
const OWN = /\bNN-name\b|(?<![\w.])[A-Z]{2,}(?![\w])/g;

/** `a/*.ts`, `a/{b,c}/`, `a/NAME.ts` as an expression for paths. */
export function pattern(path: string): RegExp {
  const source = path
    .replace(/\/$/, '')
    .replaceAll(/[.+()[\]]/g, '\\$&')
    .replaceAll(/\{([^}]*)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`)
    .replaceAll('**/', '(.*/)?')
    .replaceAll(/(?<!\.)\*/g, '[^/]*')
    .replaceAll(OWN, '[^/]+');
  return new RegExp(`^${source}$`);
}
