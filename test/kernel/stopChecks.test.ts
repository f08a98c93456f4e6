import { describe, expect, test } from 'vitest';
import { addStopChecks } from '../../kernel-lib/kernel/cells/stopChecks.js';
import { loadTypeScript } from '../../kernel-lib/kernel/tslab.js';

const { ts } = loadTypeScript('');
const checks = (js: string) => addStopChecks(ts, js).text.split('__tslabHalt()').length - 1;

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

/** How often a script looks whether it is to stop. */
function looks(js: string, values: Record<string, unknown> = {}): number {
  let count = 0;
  const stop = {
    get 0() {
      count++;
      return 0;
    },
  };
  const names = Object.keys(values);
  const body = addStopChecks(ts, js).text;
  new Function('__tslabStop', '__tslabHalt', ...names, body)(
    stop,
    () => {},
    ...Object.values(values),
  );
  return count;
}

describe('a counting loop without calls', () => {
  const dot = 'let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * w[i];';

  test('looks at nothing when it is short, for speed', () => {
    expect(looks(dot, { x: new Float64Array(1000), w: new Float64Array(1000) })).toBe(0);
    expect(looks('let s = 0; for (let i = 9; i >= 0; i--) s += i;')).toBe(0);
    expect(looks('const x = [1, 2]; for (let i = 0; i < 2; i += 1) x[i] = 2 * x[i];')).toBe(0);
  });

  test('looks in every round when it is long', () => {
    expect(looks(dot, { x: { length: 1e6 + 1 }, w: {} })).toBe(1e6 + 1);
    expect(looks('let s = 0; for (let i = n; i > 0; i--) { s += i; }', { n: 1e6 + 2 })).toBe(
      1e6 + 2,
    );
    expect(looks('for (let i = 0; i < 1000001; i++);')).toBe(1e6 + 1);
  });

  test.each([
    'const x = [1]; for (let i = 0; i < x.length; i++) if (i < 9) x[x.length] = i;',
    'let m = 1; for (let i = 0; i < m; i++) if (m < 10) m++;',
    'for (let i = 0; i < 10; i++) { if (done++ < 3) i = 0; else break; if (done > 9) break; }',
    'for (let i = 0; i < 10; i += step);',
    'for (let i = -n; i < 0; i++);',
  ])('looks when its end may move: %s', (js) => {
    expect(looks(js, { done: 0, step: 1, n: 10 })).toBeGreaterThan(3);
  });

  test('may have a label', () => {
    const js =
      'let s = 0; a: for (let i = 0; i < n; i++) { if (i === 2) continue a; s += i; } return s;';
    const body = addStopChecks(ts, js).text;
    expect(new Function('__tslabStop', '__tslabHalt', 'n', body)([0], () => {}, 4)).toBe(4);
  });
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
  const changed = addStopChecks(ts, js).text;
  expect(checks(js)).toBe(10);
  expect(changed.split('\n')).toHaveLength(js.split('\n').length);
  const run = (body: string) => new Function('__tslabStop', '__tslabHalt', body)([0], () => {});
  expect(run(changed)).toEqual(run(js));
});

test('a loop ends when asked', () => {
  const stop = new Int32Array(1);
  const body = addStopChecks(
    ts,
    'let n = 0; while (true) { if (++n === 5) __tslabStop[0] = 1; }',
  ).text;
  const halt = () => {
    throw new Error('halted');
  };
  const run = new Function('__tslabStop', '__tslabHalt', body);
  expect(() => run(stop, halt)).toThrow('halted');
});
