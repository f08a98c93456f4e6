import ts from 'typescript';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadedWithoutNode } from '../withoutNode.js';

// Grader and kernel as a browser loads them: there are neither Node's modules nor its Buffer.
let grader: typeof import('../../kernel-lib/grader/engine/grade.js');
let reports: typeof import('../../kernel-lib/grader/formats/index.js');
let notebooks: typeof import('../../kernel-lib/grader/notebooks/index.js');
let submission: typeof import('../../kernel-lib/grader/submission/module.js');
let compiler: typeof import('../../kernel-lib/grader/submission/typescript.js');
let outputs: typeof import('../../kernel-lib/kernel/cells/outputs.js');
let errors: typeof import('../../kernel-lib/kernel/cells/errors.js');
let diagnostics: typeof import('../../kernel-lib/kernel/cells/diagnostics.js');

beforeAll(() =>
  loadedWithoutNode(async () => {
    grader = await import('../../kernel-lib/grader/engine/grade.js');
    reports = await import('../../kernel-lib/grader/formats/index.js');
    notebooks = await import('../../kernel-lib/grader/notebooks/index.js');
    submission = await import('../../kernel-lib/grader/submission/module.js');
    compiler = await import('../../kernel-lib/grader/submission/typescript.js');
    outputs = await import('../../kernel-lib/kernel/cells/outputs.js');
    errors = await import('../../kernel-lib/kernel/cells/errors.js');
    diagnostics = await import('../../kernel-lib/kernel/cells/diagnostics.js');
  }),
);

afterAll(() => vi.resetModules());

it('grades on the machine that it is given, and reports it in every format', async () => {
  expect(() => compiler.typescript()).toThrow(/hand one over with provideTypescript/);
  compiler.provideTypescript(ts as never);
  const run = async (student: { call(...words: unknown[]): unknown }) => {
    expect(await student.call('double', 2)).toEqual([4]);
  };
  const exercise = {
    name: 'double',
    topic: 'sums',
    lab: 1,
    kind: 'function',
    params: ['x'],
    returns: 'y',
    methods: {},
    dependsOn: [],
    hints: [],
    checks: [{ id: 'values', title: 'twice x', points: 2, run }],
  };
  const exports = [{ name: 'double', type: 'function' }];
  const machine = {
    compiler: () => ({
      prepare: async (...words: Parameters<typeof submission.prepareModule>) =>
        submission.prepareModule(...words),
      typeProblems: async () => [],
      notebook: async (path: string) => ({ path, cells: [] }),
      answerCalls: async () => [],
      timeUsedUp: () => '',
    }),
    host: () => ({
      give() {},
      start: async () => ({
        alive: true,
        output: '',
        ask: async ({ kind }: { kind: string }) =>
          kind === 'load'
            ? { kind: 'loaded' as const, exports }
            : { kind: 'returned' as const, value: 4, changed: [], after: [] },
        close: async () => {},
      }),
      address: (path: string) => path,
      close() {},
    }),
    layers: async () => [],
  };
  const handedIn = {
    path: 'page',
    file: () => ({ path: 'sums.ts', text: 'export function double(x: number) { return 2 * x; }' }),
  };
  const catalog = { exercises: [exercise], manifest: [] };
  const report = await grader.gradeOn(machine, handedIn as never, {
    catalog: catalog as never,
    questions: [],
    seed: 1,
  });
  expect([report.score, report.max_score, report.faults]).toEqual([2, 2, 0]);
  for (const format of Object.values(reports.formats)) expect(format(report)).toContain('double');
});

it('opens a sealed answer', () => {
  const verdict = { right: true, label: 'a', why: 'größer' };
  const answers = [notebooks.sealChoice('q', 'a', verdict)];
  const question = { kind: 'choice', id: 'q', letters: 'ab', answers } as never;
  expect(notebooks.openSeal(question, 'a')).toEqual(verdict);
  expect(notebooks.openSeal(question, 'b')).toBeUndefined();
});

it('shows values and errors of cells', () => {
  const bundle = outputs.bundleOf({
    [Symbol.for('Jupyter.display')]: () => ({ 'image/png': new Uint8Array([1, 2]) }),
  });
  expect(bundle).toEqual({ 'image/png': 'AQI=', 'text/plain': '' });
  expect(errors.errorContent(new TypeError('no')).traceback[0]).toBe('TypeError: no');
  expect(errors.errorContent({ a: 1 }).evalue).toBe('thrown value: {"a":1}');
  const files = {
    root: '/lab',
    has: (name: string) => name === 'exercises/layers.ts',
    text: () => '',
    label: (name: string) => name,
    slashed: (path: string) => path,
  };
  const at = { offset: 0, line: 0, character: 0 };
  const missing = {
    start: at,
    end: at,
    messageText: "Cannot find module './layers.js'",
    category: 1,
    code: 2307,
    fileName: undefined,
  };
  const { message } = new diagnostics.TypeScriptError(ts, files, [missing], 'cell [1]', 'import');
  expect(message).toMatch(/Did you mean '.\/exercises\/layers.js'\?/);
});
