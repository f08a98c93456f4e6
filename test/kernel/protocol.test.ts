import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './build.js';
import { KernelClient } from './client.js';

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

describe('execute_request', () => {
  test('counts the cells that are kept in the history, and only those', async () => {
    const count = async (options: object) =>
      (await kernel.execute('1', options as never)).reply.execution_count as number;
    const first = await count({});
    expect(await count({ store_history: false })).toBe(first);
    expect(await count({ silent: true })).toBe(first);
    expect(await count({})).toBe(first + 1);
  });

  test('silent shows no input and no result', async () => {
    const { id, outputs } = await kernel.execute('5', { silent: true });
    expect(outputs).toEqual([]);
    const types = kernel.published.filter(({ parent }) => parent === id).map(({ type }) => type);
    expect(types).toEqual(['status', 'status']);
  });

  test('asks the notebook for another text of a cell, once it has ended', async () => {
    const source =
      "import { notebookHost } from 'kernel-lib/display';\nnotebookHost().replaceCell(";
    const asked = async (rest: string) => (await kernel.execute(source + rest)).reply.payload;
    const text = 'answer(7, 8)';
    expect(await asked(`'${text}');`)).toEqual([{ source: 'set_next_input', text, replace: true }]);
    // Nothing to do is not asked for, and the next cell has not inherited it.
    expect(await asked('notebookHost().cellSource());')).toEqual([]);
    expect((await kernel.execute('1')).reply.payload).toEqual([]);
  });

  test('answers user_expressions, right and wrong ones', async () => {
    const { reply } = await kernel.execute('const base = 4', {
      user_expressions: { double: 'base * 2', broken: 'nothing.here' },
    });
    expect(reply.user_expressions).toMatchObject({
      double: { status: 'ok', data: { 'text/plain': '8' } },
      broken: { status: 'error', ename: 'TypeScriptError' },
    });
  });

  test('a failed cell aborts the cells queued behind it', async () => {
    const [failed, second, third] = await Promise.all([
      // It does not end before the others are there.
      kernel.execute("console.log('go'); await new Promise(() => {})", {
        onOutput: ({ type }) => type === 'stream' && void kernel.interrupt(),
      }),
      kernel.execute("console.log('second')"),
      kernel.execute("console.log('third')"),
    ]);
    expect([failed, second, third].map(({ reply }) => reply.status)).toEqual([
      'error',
      'aborted',
      'aborted',
    ]);
    expect(second.stdout + third.stdout).toBe('');
    expect((await kernel.execute('1')).reply.status).toBe('ok');
  });

  test('with stop_on_error off the queue goes on', async () => {
    const [, second] = await Promise.all([
      kernel.execute("throw new Error('first')", { stop_on_error: false }),
      kernel.execute("console.log('second')"),
    ]);
    expect(second.stdout).toBe('second\n');
  });
});

describe('other requests', () => {
  test('kernel_info names the language for highlighting', async () => {
    const { content } = await kernel.request('kernel_info_request');
    expect(content).toMatchObject({
      status: 'ok',
      protocol_version: '5.3',
      implementation: 'tslab',
      language_info: {
        name: 'typescript',
        file_extension: '.ts',
        pygments_lexer: 'typescript',
        codemirror_mode: 'typescript',
      },
    });
  });

  test('comm_info has a reply of its own type', async () => {
    const { type, content } = await kernel.request('comm_info_request');
    expect([type, content]).toEqual(['comm_info_reply', { status: 'ok', comms: {} }]);
  });

  test('completion counts characters, not UTF-16 units', async () => {
    const code = "const 𝜎 = '𝜎𝜎'; 𝜎.toUpperC";
    const { content } = await kernel.request('complete_request', {
      code,
      cursor_pos: [...code].length,
    });
    expect(content).toMatchObject({
      matches: ['toUpperCase'],
      cursor_start: [...code].length - 'toUpperC'.length,
      cursor_end: [...code].length,
    });
  });

  test('completion knows the members of values from earlier cells', async () => {
    await kernel.execute('const settings = { learningRate: 0.1, momentum: 0.9 }');
    const { content } = await kernel.request('complete_request', {
      code: 'settings.',
      cursor_pos: 9,
    });
    expect(content.matches).toEqual(expect.arrayContaining(['learningRate', 'momentum']));
  });

  test('inspection inside a call tells about the function', async () => {
    await kernel.execute('/** Doubles a number. */\nfunction double(x: number) { return 2 * x; }');
    const { content } = await kernel.request('inspect_request', {
      code: 'double()',
      cursor_pos: 7,
      detail_level: 0,
    });
    expect(content.found).toBe(true);
    expect(String((content.data as Record<string, string>)['text/plain'])).toMatch(
      /double\(x: number\)[\s\S]*Doubles a number/,
    );
  });

  test('inspection of nothing finds nothing', async () => {
    const { content } = await kernel.request('inspect_request', { code: '', cursor_pos: 0 });
    expect(content).toMatchObject({ status: 'ok', found: false });
  });
});

describe('the process', () => {
  test('works in the project, wherever the notebook is', async () => {
    const { outputs } = await kernel.execute('process.cwd()');
    expect(outputs[0].content.data).toEqual({ 'text/plain': ROOT.replace(/[\\/]$/, '') });
  });

  test('shares one copy of the library with the cells', async () => {
    const { stdout } = await kernel.execute(`import { notebookHost } from 'kernel-lib';
console.log(notebookHost() !== undefined)`);
    expect(stdout).toBe('true\n');
  });

  test('has the types of Node, JSON and the standard library', async () => {
    const { reply } = await kernel.execute(`import { readFileSync } from 'node:fs';
import * as pkg from './package.json';
const name: string = pkg.name;
const text: string = readFileSync('package.json', 'utf8').padEnd(1);
[1].at(-1);`);
    expect(reply.status).toBe('ok');
  });

  test("shows a result that cannot be sent as the cell's error", async () => {
    const { reply, outputs } = await kernel.execute(`import { DISPLAY } from 'kernel-lib';
const circle: { self?: unknown } = {}; circle.self = circle;
({ [DISPLAY]: () => ({ 'text/plain': '', 'application/json': circle }) })`);
    expect(reply.status).toBe('error');
    expect(String(outputs[0].content.evalue)).toContain('circular');
  });

  test('ends on shutdown, even while busy', async () => {
    const other = await KernelClient.start();
    void other.execute("console.log('on'); while (true) {}");
    await other.until(({ content }) => content.text === 'on\n');
    expect((await other.shutdown()).content).toMatchObject({ status: 'ok', restart: false });
    await other.exited;
    await other.close();
  });
});
