// What people write who come from Python and NumPy: the compiler complains, and the sentence under
// its complaint ends with code that compiles.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { advise } from '../../../kernel-lib/library/advice/index.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PRELUDE = `import { Tensor } from 'kernel-lib/tensor';
declare let X: Tensor, Y: Tensor, W: Tensor, Z: Tensor; declare const K: Tensor;
declare let i: number, j: number, n: number, x: number, xs: number[], s: string, c: boolean;
declare let a: any, A: any, g: any, d: { k: number }; declare function h(v?: any): any;
`;

/** What is typed, and the code that the advice ends with. */
const HABITS: readonly [string, string][] = [
  ['X * 2', 'X.mul(2)'],
  ['2 * X', 'X.mul(2)'],
  ['X + Y', 'X.add(Y)'],
  ['1 - X', "import { sub } from 'kernel-lib/tensor'; sub(1, X)"],
  ['1 / X', "import { div } from 'kernel-lib/tensor'; div(1, X)"],
  ['X ** 2', 'X.pow(2)'],
  ['X % 2', 'X.mod(2)'],
  ['X * n + Y', 'X.mul(n).add(Y)'],
  ['n * X + 1', 'X.mul(n).add(1)'],
  ['(X - Y) / 2', 'X.sub(Y).div(2)'],
  ['X.dot(W) * 2', 'X.dot(W).mul(2)'],
  ['X > 0', 'X.greater(0)'],
  ['0 < X', 'X.greater(0)'],
  ['X == 0', 'X.equal(0)'],
  ['X & Y', "import { logicalAnd } from 'kernel-lib/tensor'; logicalAnd(X, Y)"],
  [
    'X > 0 && X < 1',
    "import { logicalAnd } from 'kernel-lib/tensor'; logicalAnd(X.greater(0), X.less(1))",
  ],
  ['0 < n < 5', '0 < n && n < 5'],
  ['xs + 1', "import { tensor } from 'kernel-lib/tensor'; tensor(xs).add(1)"],
  ['X += 1', 'X = X.add(1)'],
  ['X *= 2', 'X = X.mul(2)'],
  ['K += 1', 'K.add_(1)'],
  ['X++', 'X.add_(1)'],
  ['X @ W', 'X.matmul(W)'],
  ['X.T @ W', 'X.T.matmul(W)'],
  ['const q = X @ W', 'X.matmul(W)'],
  ['zeros((3, 2))', "import { zeros } from 'kernel-lib/tensor'; zeros([3, 2])"],
  ['zeros(3)', "import { zeros } from 'kernel-lib/tensor';"],
  ['zeros_like(X)', "import { zerosLike } from 'kernel-lib/tensor';"],
  ['X.reshape((2, 3))', 'X.reshape([2, 3])'],
  ['X.sum(axis=0)', 'X.sum(0)'],
  ['X.sum(axis=1, keepdims=True)', 'X.sum(1, true)'],
  ['X.max(keepdims=True, axis=1)', 'X.max(1, true)'],
  ['X.sum(axis=0, out=W)', 'X.sum(0, false, { out: W })'],
  ['np.sum(X, axis=1, keepdims=True)', "import { sum } from 'kernel-lib/tensor'; sum(X, 1, true)"],
  ['np.exp(X, out=X)', "import { exp } from 'kernel-lib/tensor'; exp(X, { out: X })"],
  ['np.zeros(3)', "import { zeros } from 'kernel-lib/tensor'; zeros(3)"],
  [
    'np.zeros((3, 2), dtype=np.float32)',
    "import { zeros } from 'kernel-lib/tensor'; zeros([3, 2], 'float32')",
  ],
  ['np.random.randn(3, 2)', "import { randn } from 'kernel-lib/random'; randn(3, 2)"],
  ['np.dot(X, W)', "import { dot } from 'kernel-lib/tensor'; dot(X, W)"],
  ['np.linalg.norm(X)', "import { linalg } from 'kernel-lib/tensor'; linalg.norm(X)"],
  ['np.pi', 'Math.PI'],
  ['np.inf', 'Infinity'],
  ['Math.exp(X)', "import { exp } from 'kernel-lib/tensor'; exp(X)"],
  ['print(X)', 'console.log(X)'],
  ["print('a', end='')", "process.stdout.write(String('a') + '')"],
  ["print 'a'", "console.log('a')"],
  ['len(X)', 'X.shape[0]'],
  ['len(X.shape)', 'X.shape.length'],
  ['X[1:3]', "X.slice('1:3')"],
  ['X[:, 0]', "X.slice(':', 0)"],
  ['X[i:j]', 'X.slice(`${i}:${j}`)'],
  ['X[..., 0]', "X.slice('...', 0)"],
  ['X[::2]', "X.slice('::2')"],
  ['X[1:3] = 0', "X.set(0, '1:3')"],
  ['X[:, 0] += 2', "X.addAt(2, ':', 0)"],
  ['X[:, 0] *= 2', "X.set(X.slice(':', 0).mul(2), ':', 0)"],
  ['X[0]', 'X.at(0)'],
  ['X[i]', 'X.at(i)'],
  ['X[i, j]', 'X.at(i, j)'],
  ['X[i][j]', 'X.at(i, j)'],
  ['X[0] = 5', 'X.set(5, 0)'],
  ['X[i, j] = 5', 'X.set(5, i, j)'],
  ['X[1] += 10', 'X.addAt(10, 1)'],
  ['X[None]', 'X.slice(null)'],
  ['X[X > 0]', 'X.slice(X.greater(0))'],
  ['X[X > 0] = 0', 'X.set(0, X.greater(0))'],
  ['True', 'true'],
  ['const f1 = False', 'false'],
  ['None', 'null'],
  ['import numpy as np', "import { zeros, ones, array, dot, exp } from 'kernel-lib/tensor';"],
  ['import numpy', "import { zeros, ones, array, dot, exp } from 'kernel-lib/tensor';"],
  ['import torch', "import { zeros, ones, array, dot, exp } from 'kernel-lib/tensor';"],
  ['from numpy import exp', "import { exp } from 'kernel-lib/tensor';"],
  ['def f2(p, q=1):\n    return p', 'function f2(p: any, q = 1) { }'],
  ['function f3(p):\n    return p', 'function f3(p: any) { }'],
  ['class B(A):\n    pass', 'class B extends A { }'],
  [
    '!ls',
    "import { execSync } from 'node:child_process'; console.log(execSync('ls', { encoding: 'utf8' }));",
  ],
  [
    '%timeit h()',
    'const start = performance.now(); /* work */ console.log(performance.now() - start);',
  ],
  ['input()', "const value = '…';"],
  ['range(3)', '[...Array(3).keys()]'],
  ['for i in range(n):\n    print(i)', 'for (let i = 0; i < n; i++) { }'],
  ['for i in range(len(xs)):\n    1', 'for (let i = 0; i < xs.length; i++) { }'],
  ['for i in range(10, 0, -1):\n    1', 'for (let i = 10; i > 0; i--) { }'],
  ['for (const k in range(3)) {}', 'for (let k = 0; k < 3; k++) { }'],
  ['for v in xs:\n    1', 'for (const v of xs) { }'],
  ['for k, v in enumerate(xs):\n    1', 'for (const [k, v] of xs.entries()) { }'],
  ['for k, v in d.items():\n    1', 'for (const [k, v] of Object.entries(d)) { }'],
  ['while True:\n    1', 'while (true) { }'],
  ['if n == 1:\n    1', 'if (n == 1) { }'],
  ['if (n == 1):\n    1', 'if (n == 1) { }'],
  ['if (c) { }\nelif n > 1:\n  1', 'if (c) { } else if (n > 1) { }'],
  ['try:\n  1\nexcept ValueError as e:\n  2', 'try { } catch (error) { } finally { }'],
  ['try { } except (e) { }', 'try { } catch (error) { }'],
  [
    "with open('a') as file:\n  1",
    "import { readFileSync } from 'node:fs'; const file = readFileSync('a', 'utf8');",
  ],
  ["raise ValueError('bad')", "throw new Error('bad')"],
  ["assert n > 0, 'small'", "if (!(n > 0)) throw new Error('small')"],
  ['assert c', "if (!(c)) throw new Error('wrong')"],
  ['del a', 'a = null'],
  ['pass', '{ }'],
  ['lambda v: v', '(v: any) => v'],
  ['const f4 = lambda p, q: p + q', '(p: any, q: any) => p + q'],
  ['c and n', 'c && n'],
  ['if (c or n) 1', 'c || n'],
  ['not c', '!c'],
  ['a is None', 'a === null'],
  ['a is not None', 'a !== null'],
  ['1 not in xs', '!xs.includes(1)'],
  ['1 if c else 2', 'c ? 1 : 2'],
  ['const t1 = 1 if c else 2', 'const t1 = c ? 1 : 2'],
  ['[v * 2 for v in xs]', 'xs.map((v) => v * 2)'],
  ['[v for v in xs if v > 0]', 'xs.filter((v) => v > 0)'],
  ['[k * k for k in range(n)]', 'Array.from({ length: n }, (_, k) => k * k)'],
  ['f"{n} left"', '`${n} left`'],
  ["const t2 = f'{x:.2f}'", '`${x.toFixed(2)}`'],
  ['# a comment', '// a comment'],
  ["const t3 = 1 # isn't", "// isn't"],
  ["'''text'''", 'const text = `first line\nsecond line`;'],
  ['p, q = h()', 'const [p, q] = h();'],
  ['p = (1, 2)', 'let p = [1, 2];'],
  ['v = 5', 'let v = 5;'],
  ['v: int = 5', 'let count: number'],
  ['int v = 5', 'let v = 5;'],
  ['self.v', 'this'],
  ['isinstance(X, Tensor)', 'X instanceof Tensor'],
  ['isinstance(n, int)', "typeof n === 'number'"],
  ['str(n)', 'String(n)'],
  ['int(s)', 'Math.trunc(Number(s))'],
  ['float(s)', 'Number(s)'],
  ['abs(X)', "import { abs } from 'kernel-lib/tensor';"],
  ['max(X)', "import { max } from 'kernel-lib/tensor';"],
  ['sum(xs)', "import { sum } from 'kernel-lib/tensor';"],
  ['X.astype(float)', "X.astype('float64')"],
  ['X.astype(np.float32)', "X.astype('float32')"],
  ['X.tolist()', 'X.toArray()'],
  ['X.view(2, 3)', 'X.reshape(2, 3)'],
  ['X.expand_dims(0)', 'X.expandDims(0)'],
  ['X.size()', 'X.shape'],
  ['xs.append(1)', 'xs.push(1)'],
  ['s.upper()', 's.toUpperCase()'],
  ['d.items()', 'Object.entries(d)'],
  ["'%d' % n", '`${n}`'],
  ['zip(xs, xs)', 'xs.map((value, i) => [value, xs[i]])'],
  ['sorted(xs)', '[...xs].sort((a, b) => a - b)'],
  ["open('a')", "import { readFileSync } from 'node:fs'; readFileSync('a', 'utf8')"],
  [
    'import matplotlib.pyplot as plt',
    "import { linePlot } from 'kernel-lib/plot'; linePlot({ title: 'Loss', x: 'epoch', y: 'loss', series: [{ name: 'train', y: [3, 2, 1] }] })",
  ],
];

/** Mistakes that have nothing to do with Python: nothing is said of them. */
const OTHERS = [
  'const q: string = 1',
  'if (c) missing ? 1 : 2;',
  'const q = c\n  ? missing\n  : 1',
  'for (const v of missing) { }',
  'else1 if (c) { }',
  'function q(v: any): v is Missing { return true }',
  'xs.nothing()',
  "import { missing } from 'kernel-lib/tensor'",
  'n()',
  'class Q { #v = 1; w = this.#u }',
];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  lib: ['lib.es2023.d.ts'],
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  paths: { 'kernel-lib/*': [join(ROOT, 'kernel-lib/*/index.ts')] },
};

/** The compiler's complaints about each text: those of syntax, or else those of meaning. */
function complaintsAbout(texts: readonly string[]) {
  const names = new Map(texts.map((text, i) => [join(ROOT, `advice-${i}.ts`), PRELUDE + text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getCurrentDirectory = () => ROOT;
  host.fileExists = (name) => names.has(name) || fileExists(name);
  host.getSourceFile = (name, language) => {
    const text = names.get(name);
    return text === undefined
      ? getSourceFile(name, language)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...names.keys()], OPTIONS, host);
  return [...names.keys()].map((name) => {
    const file = program.getSourceFile(name);
    const syntax = program.getSyntacticDiagnostics(file);
    const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    return found.map(({ code, start = 0, length = 0, messageText }) => ({
      code,
      start,
      end: start + length,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  });
}

let told: (string | undefined)[];
let wrong: string[][];

beforeAll(() => {
  const asked = complaintsAbout([...HABITS.map(([typed]) => typed), ...OTHERS]);
  told = [...HABITS.map(([typed]) => typed), ...OTHERS].map((typed, i) =>
    advise(ts, PRELUDE + typed, asked[i]).find((each) => each !== undefined),
  );
  wrong = complaintsAbout(HABITS.map(([, code]) => code)).map((found) =>
    found.map(({ message }) => message),
  );
}, 120_000);

describe('what a Python user types', () => {
  test.each(HABITS.map(([typed, code], i) => [typed, code, i] as const))('%s', (_, code, i) => {
    expect(told[i]).toMatch(/^\S.*: \S/s);
    expect(told[i]?.endsWith(`: ${code}`), told[i]).toBe(true);
    // `this` and a return belong into a function.
    if (code !== 'this') expect(wrong[i]).toEqual([]);
  });
});

test.each(OTHERS.map((typed, i) => [typed, i] as const))('nothing is said of %s', (_, i) => {
  expect(told[HABITS.length + i]).toBeUndefined();
});

test('a hostile text costs no time', () => {
  const texts = [
    'X'.repeat(1_000_000),
    `${'('.repeat(5000)}X * 2`,
    `X${' + X'.repeat(5000)}`,
    `for ${'a '.repeat(10_000)}`,
    `[${'x for '.repeat(10_000)}`,
    `${'not '.repeat(10_000)}`,
  ];
  for (const text of texts) {
    const complaints = Array.from({ length: 5000 }, (_, i) => ({
      code: [1005, 2362, 2304, 2695][i % 4] ?? 0,
      message: "types 'Tensor' and 'number'",
      start: i % text.length,
      end: (i % text.length) + 1,
    }));
    expect(advise(ts, text, complaints)).toHaveLength(5000);
  }
}, 20_000);
