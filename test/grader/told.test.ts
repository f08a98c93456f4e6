import { afterAll, describe, expect, test } from 'vitest';
import { OneChild } from './attacks/oneChild.js';
import { changedSolutions, complaints, gradeTexts, solutions } from './support.js';

/* What a student reads when a function returns, throws or prints what no answer is. */

const returned: Record<string, [body: string, says: RegExp]> = {
  'a generator': [
    'return (function* () { yield x; })();',
    /returned a generator; expected \[out, cache\]\n.*leave out the asterisk/,
  ],
  'an async generator': [
    'return (async function* () { yield x; })();',
    /an async generator; .*\n.*write function alone/,
  ],
  'a promise': ['return (async () => [x, [x]])();', /a Promise; .*\nleave out async and await/],
  'an iterator': ['return [[1].values(), [x]];', /out is an iterator; .*\nmake a list of it/],
  'a typed array': [
    'return [x.maximum(0).data, [x]];',
    /out is a Float64Array of 20 numbers; expected a Tensor\nwrap it: tensor\(out\), and \.reshape/,
  ],
  'a list': ['return [[1, 2], [x]];', /out is a list of 2; .*\nwrap it: tensor\(out\)/],
  'a list of lists': ['return [x.toArray(), [x]];', /out is a list of \d lists?; .*\nwrap it/],
  'a Map': ['return new Map([[1, x]]);', /returned a Map; .*\nreturn a plain object/],
  'a Set': ['return [new Set([1]), [x]];', /out is a Set; .*\nreturn a list/],
  'an error': ["return [new Error('x'), [x]];", /out is an Error; .*\nan error is thrown, not/],
  'a boxed number': ['return [new Number(1), [x]];', /a boxed value; .*\nleave out new/],
  'a date': ['return [new Date(0), [x]];', /out is a Date; expected a Tensor/],
  'a regular expression': ['return [/a/, [x]];', /out is a regular expression;/],
  'a buffer': ['return [new ArrayBuffer(8), [x]];', /out is an ArrayBuffer;/],
  'a Proxy': ['return [new Proxy(x, {}), [x]];', /out is a Proxy; .*\nreturn the value itself/],
  'a thrown text': ["throw 'oops';", /relu_forward threw oops\nthrow an Error/],
  'what is thrown and cannot be read': [
    "const error = new Error('a'); Object.defineProperty(error, 'message', { get() { throw 1; } }); throw error;",
    /threw Error: \(cannot be read\)/,
  ],
  'module.exports': ['module.exports = 1;', /module is not defined\n.*the word export/],
};

describe('says what came and what to do', () => {
  const bodies = Object.entries(returned).map(([name, [body]]) => [name, body]);
  const child = new OneChild(Object.fromEntries(bodies));
  afterAll(() => child.end());

  test.each(Object.entries(returned))('%s', async (name, [, says]) => {
    const result = await child.judge(name);
    expect(result.score).toBe(0);
    expect(complaints([result])).toMatch(says);
  });
});

const RIGHT = 'return [x.maximum(0), [x]];';
const right: Record<string, string> = {
  'dots, one by one': `for (let i = 0; i < 200_000; i++) process.stdout.write('.'); ${RIGHT}`,
  'very many lines': `for (let i = 0; i < 100_000; i++) console.log('step', i, x); ${RIGHT}`,
  'errors of promises and timers': `
    Promise.reject(new Error('nobody waits')); setInterval(() => {}, 0);
    queueMicrotask(() => { throw new Error('beside'); }); ${RIGHT}`,
  'large results beside the answer': `
    return [x.maximum(0), [x], ...Array.from({ length: 9 }, () => z(1000, 1000)), 'x'.repeat(1e7)];`,
  'a cache of many megabytes':
    'return [x.maximum(0), Array.from({ length: 9 }, () => z(1000, 1000))];',
};

describe('full marks whatever else it does', () => {
  const child = new OneChild(right);
  afterAll(() => child.end());

  test.each(Object.keys(right))('%s', async (name) => {
    const { score, max_score, output } = await child.judge(name);
    expect(score).toBe(max_score);
    expect(output.length).toBeLessThan(5_000);
    expect(child.started).toBe(1);
    if (name === 'dots, one by one') {
      expect(output).toMatch(/^\.{4000}\n… \(the rest of what was printed is left out\)\n$/);
    }
  });
});

test('large answers take no time but their own: they are wrong, never late', async () => {
  const child = new OneChild({ wrong: 'return [z(1000, 1000), [x]];' });
  const { checks } = await child.judge('wrong');
  await child.end();
  for (const { message } of checks) expect(message).toMatch(/^out has shape \(1000, 1000\)/);
});

test('a file with the line ends of an old Mac is quoted by its lines', async () => {
  const text = (solutions['layers.ts'] ?? '')
    .replace(
      /(export function relu_forward[\s\S]*?BEGIN SOLUTION\n)/,
      "$1  throw new Error('here');\n",
    )
    .replaceAll('\n', '\r');
  const report = await gradeTexts({ ...solutions, 'layers.ts': text }, { only: 'relu_forward' });
  expect(report.exercises[0]?.checks[0]?.place?.source).toBe("throw new Error('here');");
});

test('what the compiler can put right in a function is the likely cause, in that function alone', async () => {
  const layers = changedSolutions('layers', 'relu_forward', {
    body: 'const out = zeros(...x.shape);\nif (out == x) return [x, [x]];\nreturn [out, [x]];',
  });
  const text = (layers['layers.ts'] ?? '')
    .replace('import { ', 'import { zeros, ')
    .replace(/(export function affine_forward[\s\S]*?)add\(b\)/, '$1sub(b)');
  const report = await gradeTexts(
    { ...layers, 'layers.ts': text },
    { only: ['relu_forward', 'affine_forward'], types: true },
  );
  const said = (name: string) =>
    report.exercises.find((one) => one.name === name)?.checks.map(({ diagnosis }) => diagnosis);
  expect(said('relu_forward')?.[0]).toMatch(/^line \d+: out == x asks whether .* arrayEqual/);
  expect(said('affine_forward')?.join()).not.toMatch(/asks whether/);
  expect(report.type_errors).toHaveLength(1);
});
