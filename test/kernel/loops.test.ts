import { expect, test } from 'vitest';
import { addLoopChecks } from '../../kernel-lib/kernel/cells/loops.js';
import { loadTypeScript } from '../../kernel-lib/kernel/tslab.js';

const ts = loadTypeScript();
const checks = (js: string) => addLoopChecks(ts, js).split('__tslabHalt()').length - 1;

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
  'for (let i = 0; i < n; i++) { await x; }',
  // Away from its bound: it never ends.
  'for (let i = 0; i < n; i--) { s += i; }',
  'for (let i = 9; i > 0; i++) { s += i; }',
  'for (let i = 0; i < n; ) { s += i; }',
])('%s can be interrupted', (js) => {
  expect(checks(`async () => { ${js} }`)).toBe(1);
});

test('the innermost counting loop is left alone, for speed', () => {
  const nest = 'for (let i = 0; i < n; i++) for (let j = n; j >= 0; j -= 2) { s += x[i] * w[j]; }';
  expect(checks(nest)).toBe(1);
});

test('meaning and lines stay', () => {
  const js = `const out = [];
for (const a of [1, 2]) for (const b of [3, 4]) if (b > 3) out.push(a * b); else out.push(-b);
outer: while (true) { do out.push(0); while (out.length < 6); break outer; }
return out;`;
  const changed = addLoopChecks(ts, js);
  expect(checks(js)).toBe(4);
  expect(changed.split('\n')).toHaveLength(js.split('\n').length);
  const run = (body: string) => new Function('__tslabStop', '__tslabHalt', body)([0], () => {});
  expect(run(changed)).toEqual(run(js));
});

test('a loop ends when asked', () => {
  const stop = new Int32Array(1);
  const body = addLoopChecks(ts, 'let n = 0; while (true) { if (++n === 5) __tslabStop[0] = 1; }');
  const halt = () => {
    throw new Error('halted');
  };
  const run = new Function('__tslabStop', '__tslabHalt', body);
  expect(() => run(stop, halt)).toThrow('halted');
});
