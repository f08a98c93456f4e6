import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KernelClient } from './client.js';

// What one scope gives: each program is cells of one notebook, the last one shows its value.
let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const shown = async (cells: readonly string[]) => {
  let last = '';
  for (const cell of cells) {
    const { outputs } = await kernel.execute(cell);
    const { data, text, evalue } = (outputs.at(-1)?.content ?? {}) as Record<string, never>;
    last = data?.['text/plain'] ?? text ?? evalue ?? '';
  }
  return last;
};

type Program = readonly [shown: string, ...cells: string[]];

// A timer of the first cell acts when the second one says so.
const timer = (act: string) => `let go = false, finish = () => {};
const done = new Promise<void>((resolve) => { finish = resolve });
const timer = setInterval(() => { if (go) { ${act}; clearInterval(timer); finish() } }, 1);`;
const LATER = 'go = true; await done;';

const assignments: Program[] = [
  ['0.99', 'let lr = 0.1; function step(w: number) { return w - lr }', 'lr = 0.01; step(1)'],
  ['11', 'let n1 = 0; function inc1() { n1++ }', 'n1 = 10; inc1(); n1'],
  ['[ 2, 2 ]', 'let n2 = 0; function inc2() { n2++ }', 'inc2(); inc2(); [n2, (() => n2)()]'],
  ['5', 'let a1 = 1; const get1 = () => a1;', 'a1 += 4; get1()'],
  ['7', 'let a2: number | undefined; const get2 = () => a2;', 'a2 ??= 7; get2()'],
  ['1', 'let a3 = 0; const get3 = () => a3;', 'a3 ||= 1; get3()'],
  ['2', 'let a4 = 1; const get4 = () => a4;', 'a4 &&= 2; get4()'],
  ['3', 'let a5 = 2; const get5 = () => a5;', 'a5++; get5()'],
  ['1', 'let a6 = 2; const get6 = () => a6;', '--a6; get6()'],
  ['8', 'let a7 = 2; const get7 = () => a7;', 'a7 **= 3; get7()'],
  ['[ 2, 1 ]', 'let b1 = 1, b2 = 2; const get8 = () => [b1, b2];', '[b1, b2] = [b2, b1]; get8()'],
  [
    '[ 5, 6 ]',
    'let c1 = 0, c2 = 0; const get9 = () => [c1, c2];',
    '({ x: c1, y: { z: c2 = 6 } } = { x: 5, y: {} } as any); get9()',
  ],
  ['4', 'let c3 = 0; const get10 = () => c3;', '({ c3 } = { c3: 4 }); get10()'],
  ['[ 2, 3 ]', 'let c4: number[] = []; const get11 = () => c4;', '[, ...c4] = [1, 2, 3]; get11()'],
  ['3', 'let d1 = 0; const get12 = () => d1;', 'for (d1 of [1, 2, 3]); get12()'],
  ['b', "let d2 = ''; const get13 = () => d2;", 'for (d2 in { a: 1, b: 2 }); get13()'],
  ['4', 'let d3 = 0; const get14 = () => d3;', 'for (d3 = 0; d3 < 4; d3++); get14()'],
  ['9', 'let e1 = 1; class Reads { get() { return e1 } }', 'e1 = 9; new Reads().get()'],
  ['6', 'let e2 = 1; class Writes { set(v: number) { e2 = v } }', 'new Writes().set(6); e2'],
  [
    '6',
    'let e3 = 5; function* counts() { while (true) yield e3 }',
    'e3 = 6; counts().next().value',
  ],
  ['3', `let f1 = 0; ${timer('f1 += 2')}`, `f1 = 1; ${LATER} f1`],
  [
    '12',
    'let f2 = 1; const later2 = async () => { await null; return f2 }',
    'f2 = 12; await later2()',
  ],
  [
    '2',
    'const w3 = await Promise.resolve(1); let f3 = w3; const get15 = () => f3',
    'f3 = await (async () => 2)(); get15()',
  ],
  ['8', 'let deep = 0; const outer = () => () => () => ++deep;', 'deep = 7; outer()()()'],
  [
    '1,2,3',
    'const list: number[] = []; const add = (x: number) => { list.push(x) };',
    'add(1); add(2); list.push(3); list.join()',
  ],
  ['5', 'var v1 = 1; function getV1() { return v1 }', 'v1 = 5; getV1()'],
  ['2', 'if (true) { var v2 = 1 } const getV2 = () => v2;', 'v2 = 2; getV2()'],
  ['42', 'let unset: number; const getUnset = () => unset;', 'unset = 42; getUnset()'],
  ['undefined', 'let never; const getNever = () => String(never);', 'getNever()'],
  ['{ g1: 2 }', 'let g1 = 1; const getG1 = () => ({ g1 });', 'g1 = 2; getG1()'],
  ['2', 'export let g2 = 1; export function getG2() { return g2 }', 'g2 = 2; getG2()'],
];

