import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAligner } from '../../kernel-lib/kernel/cells/align.js';
import { loadTypeScript } from '../../kernel-lib/kernel/tslab.js';
import { ROOT } from './build.js';

const ts = loadTypeScript();

/** The compiler's own map, to hold ours against. */
function compile(source: string) {
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      sourceMap: true,
    },
  });
  return { js: outputText, map: new SourceMap(JSON.parse(sourceMapText!)) };
}

/** Lines on which the two maps differ, among the places that stack traces can name. */
function differences(source: string): string[] {
  const { js, map } = compile(source);
  const place = createAligner(ts, js, source);
  const out: string[] = [];
  for (const [i, text] of js.split('\n').entries()) {
    for (const { index } of text.matchAll(/\bthrow\b|\bnew\b|\b[\w$]+(?=\()/g)) {
      const entry = map.findEntry(i, index);
      // Helpers and exports that the compiler adds have no place in the source.
      if (!('originalLine' in entry) || entry.generatedLine !== i) continue;
      if (entry.generatedColumn !== index) continue;
      const { line } = place({ line: i + 1, column: index + 1 });
      if (line !== entry.originalLine + 1) {
        out.push(`${i + 1}: ${text.trim()} -> ${line}, compiler says ${entry.originalLine + 1}`);
      }
    }
  }
  return out;
}

describe('places in TypeScript', () => {
  test.each([
    'kernel-lib/tensor/Tensor.ts',
    'kernel-lib/kernel/server/server.ts',
    'kernel-lib/kernel/cells/errors.ts',
    'solutions/layers.ts',
  ])('agree with the compiler in %s', (file) => {
    expect(differences(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });

  test('are found behind interfaces, overloads, generics and casts', () => {
    const source = `interface A { f(): void; g(): void }
function pick(x: number): number;
function pick(x: string): string;
function pick(x: unknown) {
  return f(x as string);
}
declare function f(x: string): string;
type T<U> = U extends string ? { f(): U } : never;
abstract class C<K> {
  constructor(private readonly k: K) {}
  abstract g(): void;
  h(): K { return f('a') as unknown as K; }
}
enum Color { Red = f('red').length }
f(String(Color.Red)); f(pick('x'));
`;
    expect(differences(source)).toEqual([]);
  });

  test('survive code that was put in', () => {
    const source = 'const a: number = 1;\nwhile (a) {\n  run(a);\n}\n';
    const js =
      '"use strict";\nconst a = 1;\nexports.a = a;\nwhile (a) {if(stop[0])halt();\n    run(a);\n}\n';
    const place = createAligner(ts, js, source);
    expect(place({ line: 5, column: 5 })).toEqual({ line: 3, column: 3 });
    expect(place({ line: 4, column: 12 }).line).toBe(3);
  });

  test('of quite another text do not fail', () => {
    const place = createAligner(ts, 'a b c\n'.repeat(2000), 'x y z\n'.repeat(2000));
    expect(place({ line: 3, column: 1 })).toEqual({ line: 1, column: 1 });
  });
});
