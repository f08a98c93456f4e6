import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { builtFolder } from 'kernel-lib/project';
import { GraderFault } from '../engine/errors.js';

/** Import and export statements of the compiler's output: at the start of a line, from a module. */
const IMPORT = /^(?:import|export)\s(?:([\w\s{},*$]*?)\sfrom\s)?\s*['"]([^'"]+)['"]/gm;
/** Data files that a module reads beside itself. */
const ASSET = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g;
let cached: Map<string, Uint8Array> | undefined;

/** The two packages of which a child gets parts, and of each the modules that it starts from. */
const PARTS = {
  'kernel-lib': ['tensor/index.js', 'random/index.js'],
  'chainrule-grader': ['child/main.js'],
} as const;

/**
 * Everything that the child may load, by path below its node_modules: of kernel-lib what tensor,
 * random and the child's own program import, and nothing else. In particular no layer, no check and no
 * solution. Other packages are not there either: a stand-in has the imported names and throws.
 */
export function childFiles(): ReadonlyMap<string, Uint8Array> {
  if (cached) return cached;
  const files = new Map<string, Uint8Array>();
  const strangers = new Map<string, Set<string>>();
  for (const [name, modules] of Object.entries(PARTS)) addPart(files, strangers, name, modules);
  for (const [name, exports] of strangers) addStandIn(files, name, exports);
  cached = files;
  return files;
}

/** Adds the built modules of a package that some of them need. */
function addPart(
  files: Map<string, Uint8Array>,
  strangers: Map<string, Set<string>>,
  name: string,
  modules: readonly string[],
): void {
  const built = builtFolder(name, import.meta.url);
  const waiting = [...modules];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(`${name}/dist/${path}`)) continue;
    const from = join(built, path);
    if (!existsSync(from)) {
      throw new GraderFault(`${from} is missing. Build the library first: npm run build`);
    }
    const bytes = readFileSync(from);
    files.set(`${name}/dist/${path}`, bytes);
    const near = (target: string) =>
      relative(built, resolve(dirname(from), target))
        .split(sep)
        .join('/');
    for (const [, target = ''] of bytes.toString('utf8').matchAll(ASSET)) {
      if (existsSync(join(built, near(target)))) waiting.push(near(target));
    }
    for (const [, names = '', target = ''] of bytes.toString('utf8').matchAll(IMPORT)) {
      if (target.startsWith('.')) {
        waiting.push(near(target));
      } else if (!target.startsWith('node:') && !OFFERED.has(target)) {
        const known = strangers.get(target) ?? new Set();
        strangers.set(target, known);
        for (const [, name = ''] of names.matchAll(/(\w+)(?:\s+as\s+\w+)?\s*[,}]/g))
          known.add(name);
      }
    }
  }
}

/** What the child's own program imports of the library, and a student's file may. */
const OFFERED = new Set(['kernel-lib/tensor', 'kernel-lib/random']);

function addStandIn(files: Map<string, Uint8Array>, name: string, exports: Iterable<string>): void {
  const refuse = JSON.stringify(`${name} is not available in an exercise`);
  const code = [...exports].map((f) => `export function ${f}() { throw new Error(${refuse}); }\n`);
  const description = { name, type: 'module', exports: './index.js' };
  files.set(`${name}/package.json`, Buffer.from(JSON.stringify(description)));
  files.set(`${name}/index.js`, Buffer.from(code.join('')));
}
