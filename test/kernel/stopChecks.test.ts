import { expect, test } from 'vitest';
import { addStopChecks } from '../../kernel-lib/kernel/cells/stopChecks.js';
import { loadTypeScript } from '../../kernel-lib/kernel/tslab.js';

const ts = loadTypeScript();
const checks = (js: string) => addStopChecks(ts, js).split('__tslabHalt()').length - 1;

test.each([
  'while (true) {}',
  'while (true) work();',
  'while (true);',
  'do { work() } while (true)',
  'for (;;) {}',
  'for (const x of xs) {}',
  'for (const x in xs) x.y++;',
  'for await (const x of xs) {}',
  'for (let i = 0; i < n; i++) work(i);',
  'for (let i = 0; i < n; i++) { f`x`; }',
  // Away from its bound: it never ends.
  'for (let i = 0; i < n; i--) { s += i; }',
  'for (let i = 9; i > 0; i++) { s += i; }',
  'for (let i = 0; i < n; ) { s += i; }',
])('%s can be interrupted', (js) => {
  expect(checks(`label: { ${js} }`)).toBe(1);
});

test('the innermost counting loop is left alone, for speed', () => {
  const nest = 'for (let i = 0; i < n; i++) for (let j = n; j >= 0; j -= 2) { s += x[i] * w[j]; }';
  expect(checks(nest)).toBe(1);
});

test.each([
  'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }',
  'const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2);',
  'class A { m() { return this.m(); } }',
  'class B extends A { constructor() { super(); } }',
  'const f = async (x) => await x;',
])('%s can be interrupted', (js) => {
  expect(checks(js)).toBe(1);
});

test.each(['const double = (x) => 2 * x;', 'function add(a, b) { return a + b; }'])(
  '%s is left alone',
  (js) => {
    expect(checks(js)).toBe(0);
  },
);

test('meaning and lines stay', () => {
  const js = `const out = [];
for (const a of [1, 2]) for (const b of [3, 4]) if (b > 3) out.push(a * b); else out.push(-b);
outer: while (true) { do out.push(0); while (out.length < 6); break outer; }
const twice = (f) => (x) => f(f(x)), pair = (x) => ({ x: twice((y) => Math.abs(y))(x) });
let g; while (!g) g = (x) => twice(Math.sqrt)(x)
return [out, twice((x) => Math.max(x, 3))(1), pair(-2), g(16)];`;
  const changed = addStopChecks(ts, js);
  expect(checks(js)).toBe(10);
  expect(changed.split('\n')).toHaveLength(js.split('\n').length);
  const run = (body: string) => new Function('__tslabStop', '__tslabHalt', body)([0], () => {});
  expect(run(changed)).toEqual(run(js));
});

test('a loop ends when asked', () => {
  const stop = new Int32Array(1);
  const body = addStopChecks(ts, 'let n = 0; while (true) { if (++n === 5) __tslabStop[0] = 1; }');
  const halt = () => {
    throw new Error('halted');
  };
  const run = new Function('__tslabStop', '__tslabHalt', body);
  expect(() => run(stop, halt)).toThrow('halted');
});
