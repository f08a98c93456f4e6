import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everything } from './markdown.js';

/** Packages that run in a browser as they are. */
const EVERYWHERE = ['fflate', '@jridgewell/trace-mapping', '@noble/ciphers', '@noble/hashes'];

/** What Node alone has among the names that are there without an import. */
const GLOBALS = [
  'Buffer',
  'process',
  'global',
  'require',
  'setImmediate',
  '__dirname',
  '__filename',
];

/** The sources of what a browser version needs: the library; compiling and showing cells, checking, reporting. */
const WANTED = [
  /^library\//,
  /^kernel\/cells\//,
  /^grader\/(checks\.|engine\/|formats\/|notebooks\/|protocol\/)/,
  /^grader\/submission\/(calls|choose|exports|imports|limits|module|nameMatch|plain|platforms|stack|typescript)\./,
];

/** What of that is Node's own part, and why a browser has another in its place or none. */
const NODES = new Set([
  // Finds the files of programs, writes files, and keeps code that was compiled.
  'library/project/index.ts',
  'library/project/write.ts',
  'library/project/codeCache.ts',
  // A program of Node, which tries a library of the machine.
  'library/blas/attempt.ts',
  // A thread of Node.
  'library/wasm/threads/worker.ts',
  // Reads the disk, for whoever asks for `ProjectFiles`.
  'kernel/cells/diskFiles.ts',
  // Look at the files that cells import, on the disk: TypeScript's host, the loader, their times.
  'kernel/cells/project.ts',
  'kernel/cells/modules.ts',
  'kernel/cells/stamps.ts',
  // Keep the cells' hands off the kernel's process, its streams and its timers.
  'kernel/cells/process.ts',
  'kernel/cells/session.ts',
  'kernel/cells/idle.ts',
  // Is about a process's signals.
  'kernel/cells/signalled.ts',
]);

const entries = new Map(
  ['library', 'kernel', 'grader', 'course'].flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(`kernel-lib/${folder}/package.json`, 'utf8'));
    return Object.entries(exports as Record<string, { '@chainrule/source'?: string }>).map(
      ([entry, to]) =>
        [
          posix.join(name, entry),
          join('kernel-lib', folder, to['@chainrule/source'] ?? ''),
        ] as const,
    );
  }),
);

const parsed = (text: string) => ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);

/** What a file imports when it is loaded: not types, and not what it asks for later. */
function loadedBy({ statements }: ts.SourceFile): string[] {
  return statements.flatMap((statement) => {
    const isLoad =
      (ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly) ||
      (ts.isExportDeclaration(statement) && !statement.isTypeOnly);
    const from = isLoad ? statement.moduleSpecifier : undefined;
    return from && ts.isStringLiteral(from) ? [from.text] : [];
  });
}

/** The names of Node's that a file uses and does not declare. */
function globalsIn(file: ts.SourceFile): string[] {
  const names = GLOBALS.filter((name) => file.text.includes(name));
  if (names.length === 0) return [];
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    const { name, propertyName } = node as { name?: ts.Node; propertyName?: ts.Node };
    if (name && ts.isIdentifier(name)) declared.add(name.text);
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, (child) => {
      if (child !== name && child !== propertyName) visit(child);
      else if (!ts.isIdentifier(child)) visit(child);
    });
  };
  visit(file);
  return names.filter((name) => used.has(name) && !declared.has(name));
}

const known = new Map<string, string[]>();

function loads(path: string): string[] {
  const before = known.get(path);
  if (before) return before;
  const file = parsed(readFileSync(path, 'utf8'));
  const found = [...loadedBy(file), ...globalsIn(file).map((name) => `global:${name}`)];
  known.set(path, found);
  return found;
}

/** The file that an import leads to; undefined for Node's modules and for other people's packages. */
function fileOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return entries.get(specifier);
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

/**
 * The shortest ways from modules to what a browser has not, as `A → B → node:fs`: one for each file
 * that asks for it itself.
 */
function waysToNode(...starts: string[]): string[] {
  const before = new Map<string, string | undefined>(starts.map((start) => [start, undefined]));
  const ways: string[] = [];
  for (const path of before.keys()) {
    for (const specifier of loads(path)) {
      const target = fileOf(path, specifier);
      if (target !== undefined) {
        if (!before.has(target)) before.set(target, path);
      } else if (!EVERYWHERE.some((name) => `${specifier}/`.startsWith(`${name}/`))) {
        const way = [specifier];
        for (let at: string | undefined = path; at !== undefined; at = before.get(at)) {
          way.unshift(at.replace('kernel-lib/', ''));
        }
        ways.push(way.join(' → '));
      }
    }
  }
  return ways;
}

const wanted = everything('kernel-lib').filter((path) => {
  const name = path.replace('kernel-lib/', '');
  const isSource = path.endsWith('.ts') && !path.includes('/assembly/');
  return isSource && WANTED.some((pattern) => pattern.test(name));
});

describe('what a browser version needs', () => {
  it("leads to nothing of Node when it is loaded, but for what is Node's own part", () => {
    const everywhere = wanted.filter((path) => !NODES.has(path.replace('kernel-lib/', '')));
    expect(everywhere.length).toBeGreaterThan(300);
    expect(waysToNode(...everywhere)).toEqual([]);
  });

  it("is not called Node's own part where it leads to nothing of Node", () => {
    const free = [...NODES].filter((path) => waysToNode(`kernel-lib/${path}`).length === 0);
    expect(free).toEqual([]);
  });

  it('is told with the way that leads there', () => {
    expect(waysToNode('kernel-lib/library/project/index.ts')).toContain(
      'library/project/index.ts → node:fs',
    );
    const imports = parsed("import type { A } from 'node:fs'; export { b } from './b.js';");
    expect(loadedBy(imports)).toEqual(['./b.js']);
    const used = parsed('const n = Buffer.alloc(1); a.process; let b: Buffer;');
    expect(globalsIn(used)).toEqual(['Buffer']);
    const declared = parsed('const { process } = globalThis; process?.pid; f({ Buffer: 1 });');
    expect(globalsIn(declared)).toEqual([]);
  });
});
