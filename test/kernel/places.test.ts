import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KernelClient } from './client.js';

// The line that an error names is the line that failed, however long or odd the cell is.
let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

/** The lines of the cell that the traceback names, innermost first. */
async function linesOf(code: string): Promise<number[]> {
  const { reply } = await kernel.execute(code);
  const lines = (reply.traceback as string[]) ?? [];
  return lines.flatMap((line) => line.match(/\(cell \[\d+\], line (\d+)/)?.[1] ?? []).map(Number);
}

const many = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('in a long cell', () => {
  test('of 400 statements', async () => {
    const code = `${many(399, (i) => `const s${i}: number = ${i} as number;`)}\n(null as any).x;`;
    expect(await linesOf(code)).toEqual([400]);
  });

  test('of 100 functions', async () => {
    const body = (i: number) =>
      `function f${i}(x: number): number {\n  if (x > 0) throw new Error('f');\n  return x;\n}`;
    expect(await linesOf(`${many(100, body)}\nf70(1);`)).toEqual([282, 401]);
  });

  test('of lines that TypeScript leaves out', async () => {
    const types = many(
      60,
      (i) => `interface I${i} {\n  // ${i}\n  a: number;\n}\ntype T${i} = I${i} | string;`,
    );
    expect(
      await linesOf(`${types}\n// a comment\nfunction g(): never { throw new Error('g') }\n\ng();`),
    ).toEqual([302, 304]);
  });
});

test.each([
  [
    'a call over several lines',
    'const boom = () => { throw new Error() };\nMath.max(\n  1,\n  boom(),\n);',
    [1, 4],
  ],
  [
    'a template string',
    "const boom2 = () => { throw new Error() };\nconst t = `a\nb ${'c'}\n${boom2()}`;",
    [1, 4],
  ],
  ['a chain', '[1]\n  .map((x) => x)\n  .forEach((x) => { throw new Error(String(x)) });', [3, 3]],
  [
    'an object',
    "const o = {\n  a: 1,\n  b: (() => {\n    throw new Error('b');\n  })(),\n};",
    [4, 5],
  ],
  [
    'a class',
    'class C<T> {\n  private readonly a: T | undefined;\n  constructor(public b: number) {\n    throw new Error();\n  }\n}\nnew C<string>(1);',
    [4, 7],
  ],
  ['an enum', "enum E {\n  A = ((): number => {\n    throw new Error('E');\n  })(),\n}", [3, 4, 5]],
  [
    'a loop that is watched',
    'let total = 0;\nfor (let i = 0; i < 1e9; i++) {\n  total += i;\n  if (i > 5) throw new Error();\n}',
    [4],
  ],
  [
    'an await',
    "await null;\nconst later = async () => {\n  await null;\n  throw new Error('late');\n};\nawait later();",
    [4, 6],
  ],
  ['a function that stands below', 'run();\n\nfunction run() {\n  throw new Error();\n}', [4, 1]],
  ['a pattern', "const { a, b: [c] } = JSON.parse('{}');", [1]],
  [
    'decorated code',
    'function d<T>(f: T, _: unknown): T { return f }\nclass D {\n  @d m() {\n    throw new Error();\n  }\n}\nnew D().m();',
    [4, 7],
  ],
  [
    'code that a using statement frees',
    'using r = { [Symbol.dispose]() {} };\nthrow new Error();',
    [2],
  ],
])('%s', async (_, code, lines) => {
  expect(await linesOf(code)).toEqual(lines);
});

test('an error in a function of an earlier cell names that cell and its line', async () => {
  await kernel.execute("\n\nfunction early() {\n  throw new RangeError('early');\n}");
  expect(await linesOf('\nearly();')).toEqual([4, 2]);
});
