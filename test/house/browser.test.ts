import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everything } from './markdown.js';

/** Packages that run in a browser as they are. */
const EVERYWHERE = ['fflate'];

/** Of the library what runs in Node only: a thread of its own, and where programs find their files. */
const NODES = ['library/project/index.ts', 'library/wasm/threads/worker.ts'];

/**
 * What a browser version would need of kernel and grader and still leads to Node. Take a line away
 * when it no longer does; none may come.
 */
const NOT_YET = new Set([
  'grader/engine/runner.ts',
  'grader/engine/grade.ts',
  'grader/engine/host.ts',
  'grader/engine/index.ts',
  'grader/engine/modules.ts',
  'grader/engine/outcome.ts',
  'grader/engine/stub.ts',
  'grader/formats/github.ts',
  'grader/formats/index.ts',
  'kernel/cells/converter.ts',
  'kernel/cells/diagnostics.ts',
  'kernel/cells/errors.ts',
  'kernel/cells/guarded.ts',
  'kernel/cells/outputs.ts',
  'kernel/cells/scope.ts',
  'kernel/cells/shareVariables.ts',
  'kernel/cells/sourceMaps.ts',
  'kernel/cells/stopChecks.ts',
]);

/** The sources of what a browser version needs: compiling and showing cells, checking, reporting. */
const WANTED =
  /^kernel-lib\/(library\/|kernel\/cells\/(assist|bindings|builtins|carried|completions|converter|declarations|diagnostics|errors|guarded|libraries|outputs|positions|quote|rewriting|scope|shareVariables|sourceMaps|stopChecks)\.|grader\/(checks\.|engine\/|formats\/|protocol\/(bounds|bytes|kinds|printed|tensors|values)\.))/;

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

/** What a file imports when it is loaded: not types, and not what it asks for later. */
function loadedBy(text: string): string[] {
  return ts
    .createSourceFile('file.ts', text, ts.ScriptTarget.Latest)
    .statements.flatMap((statement) => {
      const isLoad =
        (ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly) ||
        (ts.isExportDeclaration(statement) && !statement.isTypeOnly);
      const from = isLoad ? statement.moduleSpecifier : undefined;
      return from && ts.isStringLiteral(from) ? [from.text] : [];
    });
}

const known = new Map<string, string[]>();

function loads(path: string): string[] {
  const found = known.get(path) ?? loadedBy(readFileSync(path, 'utf8'));
  known.set(path, found);
  return found;
}

/** The file that an import leads to; undefined for Node's modules and for other people's packages. */
function fileOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return entries.get(specifier);
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

/** The shortest way from a module to what a browser has not, as `A → B → node:fs`, or none. */
function wayToNode(start: string): string[] {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  for (const path of before.keys()) {
    for (const specifier of loads(path)) {
      const target = fileOf(path, specifier);
      if (target !== undefined) {
        if (!before.has(target)) before.set(target, path);
      } else if (!EVERYWHERE.includes(specifier)) {
        const way = [specifier];
        for (let at: string | undefined = path; at !== undefined; at = before.get(at)) {
          way.unshift(at.replace('kernel-lib/', ''));
        }
        return [way.join(' → ')];
      }
    }
  }
  return [];
}

const wanted = everything('kernel-lib').filter(
  (path) => WANTED.test(path) && path.endsWith('.ts') && !path.includes('/assembly/'),
);
const short = (path: string) => path.replace('kernel-lib/', '');

describe('what a browser version needs', () => {
  it('leads to nothing of Node when it is loaded: the library, and what is done of kernel and grader', () => {
    const done = wanted.filter((path) => !NODES.includes(short(path)) && !NOT_YET.has(short(path)));
    expect(done.length).toBeGreaterThan(250);
    expect(done.flatMap(wayToNode)).toEqual([]);
  });

  it('is not listed as missing when it is done', () => {
    const files = wanted.map(short);
    const gone = [...NOT_YET, ...NODES].filter((path) => !files.includes(path));
    expect(gone).toEqual([]);
    const ready = [...NOT_YET].filter((path) => wayToNode(`kernel-lib/${path}`).length === 0);
    expect(ready).toEqual([]);
  });

  it('is told with the way that leads there', () => {
    expect(wayToNode('kernel-lib/library/project/index.ts')).toEqual([
      'library/project/index.ts → node:fs',
    ]);
    expect(loadedBy("import type { A } from 'node:fs'; export { b } from './b.js';")).toEqual([
      './b.js',
    ]);
  });
});
