import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './build.js';
import { KernelClient } from './client.js';

let kernel: KernelClient;
let folder: string;
let from: string;

beforeAll(async () => {
  kernel = await KernelClient.start();
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'kernel-syntax-'));
  from = `./.cache/${basename(folder)}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await kernel.close();
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const shown = async (code: string) => {
  const { outputs } = await kernel.execute(code);
  const { data, text, evalue } = (outputs.at(-1)?.content ?? {}) as Record<string, never>;
  return data?.['text/plain'] ?? text ?? evalue ?? '';
};

describe('await', () => {
  test.each([
    ['await (async () => 5)()', '5'],
    ['await (await Promise.resolve({ json: async () => 6 })).json()', '6'],
    ['await [Promise.resolve(7)].length', '1'],
    ['(await [8])[0]', '8'],
    ['await `x`', 'x'],
    ['await -1', '-1'],
    ['await !true', 'false'],
    ['await /a/.test("a")', 'true'],
    ['await new Promise<number>((resolve) => resolve(9))', '9'],
    ['await (10)', '10'],
    ['await await 11', '11'],
    ['await { a: 12 }.a', '12'],
    ['await (() => 13)()', '13'],
    ['-(await 14)', '-14'],
    ['[await 1, ...(await [2])]', '[ 1, 2 ]'],
    ['({ [await "k"]: await 3 })', '{ k: 3 }'],
    ['`${await 15}`', '15'],
    ['(await 16) ?? 0', '16'],
    [
      'let xs: number[] = []; for await (const x of [1, Promise.resolve(2)]) xs.push(x); xs',
      '[ 1, 2 ]',
    ],
    [
      'async function* up() { yield 1; yield 2 } let sum = 0; for await (const x of up()) sum += x; sum',
      '3',
    ],
    ['const { p = await 17 } = {} as { p?: number }; p', '17'],
    ['const [q = await 18] = [] as number[]; q', '18'],
    ['class K { [await "m"]() { return 19 } } (new K() as any).m()', '19'],
    ['class S { static v = 0; static { S.v = 20 } } await S.v', '20'],
    [
      'let tried = ""; try { tried = await (async () => "in")() } catch { tried = "caught" } tried',
      'in',
    ],
    [
      'let caught = ""; try { await (async () => { throw new Error("own") })() } catch (e) { caught = (e as Error).message } caught',
      'own',
    ],
    ['if (await true) { await null } await 21', '21'],
    ['label: for (const x of await [1, 2]) { if (await x) continue label } await 22', '22'],
    ['const f = async (x: number) => await x; await f(await 23)', '23'],
    ['(await import("node:path")).basename("/a/b")', 'b'],
    ['await (await import("node:fs/promises")).access(".").then(() => 24)', '24'],
  ])('%s', async (code, value) => {
    expect(await shown(code)).toBe(value);
  });

  test('in a function that is not async is told with its line', async () => {
    expect(await shown('\nfunction f() { await 1 }')).toMatch(/line 2.*async/);
  });
});

describe('what is newer than 2022', () => {
  test.each([
    ['[3, 1, 2].toSorted()', '[ 1, 2, 3 ]'],
    ['[1, 2, 3].with(0, 9).findLast((x) => x > 2)', '3'],
    ['({ a: 1 } satisfies Record<string, number>).a', '1'],
    ['const id = <const T,>(x: T) => x; const t: readonly [1, 2] = id([1, 2]); t', '[ 1, 2 ]'],
    [
      'let log = ""; { using r = { [Symbol.dispose]() { log += "freed" } }; log += "used " } log',
      'used freed',
    ],
    [
      'let at = ""; { await using r = { async [Symbol.asyncDispose]() { await null; at = "freed" } }; } at',
      'freed',
    ],
    ['using top = { v: 5, [Symbol.dispose]() {} }; top.v', '5'],
    [
      'function twice(f: (x: number) => number, _: ClassMethodDecoratorContext) { return (x: number) => f(f(x)) }\nclass Dec { @twice inc(x: number) { return x + 1 } }\nnew Dec().inc(1)',
      '3',
    ],
    [
      'declare global { interface Array<T> { second(): T } }\nArray.prototype.second = function () { return this[1] }; [1, 2].second()',
      '2',
    ],
    ['[5, 6].second()', '6'],
    ['class Acc { accessor n = 1 } new Acc().n', '1'],
    ['import defer * as lazy from "node:path"; lazy.basename("/a/b")', 'b'],
    ['import fs, { existsSync } from "node:fs"; fs.existsSync === existsSync', 'true'],
    ['import * as all from "node:path"; all.join("a", "b")', 'a/b'],
    ['import type { Stats } from "node:fs"; let st: Stats | undefined; st === undefined', 'true'],
    ['import.meta.url.startsWith("file:")', 'true'],
    ['typeof require("node:fs").readFileSync', 'function'],
  ])('%s', async (code, value) => {
    expect(await shown(code)).toBe(value);
  });

  test('is known to the types exactly where Node has it', async () => {
    const value = await shown('Object.groupBy([1, 2, 3], (x) => (x % 2 ? "odd" : "even")).odd');
    if ('groupBy' in Object) expect(value).toBe('[ 1, 3 ]');
    else expect(value).toContain("Property 'groupBy' does not exist");
  });

  test('in imported files', async () => {
    write('data.json', '{ "n": 3 }');
    write(
      'new.ts',
      `import data from './data.json' with { type: 'json' };
