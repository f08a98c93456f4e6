import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureExtra, type Layout } from 'chainrule-setup';

/** Makes HTML of a formula in TeX. */
export type Setter = (tex: string, display: boolean) => string;

/** The part of KaTeX in use. */
interface Katex {
  renderToString(tex: string, options: object): string;
}

/**
 * KaTeX, which is installed when it is first needed: formulas are set while a page is made, so that
 * reading one needs no network. MathML goes with them, for screen readers.
 *
 * @param folder where the pages will be: their style and letters are copied there
 */
export async function formulaSetter(folder: string, place: Layout): Promise<Setter> {
  const dist = join(await ensureExtra('formulas', place), 'node_modules/katex/dist');
  const { default: katex } = (await import(pathToFileURL(join(dist, 'katex.mjs')).href)) as {
    default: Katex;
  };
  mkdirSync(join(folder, 'katex/fonts'), { recursive: true });
  cpSync(join(dist, 'katex.min.css'), join(folder, 'katex/katex.min.css'));
  for (const font of readdirSync(join(dist, 'fonts')).filter((name) => name.endsWith('.woff2'))) {
    cpSync(join(dist, 'fonts', font), join(folder, 'katex/fonts', font));
  }
  return (tex, displayMode) =>
    katex.renderToString(tex, { displayMode, throwOnError: false, strict: 'ignore' });
}

const TAG = /<[^>]+>/;
/** Text in these is no prose, whatever it looks like. */
const VERBATIM = /^<(\/?)(code|pre|script|style)\b/;
const FORMULA = /\$\$([\s\S]+?)\$\$|\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/g;

/** Sets the formulas (`$…$` and `$$…$$`) in the prose of a page that nbconvert has written. */
export function withFormulas(html: string, set: Setter): string {
  const prose =
    /(<div class="[^"]*jp-MarkdownOutput[^"]*"[^>]*>)([\s\S]*?)(?=<div class="jp-Cell |<\/main>|$)/g;
  return html.replace(prose, (_, start: string, body: string) => start + setProse(body, set));
}

function setProse(body: string, set: Setter): string {
  let verbatim = 0;
  return body
    .split(new RegExp(`(${TAG.source})`))
    .map((part) => {
      const [, end, name] = VERBATIM.exec(part) ?? [];
      if (name) verbatim += end ? -1 : 1;
      if (part.startsWith('<') || verbatim > 0) return part;
      return part.replace(FORMULA, (_, block?: string, inline?: string) =>
        set(plain(block ?? inline ?? '').trim(), block !== undefined),
      );
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};

function plain(text: string): string {
  return text.replaceAll(
    /&(lt|gt|quot|#39|amp);/g,
    (whole, name: string) => ENTITIES[name] ?? whole,
  );
}
