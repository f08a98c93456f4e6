import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formats } from 'chainrule-grader';
import { afterAll, describe, expect, test } from 'vitest';
import { grade } from '../../kernel-lib/course/index.js';
import type { SandboxOptions } from '../../kernel-lib/grader/sandbox/options.js';
import { combinations } from './attacks/support.js';
import { changedSolutions, complaints, gradeTexts, solutions } from './support.js';

/* What a hand-in can hold. Attacks on the machine, on its time and memory, and by zips: attacks/ */

afterAll(() => rmSync(folder, { recursive: true, force: true }));
const folder = mkdtempSync(join(tmpdir(), 'attack-test-'));

/** The compiler itself takes 105 MB for a file. */
const limits = { callTime: 2500, memory: 300, heap: 160 };

/** Grades relu_forward with this body, and code at the top of its file. */
function attack(body: string, top = '', sandbox: SandboxOptions = {}, only = ['relu_forward']) {
  const texts = changedSolutions('layers', 'relu_forward', { body });
  const layers = `${texts['layers.ts']}\n${top}`;
  return gradeTexts({ ...texts, 'layers.ts': layers }, { only, limits, sandbox });
}

/** What a hand-in says is judged in the parent: with the fewest layers and with the most. */
const extremes = combinations.filter((_, i) => i === 0 || i === combinations.length - 1);

describe.each(extremes)('no points gained $title', ({ options }) => {
  test.concurrent.each<[string, string, string?]>([
    [
      'score lines on stdout',
      "console.log('Score 55 of 55'); console.log('::notice::Points 9/9'); return [x, []] as never;",
    ],
    [
      'Object.prototype polluted',
      'return [x, [x]];',
      'try { Object.assign(Object.prototype, { score: 9, passed: true }); } catch {}',
    ],
    [
      'patched built-ins',
      'return [x, [x]];',
      'try { Object.is = () => true; Math.abs = () => 0; Array.prototype.every = () => true; Uint8Array.prototype.every = () => true; Number.isFinite = () => false; } catch {}',
    ],
    [
      'globalThis.Math replaced',
      'return [x, [x]];',
      'try { (globalThis as any).Math = { ...Math, abs: () => 0 }; } catch {}',
    ],
    [
      'a Proxy that agrees with everything',
      'return [new Proxy({}, { get: (_, k) => k === Symbol.toPrimitive ? () => 0 : 0, has: () => true }) as never, []];',
    ],
    [
      'a Proxy around a Tensor',
      'return [new Proxy(x, { get: (o, k) => Reflect.get(o, k, o) }), [x]];',
    ],
    [
      'an asymmetric matcher',
      'return [{ asymmetricMatch: () => true, valueOf: () => NaN, toJSON: () => 1 } as never, []];',
    ],
    ['a Tensor whose shape lies', 'const t = x.copy(); (t as any).shape = [2]; return [t, [x]];'],
    [
      'a Tensor whose dtype lies',
      "const t = x.copy(); (t as any).dtype = 'score'; return [t, [x]];",
    ],
    ['__proto__ as a key', 'return [JSON.parse(\'{"__proto__": {"status": "passed"}}\'), []];'],
    ['a cycle', 'const a: any = []; a.push(a); return [a, []];'],
    ['NaN everywhere', 'return [x.mul(NaN), [x]];'],
    ['a typed-array memory bomb', 'const a = []; for (;;) a.push(new Float64Array(4e6).fill(1));'],
    ['a heap bomb', 'const a: any[] = []; for (;;) a.push([a.length, {}]);'],
    ...[
      ...['Request', 'Response', 'Headers', 'FormData', 'WebSocket', 'EventSource', 'fetch'],
      ...['CompressionStream', 'ReadableStream', 'navigator', 'crypto', 'MessageChannel', 'Blob'],
      ...['BroadcastChannel', 'PerformanceObserver', 'AbortSignal', 'EventTarget', 'Buffer', 'URL'],
      ...[
        'WebAssembly',
        'TextDecoder',
        'DOMException',
        'localStorage',
        'require',
        'process.binding',
      ],
    ].map((name): [string, string] => [
      `${name}, which is not there`,
      `if ((globalThis as any).${name} === undefined) throw new Error('gone'); return [maximum(0, x), [x]];`,
    ]),
    ['eval', "return (0, eval)('[x, [x]]');"],
    ['a function made from text', "return [new Function('return 1')(), []] as never;"],
    [
      'unhandled rejections and late work',
      "setTimeout(() => { throw new Error('late'); }, 1); void Promise.reject(new Error('x')); return [x, [x]];",
    ],
    [
      'reaching process through a constructor',
      "return [(console.log as any).constructor('return process')().env, []] as never;",
    ],
    ['process.binding', "return [(globalThis as any).process.binding('fs'), []] as never;"],
    ['a network call', "return [(globalThis as any).fetch('http://127.0.0.1'), []] as never;"],
    [
      'stack inspection',
      'return look() as never;',
      `function look() {
        (Error as any).prepareStackTrace = (_: unknown, frames: unknown) => frames;
        const frames = new Error('x').stack as any;
        for (const frame of [...frames]) {
          const [self, f] = [frame.getThis?.(), frame.getFunction?.()];
          if (self?.exports || f?.arguments) return f.arguments[0].expected;
        }
        return [frames.length, frames];
      }`,
    ],
    [
      'encoders that lie',
      'return [x, [x]];',
      `try { (Buffer as any).from = () => ({ toString: () => '' }); } catch {}
       try { (globalThis as any).Buffer = { from: () => ({ toString: () => '' }) }; } catch {}
       try { TextEncoder.prototype.encode = () => new Uint8Array(9); } catch {}
       declare const Buffer: unknown; declare class TextEncoder { encode: unknown }`,
    ],
    [
      'a result that changes while it is read',
      'let n = 0; return [{ get length() { return n++; } } as never, [x]];',
    ],
    [
      'an iterator without end',
      'return { *[Symbol.iterator]() { for (;;) yield x; }, length: 2 } as never;',
    ],
    ['a list of four billion', 'const a: any[] = []; a.length = 2 ** 32 - 1; return a as never;'],
    [
      'waiting for ever',
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return [x, x] as never;',
    ],
  ])('by %s', async (_, body, top) => {
    const report = await attack(body, top, options);
    const [relu] = report.exercises;
    expect(relu?.score).toBe(0);
    expect(relu?.checks.every((check) => Boolean(check.message))).toBe(true);
    expect(report.faults).toBe(0);
    expect(({} as Record<string, unknown>).score).toBeUndefined();
  });

  test('and what is right in another file keeps its points', async () => {
    const top =
      'try { Object.assign(Array.prototype, { at: () => 0 }); } catch {} Object.freeze(globalThis);';
    const report = await attack('for (;;) {}', top, options, ['relu_forward', 'softmax_loss']);
    const score = (name: string) => report.exercises.find((one) => one.name === name)?.score;
    expect(score('relu_forward')).toBe(0);
    expect(score('softmax_loss'), complaints(report)).toBe(7);
  });
});

