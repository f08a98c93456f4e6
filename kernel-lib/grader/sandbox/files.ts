import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraderFault } from '../engine/errors.js';

/**
 * The built library (kernel-lib/dist), whether this file runs from there or from the sources: the
 * child is a plain Node process and needs JavaScript.
 */
export function libraryFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const parts = here.split(sep);
  const built = parts[parts.length - 3] === 'dist';
  return built ? resolve(here, '../..') : resolve(here, '../../dist');
}

/** Import and export statements of the compiler's output: at the start of a line, from a module. */
const IMPORT = /^(?:import|export)\s(?:([\w\s{},*$]*?)\sfrom\s)?\s*['"]([^'"]+)['"]/gm;
/** Data files that a module reads beside itself. */
const ASSET = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g;
let cached: Map<string, Uint8Array> | undefined;

/**
 * Everything that the child may load, by path below its node_modules: of kernel-lib what tensor,
 * random and the child's own program import, and nothing else. In particular no layer, no check and no
 * solution. Other packages are not there either: a stand-in has the imported names and throws.
 */
export function childFiles(): ReadonlyMap<string, Uint8Array> {
  if (cached) return cached;
  const library = libraryFolder();
  const files = new Map<string, Uint8Array>();
  const packages = new Map<string, Set<string>>();
  const waiting = ['library/tensor/index.js', 'library/random/index.js', 'grader/child/main.js'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(`kernel-lib/${path}`)) continue;
    const from = join(library, path);
    if (!existsSync(from)) {
      throw new GraderFault(`${from} is missing. Build the library first: npm run build`);
    }
    const bytes = readFileSync(from);
    files.set(`kernel-lib/${path}`, bytes);
    const near = (target: string) =>
      relative(library, resolve(dirname(from), target))
        .split(sep)
        .join('/');
    for (const [, target = ''] of bytes.toString('utf8').matchAll(ASSET)) {
      if (existsSync(join(library, near(target)))) waiting.push(near(target));
    }
    for (const [, names = '', target = ''] of bytes.toString('utf8').matchAll(IMPORT)) {
      if (target.startsWith('.')) {
        waiting.push(near(target));
      } else if (!target.startsWith('node:')) {
        const known = packages.get(target) ?? new Set();
        packages.set(target, known);
        for (const [, name = ''] of names.matchAll(/(\w+)(?:\s+as\s+\w+)?\s*[,}]/g))
          known.add(name);
      }
    }
  }
  for (const [name, exports] of packages) addStandIn(files, name, exports);
  cached = files;
  return files;
}

function addStandIn(files: Map<string, Uint8Array>, name: string, exports: Iterable<string>): void {
  const refuse = JSON.stringify(`${name} is not available in an exercise`);
  const code = [...exports].map((f) => `export function ${f}() { throw new Error(${refuse}); }\n`);
  const description = { name, type: 'module', exports: './index.js' };
  files.set(`${name}/package.json`, Buffer.from(JSON.stringify(description)));
  files.set(`${name}/index.js`, Buffer.from(code.join('')));
}
