import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../kernel-lib/grading/sandbox/limits.js';
import { startProcess } from '../../kernel-lib/grading/sandbox/process.js';
import { fellTree, plantTree } from '../../kernel-lib/grading/sandbox/tree.js';
import { changedSolutions, gradeTexts, requireBuild, solutions } from './support.js';

beforeAll(requireBuild);

const limits = { callTime: 2500, memory: 300, heap: 128 };

/** Grades relu_forward with this body, and code at the top of its file. */
function attack(body: string, top = '') {
  const texts = changedSolutions('layers', 'relu_forward', { body });
  const only = ['relu_forward', 'softmax_loss'];
  return gradeTexts({ ...texts, 'layers.ts': `${texts['layers.ts']}\n${top}` }, { only, limits });
}

describe('no points gained, the grader alive, the others graded', () => {
  test.each<[string, string, string?]>([
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
  ])('%s', async (_, body, top) => {
    const report = await attack(body, top);
    const [relu, softmax] = ['relu_forward', 'softmax_loss'].map((wanted) =>
      report.exercises.find(({ name }) => name === wanted),
    );
    expect(relu?.score).toBe(0);
    expect(relu?.checks.every((check) => Boolean(check.message))).toBe(true);
    expect(softmax?.score).toBe(softmax?.max_score);
    expect(report.faults).toBe(0);
    expect(({} as Record<string, unknown>).score).toBeUndefined();
  });

  test.each([
    "import { relu_forward as answer } from 'kernel-lib';",
    "import { relu_forward as answer } from 'kernel-lib/layers';",
    "import * as answers from '../solutions/layers.js';",
    "export * from './losses.js';",
    "import fs from 'node:fs';",
    "import fs from 'fs';",
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

describe('behind the first refusal: code that the analysis never saw', () => {
  /** Loads code in a child and calls its f, without any analysis. */
  async function raw(code: string): Promise<string> {
    const tree = plantTree(new Map([['exercises/raw.js', code]]));
    const child = await startProcess(tree, { ...DEFAULT_LIMITS, callTime: 3000 });
    try {
      const loaded = await child.ask({
        kind: 'load',
        path: `file://${tree}/exercises/raw.js`,
        probes: '',
      });
      if (loaded.kind === 'threw') return `threw ${loaded.error.message}`;
      const reply = await child.ask({ kind: 'call', id: 1, name: 'f', args: [], keep: [] });
      return reply.kind === 'returned' ? String(reply.value) : `threw ${JSON.stringify(reply)}`;
    } catch (error) {
      return `died ${(error as Error).message}`;
    } finally {
      await child.close();
      fellTree(tree);
    }
  }

  test.each([
    [
      "the library's own layers",
      "import { relu_forward } from 'kernel-lib'; export const f = () => 1;",
      /threw.*(exports|not defined|Cannot find)/,
    ],
    [
      'a subpath',
      "import 'kernel-lib/layers'; export const f = () => 1;",
      /threw.*not defined by "exports"/,
    ],
    [
      'reading a file outside',
      "import { readFileSync } from 'node:fs'; export const f = () => readFileSync('/etc/hostname', 'utf8');",
      /Access to this API has been restricted|ERR_ACCESS_DENIED/,
    ],
    [
      'writing a file',
      "import { writeFileSync } from 'node:fs'; export const f = () => writeFileSync('./x', '1');",
      /restricted|ERR_ACCESS_DENIED/,
    ],
    [
      'starting a process',
      "import { spawnSync } from 'node:child_process'; export const f = () => String(spawnSync('true').error ?? 'ran');",
      /restricted|ERR_ACCESS_DENIED/,
    ],
    [
      'a worker',
      "import { Worker } from 'node:worker_threads'; export const f = () => String(new Worker('1', { eval: true }));",
      /restricted|ERR_ACCESS_DENIED/,
    ],
    [
      'the environment',
      "import process from 'node:process'; export const f = () => Object.keys(process.env).length;",
      /^0$/,
    ],
    [
      'leaving',
      "import process from 'node:process'; export const f = () => process.exit(0);",
      /died ended the process/,
    ],
    [
      'a forged reply',
      "import { writeSync } from 'node:fs'; export const f = () => { writeSync(3, Buffer.alloc(64)); return 1; };",
      /died sent a malformed answer|died wrote answers/,
    ],
    [
      'a reply too many',
      "import { writeSync } from 'node:fs'; export const f = () => { setImmediate(() => {}); writeSync(3, Buffer.from([1, 0, 0, 0, 9])); return 1; };",
      /died/,
    ],
  ])('%s', async (_, code, says) => {
    expect(await raw(code)).toMatch(says);
  });
});