const redeclarations: Program[] = [
  [
    'new',
    "function h1() { return 'old' } function call1() { return h1() }",
    "function h1() { return 'new' } call1()",
  ],
  ['new', "const h2 = () => 'old'; const call2 = () => h2();", "const h2 = () => 'new'; call2()"],
  ['2', 'class H3 { v = 1 } const make3 = () => new H3();', 'class H3 { v = 2 } make3().v'],
  [
    'B',
    "enum H4 { A = 'A' } const get4b = () => Object.values(H4).join();",
    "enum H4 { B = 'B' } get4b()",
  ],
  ['2', 'let i1 = 1; const getI1 = () => i1;', 'let i1 = 2; getI1()'],
  ['2', 'let i2 = 1; const getI2 = () => i2;', 'const i2 = 2; getI2()'],
  ['2', 'let i3 = 1; const getI3 = () => i3;', 'var i3 = 2; getI3()'],
  ['text', 'let i4: number = 1; const getI4 = () => i4;', "let i4 = 'text'; getI4()"],
  ['11', 'let i5 = 0; const incI5 = () => { i5++ };', 'let i5 = 10; incI5(); i5'],
  ['101', `let i6 = 0; ${timer('i6++')}`, `let i6 = 100; ${LATER} i6`],
  [
    '[ 1, 2 ]',
    'let i7 = 0, i8 = 0; const getI7 = () => [i7, i8];',
    'const [i7, { i8 }] = [1, { i8: 2 }] as const; getI7()',
  ],
  [
    'b.c',
    "import { join as j1 } from 'node:path'; const callJ1 = () => j1('b', 'c');",
    "import { basename as j1 } from 'node:path'; const unused = 0;",
    "const j1 = (...parts: string[]) => parts.join('.'); callJ1()",
  ],
  [
    '5',
    'const i9 = 1; const getI9 = () => i9;',
    "import { sep as i9 } from 'node:path';",
    'const i9 = 5; getI9()',
  ],
  ['3', 'let k1 = 1; const getK1 = () => k1;', 'let k1 = 2;', 'k1 = 3; getK1()'],
  [
    'N2',
    "namespace N1 { export const a = 'N1' } const getN = () => N1.a;",
    "namespace N1 { export const a = 'N2' } getN()",
  ],
  // The type of a name goes; what has its value stays.
  ['1', 'const l1 = 1; const getL1 = () => l1;', 'type l1 = string; getL1()'],
  ['7', 'const self = { n: 7 }; const getSelf = () => self.n;', 'const URL = 3; getSelf()'],
];