import type { Shape } from './shape.js';
export const sorted = [data.n, 1, 2].toSorted() satisfies number[];
export function area(shape: Shape) { using r = { [Symbol.dispose]() {} }; return shape.a * data.n; }
export class Box { accessor v = import.meta.filename.endsWith('new.ts'); }
`,
    );
    write('shape.ts', 'export interface Shape { a: number }\n');
    expect(
      await shown(
        `import { area, Box, sorted } from '${from}/new.js'; [sorted, area({ a: 2 }), new Box().v]`,
      ),
    ).toBe('[ [ 1, 2, 3 ], 6, true ]');
    write('data.json', '{ "n": 9 }');
    expect(await shown(`import { sorted } from '${from}/new.js'; sorted`)).toBe('[ 1, 2, 9 ]');
    expect(await shown(`import data from '${from}/data.json' with { type: 'json' }; data.n`)).toBe(
      '9',
    );
  });

  test('a .tsx file', async () => {
    write(
      'view.tsx',
      `declare namespace JSX { interface IntrinsicElements { b: object } interface Element { tag: string } }
const React = { createElement: (tag: string) => ({ tag }) };
export const view = <b></b>;
`,
    );
    expect(await shown(`import { view } from '${from}/view.js'; view`)).toBe("{ tag: 'b' }");
  });
});

describe('files that import each other', () => {
  test('see what the other one exports, as it is now', async () => {
    write(
      'a.ts',
      "import { b, countB } from './b.js';\nexport let a = 1;\nexport function countA() { a++; return b + countB() }\n",
    );
    write(
      'b.ts',
      "import { a, countA } from './a.js';\nexport let b = 10;\nexport function countB() { b++; return a }\nexport const again = () => countA();\n",
    );
    expect(await shown(`import { a, countA } from '${from}/a.js'; countA()`)).toBe('12');
    expect(await shown(`import { again } from '${from}/b.js'; again()`)).toBe('14');
  });

  test('are loaded again together', async () => {
    write(
      'c.ts',
      "import { d } from './d.js';\nexport const c = () => 1;\nexport const both = () => c() + d();\n",
    );
    write('d.ts', "import { c } from './c.js';\nexport const d = () => 10 * c();\n");
    const cell = `import { both } from '${from}/c.js'; both()`;
    expect(await shown(cell)).toBe('11');
    write('d.ts', "import { c } from './c.js';\nexport const d = () => 100 * c();\n");
    expect(await shown(cell)).toBe('101');
  });

  test('fail as in Node when one needs the other too early', async () => {
    write('e.ts', "import { f } from './f.js';\nexport const e = f + 1;\n");
    write('f.ts', "import { e } from './e.js';\nexport const f = e + 1;\n");
    expect(await shown(`import { e } from '${from}/e.js'; e`)).not.toContain('RangeError');
  });
});
