// What compiles in silence and is hardly ever what was meant.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { silentMistakes } from '../../../kernel-lib/library/advice/index.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PRELUDE = `import { allclose, greater, logicalAnd, logicalOr, Tensor, zeros } from 'kernel-lib/tensor';
declare let X: Tensor, Y: Tensor; declare let n: number, a: any, xs: Tensor[]; declare let best: Tensor | undefined;
const K = zeros(2, 2); const M = K.greater(0); declare function f(x?: Tensor): any;
`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  types: [],
};

/** What is said of each text, for all of them in one program. */
function remarksOn(texts: readonly string[], strict = false): string[][] {
  const name = (i: number) => join(ROOT, 'test/unit/advice', `silent-${i}.ts`);
  const files = new Map(texts.map((text, i) => [name(i), text]));
  const host = ts.createCompilerHost({ ...options, strict });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram([...files.keys()], { ...options, strict }, host);
  const checker = program.getTypeChecker();
  return texts.map((_, i) => {
    const file = program.getSourceFile(name(i)) as ts.SourceFile;
    return silentMistakes(ts, checker, file).map(({ message }) => message);
  });
}

const SAID: readonly [string, RegExp][] = [
  ['if (X == Y) {}', /^X == Y asks .* write arrayEqual\(X, Y\), or X\.equal\(Y\)/],
  ['const same = X === K', /^X === K asks/],
  [
    'n = X.sum(0) != Y ? 1 : 2',
    /write !arrayEqual\(X\.sum\(0\), Y\), or X\.sum\(0\)\.notEqual\(Y\)/,
  ],
  ['const z = !M', /!M is always false: write logicalNot\(M\)/],
  ['const z = !X.greater(0)', /logicalNot\(X\.greater\(0\)\)/],
  ['const z = X && Y', /X && Y is just Y: write logicalAnd\(X, Y\)/],
  ['const z = X.greater(0) && X.less(1)', /logicalAnd\(X\.greater\(0\), X\.less\(1\)\)/],
  ['const z = M || X.less(0)', /just M: write logicalOr\(M, X\.less\(0\)\)/],
  ['if (X.greater(0)) {}', /always counts as true: write X\.greater\(0\)\.all\(\)/],
  ['while (greater(X, 0)) {}', /always counts as true/],
  ['n = M ? 1 : 2', /always counts as true/],
  ['for (; X.less(1); ) {}', /always counts as true/],
  ['const half = 7 // 2', /begin a comment here, so this is 7: .* Math\.floor\(7 \/ 2\)/],
  ['n = n // 2', /Math\.floor\(n \/ 2\)/],
  ['function g() { return X.shape[0] // 10;\n}', /Math\.floor\(X\.shape\[0\] \/ 10\)/],
];

const UNSAID = [
  'if (X == null || X === undefined) {}',
  'if (best) best = best.add(1)',
  'if (!best) best = X',
  'const z = best || X',
  'function g(x?: Tensor) { if (!x) return; return x && x.sum(); }',
  'const z = xs.find((x) => x.size > 1); if (!z) n = 1',
  'if (xs[0] && n === 2) {}',
  'if (allclose(X, Y) && !X.any()) {}',
  'if (a == X) {}',
  'const s = X.sum() // 21',
  'const N = 100 // patients',
  'const N = 100; // 2',
  'n = n / 2 // 1',
  'f(X) // 2',
];

describe.each([false, true])('strict %s', (strict) => {
  const said = remarksOn(
    [...SAID.map(([code]) => code), ...UNSAID].map((code) => PRELUDE + code),
    strict,
  );

  test.each(SAID)('%s', (code, says) => {
    const found = said[SAID.findIndex(([each]) => each === code)];
    expect(found).toHaveLength(1);
    expect(found?.[0]).toMatch(says);
  });

  test.each(UNSAID)('nothing is said of: %s', (code) => {
    expect(said[SAID.length + UNSAID.indexOf(code)]).toEqual([]);
  });
});

test('nothing is said of the labs', () => {
  const folder = join(ROOT, 'notebooks');
  const labs = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  const texts = labs.map((name) => {
    const { cells } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      cells: { cell_type: string; source: string[] }[];
    };
    const code = cells.filter(({ cell_type }) => cell_type === 'code');
    return code.map(({ source }) => source.join('')).join('\n');
  });
  expect(remarksOn(texts).flat()).toEqual([]);
});

test('nothing is said of what we write ourselves', () => {
  const folder = join(ROOT, 'solutions');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const found = remarksOn(names.map((name) => readFileSync(join(folder, name), 'utf8')));
  expect(found.flat()).toEqual([]);
});