const shadows: Program[] = [
  ['[ 1, 5 ]', 'let m1 = 1; function own(m1: number) { m1 = 5; return m1 }', '[m1, own(2)].sort()'],
  ['1', 'let m2 = 1;', '{ let m2 = 2; m2++ } m2'],
  ['1', 'let m3 = 1;', 'for (let m3 = 5; m3 < 7; m3++); m3'],
  [
    '0,1,2',
    'const fs1: (() => number)[] = []; for (let i = 0; i < 3; i++) fs1.push(() => i);',
    "fs1.map((f) => f()).join(',')",
  ],
  ['1', 'let m4 = 1;', 'try { throw 2 } catch (m4) { m4 = 3 } m4'],
  ['1', 'let m5 = 1;', 'const g5 = ({ m5 }: { m5: number }) => { m5 = 9 }; g5({ m5: 2 }); m5'],
  ['1', 'let m6 = 1;', '(function m6() { return m6 })(); m6'],
  ['1', 'let m7 = 1;', 'switch (1 as number) { case 1: let m7 = 3; case 2: m7 = 4 } m7'],
  ['1', 'let m8 = 1;', '(() => { if (true) { var m8 = 3 } m8++ })(); m8'],
  ['{ m9: 1 }', 'let m9 = 1;', 'const o9 = { m9: 0 }; o9.m9 = m9; o9'],
  ['1', 'let m10 = 1;', 'm10: for (;;) { break m10 } m10'],
  [
    '[class m11]',
    'let m11 = 1; const k11 = class m11 { self() { return m11 } }',
    'new k11().self()',
  ],
];

const failures: Program[] = [
  [
    '2',
    'let p1 = 1; const getP1 = () => p1;',
    "p1 = 2; throw new Error('half-way'); p1 = 3",
    'getP1()',
  ],
  [
    '2',
    'let p2 = 1; const getP2 = () => p2;',
    "let p2 = 2; throw new Error('half-way')",
    'getP2()',
  ],
  [
    '1',
    'let p3 = 1; const getP3 = () => p3;',
    "throw new Error('half-way'); let p3 = 2",
    'p3 + getP3() - 1',
  ],
  [
    'new',
    "const p4 = () => 'old'; const callP4 = () => p4();",
    "function p4() { return 'new' } throw new Error('half-way')",
    'callP4()',
  ],
  [
    'number',
    'let p5 = 1;',
    "throw new Error('half-way'); let p5 = 'text'",
    'p5.toFixed(0); typeof p5',
  ],
  [
    '3',
    'let p6 = 1; const getP6 = () => p6;',
    "await null; p6 = 3; await Promise.reject(new Error('half-way'))",
    'getP6()',
  ],
];

const odd: Program[] = [
  ['1', 'let exports = 1, require = 2; module = 3 as never', 'exports'],
  ['[Function: q1]', 'let q1 = () => 1; q1'],
  ['[Function: q2]', 'let q2; q2 = () => 1; q2'],
  ['[class q3]', 'const q3 = class {}; q3'],
  ['[AsyncFunction: q4]', 'async function q4() {} q4'],
  ['undefined', 'function q5(this: unknown) { return String(this) } q5()', '(q5)()'],
  ['a1', 'const q6 = (parts: TemplateStringsArray) => parts[0] + 1;', 'q6`a`'],
  ['true', 'class Q7 {} const q7 = new Q7();', 'q7 instanceof Q7'],
  ['2', 'let _a = 1;', 'const o8: any = { x: { y: 2 } }; _a = o8?.x?.y; _a'],
  [
    'q9 is not a function',
    'let q9: any = 5;',
    'try { q9() } catch (error) { console.log((error as Error).message) }',
    'q9()',
  ],
  [
    "Cannot access 'q10' before initialization",
    'readsQ10(); let q10 = 1; function readsQ10() { return q10 }',
  ],
  ['120', 'function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1) }', 'fact(5)'],
  [
    '[ true, false ]',
    'function even(n: number): boolean { return n === 0 || odd(n - 1) } function odd(n: number): boolean { return n > 0 && even(n - 1) }',
    '[even(4), odd(4)]',
  ],
];

describe.each([
  ['an assignment', assignments],
  ['a declaration of a name that exists', redeclarations],
  ['an inner scope', shadows],
  ['a cell that fails half-way', failures],
  ['odd cells', odd],
])('%s', (_, programs) => {
  test.each(programs)('%s from %j %j', async (value, ...cells) => {
    expect(await shown(cells)).toBe(value);
  });
});
