import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { importsIn } from '../cells/imports.js';
import type { TypeScript } from '../tslab.js';
import type { Facts } from './prepare.js';

/** Builtins that cannot be kept in a snapshot, or have no use there; TypeScript does without. */
const REFUSED = ['crypto', 'perf_hooks', 'inspector', 'source-map-support'];

/**
 * One script of TypeScript and of `prepare.js` with the modules that it imports: a snapshot is made
 * of a single file.
 *
 * @param compiler TypeScript's own file
 * @param folder where the built `prepare.js` is
 */
export function bundle(ts: TypeScript, compiler: string, folder: string, facts: Facts): string {
  const start = posix.join(folder.split('\\').join('/'), 'prepare.js');
  const modules = new Map<string, string>();
  const add = (path: string): void => {
    if (modules.has(path)) return;
    const text = readFileSync(path, 'utf8');
    modules.set(path, '');
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        removeComments: true,
      },
    });
    const inside = importsIn(ts, text).filter(({ fileName }) => fileName.startsWith('.'));
    const names = inside.map(({ fileName }) => [fileName, posix.join(dirname(path), fileName)]);
    for (const [, to] of names) add(to!);
    const known = JSON.stringify(Object.fromEntries(names));
    modules.set(
      path,
      `function (exports, require) { require = require(${known});\n${outputText}\n}`,
    );
  };
  add(start);
  const table = [...modules].map(([path, text]) => `${JSON.stringify(path)}: ${text}`);
  const script = `const files = {\n${table.join(',\n')}\n};
const loaded = {};
const load = (path) => {
  if (!loaded[path]) files[path](loaded[path] = {}, (known) => (name) => known[name] ? load(known[name]) : require(name));
  return loaded[path];
};
const module = { exports: {} };
const given = (name) => {
  if (${JSON.stringify(REFUSED)}.includes(name)) throw new Error(name);
  return require(name);
};
(function (module, exports, require, __filename, __dirname) {
${readFileSync(compiler, 'utf8')}
})(module, module.exports, given, ${JSON.stringify(compiler)}, ${JSON.stringify(dirname(compiler))});
load(${JSON.stringify(start)}).prepare(module.exports, ${JSON.stringify(facts)});
`;
  // A single other character would double the memory that the text takes.
  return script.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
