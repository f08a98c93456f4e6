import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Where the renderer of figures has its sources. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('chainrule-kernel/package.json')),
  'labextension',
);

/**
 * The part of JupyterLab's renderer that draws figures on any page, as one script: a page that is
 * opened from disk may load scripts, but no modules. It gives the page `chainruleFigures.PageFigure`.
 */
export function figureScript(): string {
  const modules = new Map<string, string>();
  const add = (name: string) => {
    if (modules.has(name)) return;
    const source = readFileSync(join(FOLDER, name.replace(/\.js$/, '.ts')), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    modules.set(name, outputText);
    for (const [, other] of outputText.matchAll(/require\("\.\/([\w.]+)"\)/g)) add(other ?? '');
  };
  add('pageFigure.js');
  const bodies = [...modules].map(
    ([name, body]) => `${JSON.stringify(`./${name}`)}(exports, require) {\n${body}}`,
  );
  return `'use strict';
(() => {
const modules = {
${bodies.join(',\n')}
};
const loaded = {};
function require(name) {
  if (!loaded[name]) modules[name](loaded[name] = {}, require);
  return loaded[name];
}
globalThis.chainruleFigures = require('./pageFigure.js');
})();
`;
}