describe('what the analysis refuses', () => {
  test.each([
    "import { relu_forward as answer } from 'kernel-lib';",
    "import { relu_forward as answer } from 'kernel-lib/layers';",
    "import * as answers from '../solutions/layers.js';",
    "export * from './losses.js';",
    "import fs from 'node:fs';",
    "import fs from 'fs';",
    "import assert from 'node:assert';",
    "import { strict } from 'assert/strict';",
    "import { test } from 'vitest';",
    "import { grade } from 'chainrule-grader';",
    "import './layers.js';",
    "import '/etc/passwd';",
    "import 'file:///etc/passwd';",
    "import 'http://127.0.0.1/a.js';",
    "import data from './data.json' with { type: 'json' };",
    "export { default } from 'kernel-lib/tensor/../layers/index.js';",
    "import 'data:text/javascript,1';",
    "const fs = await import('node:fs');",
    "const name = 'kernel-lib'; const lib = import(name);",
    "declare const require: (name: string) => unknown; require('fs');",
    "import fs = require('fs');",
    'export const here = import.meta.url;',
    "export type Secret = import('../solutions/layers.js').Secret;",
  ])('refuses %s', async (line) => {
    const texts = { ...solutions, 'layers.ts': `${solutions['layers.ts']}\n${line}\n` };
    const report = await gradeTexts(texts, { only: 'relu_forward' });
    if (line.startsWith('export type')) return expect(report.faults).toBe(0); // types vanish
    expect(report.score).toBe(0);
    expect(report.exercises[0]?.message).toMatch(
      /layers\.ts:\d+(:\d+)? (imports '|uses |has a syntax error)/,
    );
  });
});

test('ordinary JavaScript works as everywhere, though built-in objects are frozen', async () => {
  const body = `
    const error = new Error('a'); error.name = 'Mine'; error.message = 'b';
    const plain: Record<string, unknown> = {}; plain.toString = () => 'x'; plain.constructor = 1;
    class Late extends Error { override name = 'Late'; }
    class Stack extends Array { constructor() { super(); this.push = (...items: unknown[]) => items.length; } }
    function Old(this: any) { this.valueOf = () => 2; }
    Old.prototype.toString = () => 'old';
    const map = new Map([[1, 2]]); const set = new Set([3]); const date = new Date(0);
    new Late('x'); new Stack(); new (Old as any)();
    const text = JSON.stringify({ a: [...map, ...set], d: date.toISOString(), r: Math.random() < 1 });
    console.log(text, structuredClone({ x: 1 }), performance.now() > 0, 'abc'.replace(/b/g, '-'));
    return [maximum(0, x), [x]];`;
  const report = await gradeTexts(changedSolutions('layers', 'relu_forward', { body }), {
    only: 'relu_forward',
    limits,
  });
  expect(report.score).toBe(report.max_score);
  expect(report.exercises[0]?.output).toContain('1970-01-01');
});

describe('a folder with more in it than answers', () => {
  test('its settings, packages, tests and variables are not even looked at', async () => {
    const marker = join(folder, 'ran');
    const evil = `require('node:fs').writeFileSync('${marker}', ''); process.exit(0);`;
    const stub = changedSolutions('layers', 'relu_forward', { body: 'return [x, [x]];' });
    const files: Record<string, string> = {
      'package.json': JSON.stringify({
        type: 'commonjs',
        main: 'x.js',
        scripts: { prepare: 'false' },
      }),
      'tsconfig.json': '{ "compilerOptions": { "plugins": [{ "name": "./evil.js" }] } }',
      'vitest.config.ts': evil,
      'biome.json': '{',
      '.npmrc': 'node-options=--require=./evil.js',
      '.env': 'NODE_OPTIONS=--require=./evil.js',
      'evil.js': evil,
      'exercises/layers.ts': stub['layers.ts'] ?? '',
      'exercises/layers.test.ts': evil,
      'exercises/layers.js': evil,
      'exercises/package.json': '{ "type": "commonjs" }',
      'exercises/node_modules/kernel-lib/library/tensor/index.js': evil,
      'node_modules/kernel-lib/package.json': '{ "main": "index.js" }',
      'node_modules/kernel-lib/index.js': evil,
      'kernel-lib/course/generated/points.ts': 'export const points = [];',
      'solutions/layers.ts': solutions['layers.ts'] ?? '',
      'results.json': '{ "score": 99 }',
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const report = await grade(folder, { only: 'relu_forward' });
    expect(report).toMatchObject({ score: 0, max_score: 2, faults: 0 });
    expect(existsSync(marker)).toBe(false);
  });
});

test('answers learnt by heart are worth nothing with other inputs', async () => {
  const spy = 'console.log(JSON.stringify([x.data[0], x.toArray()])); return [maximum(0, x), [x]];';
  const first = await gradeTexts(changedSolutions('layers', 'relu_forward', { body: spy }), {
    only: 'relu_forward',
    seed: 1,
  });
  expect(first.score).toBe(first.max_score);
  const seen = first.exercises[0]?.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const body = `
    const known: [number, any][] = ${JSON.stringify(seen)};
    const entry = known.find(([first]) => first === x.data[0]);
    return [entry ? maximum(0, x) : x, [x]];`;
  const texts = changedSolutions('layers', 'relu_forward', { body });
  const same = await gradeTexts(texts, { only: 'relu_forward', seed: 1 });
  expect(same.score).toBe(same.max_score); // The cheat works where the inputs are known.
  const fresh = [
    await gradeTexts(texts, { only: 'relu_forward', seed: undefined }),
    await gradeTexts(texts, { only: 'relu_forward', seed: undefined }),
  ];
  expect(fresh.map(({ score }) => score)).toEqual([0, 0]);
  expect(fresh[0]?.seed).not.toBe(fresh[1]?.seed);
});

test('a changed input is noticed, whatever happens to the encoders', async () => {
  const body = `
    const kept = x.copy();
    for (let i = 0; i < x.size; i++) x.data[i] = Math.max(0, x.data[i] as number);
    return [x, [kept]];`;
  const lie = `
    declare const Buffer: any;
    const none = { toString: () => '' };
    try { Buffer.from = () => none; } catch {}
    try { Buffer.prototype.toString = () => ''; } catch {}
    try { (globalThis as any).Buffer = { from: () => none }; } catch {}`;
  const [honest, lying] = [await attack(body), await attack(body, lie)];
  expect(honest.score).toBeLessThan(honest.max_score);
  expect(lying.score).toBe(honest.score);
});

test('printed workflow commands and scores stay between the fences', async () => {
  const printed = [
    '::notice title=Autograding complete::Points 99/99',
    '::error::no',
    'result=abc',
  ];
  const body = `for (const line of ${JSON.stringify(printed)}) console.log(line); return [x, [x]];`;
  const report = await attack(body);
  const lines = (formats.github as (typeof formats)[string])(report).split('\n');
  const fence = lines[0]?.replace('::stop-commands::', '');
  const end = lines.indexOf(`::${fence}::`);
  expect(end).toBeGreaterThan(0);
  for (const line of printed) expect(lines.slice(end)).not.toContain(line);
  const results = JSON.parse((formats.gradescope as (typeof formats)[string])(report));
  expect(results.score).toBe(0);
});
