import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { built } from '../../built.js';
import { changedSolutions, gradeTexts, solutions } from '../support.js';
import { combinations, processesWith, raw } from './support.js';

/* Time, memory, output: a submission may waste its own share of them, and nobody else's. */

const folder = mkdtempSync(join(tmpdir(), 'attack-grader-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A module in WebAssembly: `(func (export "f") (loop (br 0)))`, a memory of 1 to 65536 pages. */
const WASM = `new Uint8Array([0,97,115,109,1,0,0,0, 1,4,1,96,0,0, 3,2,1,0, 5,6,1,1,1,128,128,4,
  7,9,2,1,102,0,0,1,109,2,0, 10,9,1,7,0,3,64,12,0,11,11])`;
const INSTANCE = `const { f: loop, m: memory } = new WebAssembly.Instance(new WebAssembly.Module(${WASM})).exports;`;

describe.each([...combinations])('$title', ({ options }) => {
  test.each([
    ['a loop', 'export const f = () => { for (;;) {} };', /no answer/],
    // There is no WebAssembly in the child: the names stand here so that it stays so.
    ['a loop in WebAssembly', `${INSTANCE} export const f = () => loop();`, /WebAssembly is not/],
    [
      'waiting for ever',
      'export const f = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
      /no answer/,
    ],
    ['a promise for ever', 'export const f = () => new Promise(() => {});', /returned|no answer/],
    [
      'loading for ever',
      'await new Promise(() => {}); export const f = () => 1;',
      /died|no answer/,
    ],
    [
      'memory in WebAssembly',
      `${INSTANCE} export const f = () => { for (;;) { memory.grow(256); new Uint8Array(memory.buffer).fill(1); } };`,
      /WebAssembly is not/,
    ],
    [
      'typed arrays',
      'const all = []; export const f = () => { for (;;) all.push(new Float64Array(4e6).fill(1)); };',
      /died used more|threw .*(memory|allocation)/i,
    ],
    [
      'one enormous array',
      'export const f = () => new Float64Array(2 ** 32).fill(1).length;',
      /died used more|threw .*(memory|allocation|length)/i,
    ],
    [
      'an answer that is too large',
      'export const f = () => new Float64Array(9e6);',
      /^returned \[object Object\]/, // described, not sent
    ],
    [
      'a flood of output on the raw descriptor',
      "import { writeSync } from 'node:fs'; export const f = () => { for (;;) try { writeSync(2, 'x'.repeat(9999)); } catch {} };",
      /died printed more than/,
    ],
  ])('%s', async (_, code, says) => {
    // What is to end by its deadline has a short one.
    const time = says.source.includes('no answer') ? 500 : 15_000;
    expect(await raw(code, options, time)).toMatch(says);
  });
});

test('a loop is tried once in full and once in short, and the rest is not tried', async () => {
  const body = 'for (;;) {} return [x, x];';
  const texts = changedSolutions('losses', 'softmax_loss', { body });
  const limits = { callTime: 1800 };
  const report = await gradeTexts(texts, { only: 'softmax_loss', limits });
  const [loss] = report.exercises;
  const messages = loss?.checks.map(({ message }) => message);
  expect(messages).toHaveLength(5);
  expect(new Set(messages?.slice(1))).toEqual(
    new Set(['softmax_loss gave no answer within 2 s: is there a loop that never ends?']),
  );
  expect(loss?.score).toBe(0);
});

test('where many exercises loop, each of them costs less, and none is left out', async () => {
  const names = ['relu_forward', 'relu_backward', 'affine_forward', 'affine_backward'];
  const loops = (solutions['layers.ts'] ?? '').replaceAll('// BEGIN SOLUTION', 'for (;;);');
  const texts = { ...solutions, 'layers.ts': loops };
  const limits = { callTime: 300 };
  const all = await gradeTexts(texts, { only: [...names, 'softmax_loss'], limits });
  const scores = Object.fromEntries(all.exercises.map(({ name, score }) => [name, score]));
  const right = all.exercises.find(({ name }) => name === 'softmax_loss');
  expect(scores).toEqual({
    ...Object.fromEntries(names.map((name) => [name, 0])),
    softmax_loss: right?.max_score,
  });
  expect(all.faults).toBe(0);
});

test('a submission that has used up its time is told so, exercise by exercise', async () => {
  const options = { only: ['relu_forward', 'softmax_loss'], limits: { submissionTime: 0 } };
  const report = await gradeTexts(solutions, options);
  expect(report).toMatchObject({ score: 0, faults: 0 });
  for (const { message } of report.exercises) expect(message).toMatch(/had used up its 0 s/);
});

describe.skipIf(process.platform !== 'linux')('when the grader itself is killed', () => {
  test('an exercise in an endless loop ends with it', async () => {
    const file = join(folder, 'grader.mjs');
    const from = (name: string) => pathToFileURL(join(built(name), 'index.js')).href;
    writeFileSync(
      file,
      `import { grade } from '${from('course')}';
       import { fromTexts } from '${from('grader')}';
       const text = "console.log('looping'); for (;;) {}";
       void grade(fromTexts('x', { 'layers.ts': text }), { only: 'relu_forward', types: false });
       setInterval(() => {}, 1000);`,
    );
    const grader = spawn(process.execPath, [file], { env: { ...process.env, TMPDIR: folder } });
    const mine = () => processesWith('chainrule-grader/dist/child/main.js', folder);
    await vi.waitUntil(() => mine().length > 0, { timeout: 30_000, interval: 50 });
    grader.kill('SIGKILL');
    await vi.waitUntil(() => mine().length === 0, { timeout: 10_000, interval: 50 });
    expect(mine()).toEqual([]);
  });
});
