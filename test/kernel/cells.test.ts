import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Execution, KernelClient } from './client.js';

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const run = (code: string) => kernel.execute(code);

/** The one output of a type, and no other of that type. */
function only({ outputs }: Execution, type: string) {
  const found = outputs.filter((message) => message.type === type);
  expect(found).toHaveLength(1);
  return found[0].content as Record<string, never>;
}

describe('the last expression', () => {
  test.each([
    ['1 + 2', '3'],
    ["'plain'", 'plain'],
    ['[1, { a: null }]', '[ 1, { a: null } ]'],
    ['Promise.resolve(4)', '4'],
  ])('%s shows its value without colour codes', async (code, shown) => {
    const result = only(await run(code), 'execute_result');
    expect(result.data).toEqual({ 'text/plain': shown });
  });

  test.each(['undefined', 'null', 'const quiet = 1'])('%s shows nothing', async (code) => {
    const { outputs } = await run(code);
    expect(outputs).toEqual([]);
  });

  test('a rich value shows all its forms', async () => {
    const result = only(
      await run(`import { DISPLAY } from 'kernel-lib';
({ [DISPLAY]: () => ({ 'text/plain': 'p', 'text/html': '<b>', 'image/png': new Uint8Array([1, 2]),
  'application/vnd.plotly.v1+json': { data: [new Float64Array([1.5])] } }) })`),
      'execute_result',
    );
    expect(result.data).toEqual({
      'text/plain': 'p',
      'text/html': '<b>',
      'image/png': 'AQI=',
      'application/vnd.plotly.v1+json': { data: [[1.5]] },
    });
  });

  test('a rich form that fails leaves the plain one', async () => {
    const result = only(
      await run(`import { DISPLAY } from 'kernel-lib';
({ [DISPLAY]: () => { throw new RangeError('no form') } })`),
      'execute_result',
    );
    expect(result.data['text/plain']).toContain('RangeError: no form');
  });

  test('a printed promise does not show how Node tracks it', async () => {
    const { stdout } = await run('console.log(Promise.resolve(1))');
    expect(stdout).toBe('Promise { 1 }\n');
  });
});

describe('variables', () => {
  test('carry from cell to cell, with their types', async () => {
    await run('let count: number = 1; interface Box { n: number }');
    await run('count += 1; const box: Box = { n: count };');
    expect(only(await run('box.n'), 'execute_result').data).toEqual({ 'text/plain': '2' });
    expect(only(await run("count = 'a'"), 'error').ename).toBe('TypeScriptError');
  });

  test('that a failed cell has set are kept, those after the failure are unknown', async () => {
    await run("const before = 5; throw new Error('stop'); const after = 6;");
    expect(only(await run('before'), 'execute_result').data).toEqual({ 'text/plain': '5' });
    expect(only(await run('after'), 'error').evalue).toContain("Cannot find name 'after'");
  });

  test('keep their value when a later cell fails before setting them anew', async () => {
    await run('const steady = 7');
    await run("throw new Error('stop'); const steady = 8;");
    expect(only(await run('globalThis.process && steady'), 'execute_result').data).toEqual({
      'text/plain': '7',
    });
  });
});

test('export in front of a declaration does no harm', async () => {
  const { reply, outputs } = await run(
    'export function twice(x: number) { return 2 * x; }\ntwice(4)',
  );
  expect(reply.status).toBe('ok');
  expect(outputs[0].content.data).toEqual({ 'text/plain': '8' });
});

describe('errors', () => {
  test('name the cell and line, and nothing of the kernel', async () => {
    const { outputs, reply } = await run(`interface Shape { n: number }

function fail(shape: Shape): never {
  throw new RangeError('too ' + shape.n);
}
fail({ n: 3 });`);
    const { ename, evalue, traceback } = outputs[0].content as Record<string, string & string[]>;
    expect(outputs).toHaveLength(1);
    expect([ename, evalue]).toEqual(['RangeError', 'too 3']);
    const text = traceback.join('\n');
    expect(text).toContain("4 |   throw new RangeError('too ' + shape.n);");
    expect(text).toMatch(/at fail \(cell \[\d+\], line 4, column 9\)/);
    expect(text).toMatch(/at \(cell \[\d+\], line 6, column \d+\)/);
    expect(text).not.toMatch(/node:|tslab|kernel-lib|evalmachine/);
    expect(reply).toMatchObject({ status: 'error', ename, evalue, traceback });
  });

  test('of types underline the place', async () => {
    const { traceback, ename } = only(await run("\nconst n: number = 'text';"), 'error');
    expect(ename).toBe('TypeScriptError');
    expect(traceback).toEqual([
      expect.stringMatching(/^TypeScriptError in cell \[\d+\], line 2, column 7:$/),
      "  2 | const n: number = 'text';",
      '    |       ~',
      "Type 'string' is not assignable to type 'number'. (TS2322)",
    ]);
  });

  test('of syntax are called so', async () => {
    expect(only(await run('const = 3'), 'error').ename).toBe('SyntaxError');
  });

  test('in class methods and after an await are found', async () => {
    const { traceback } = only(
      await run(`class Net { async step() {
    await null;
    throw new TypeError('late in step'); } }
await new Net().step();`),
      'error',
    );
    expect(traceback).toContain("    3 |     throw new TypeError('late in step'); } }".padStart(4));
  });

  test('show what caused them', async () => {
    const { traceback } = only(
      await run("throw new Error('outer', { cause: new RangeError('inner') })"),
      'error',
    );
    expect(traceback).toContain('caused by RangeError: inner');
  });

  test('thrown values that are no errors are shown', async () => {
    expect(only(await run("throw { code: 'x' }"), 'error').evalue).toBe(
      "thrown value: { code: 'x' }",
    );
  });

  test('printed by the cell name its lines too', async () => {
    const { stdout } = await run("const e = new Error('shown');\nconsole.log(e)");
    expect(stdout).toMatch(/^Error: shown\n {4}at cell \[\d+\]:1:11\n$/);
  });

  test('later, in a timer or a promise, reach the cell that caused them', async () => {
    const first = await run(`setTimeout(() => { throw new Error('from a timer') }, 20);
Promise.reject(new Error('from a promise'));`);
    await run('1');
    const late = (text: string) =>
      kernel.until(({ type, content }) => type === 'error' && content.evalue === text);
    expect((await late('from a promise')).parent).toBe(first.id);
    const timer = await late('from a timer');
    expect(timer.parent).toBe(first.id);
    expect(String(timer.content.traceback)).toMatch(/cell \[\d+\], line 1/);
  });

  test.each(['process.exit(0)', 'process.abort()'])('%s does not end the kernel', async (code) => {
    expect(only(await run(code), 'error').ename).toBe('ProcessExitError');
    expect((await run('1')).reply.status).toBe('ok');
  });

  test.each([
    [
      "import { ones } from 'kernel-lib'; import { zero } from 'kernel-lib/tensr'",
      "There is no 'kernel-lib/tensr'",
    ],
    ["import { zeroz } from 'kernel-lib'", "Did you mean 'zeros'?"],
    ["import { nothingLikeIt } from 'kernel-lib'", "'kernel-lib' exports no 'nothingLikeIt'"],
    ['%matplotlib inline', 'Python notebooks'],
  ])('%s is explained', async (code, line) => {
    expect(only(await run(code), 'error').evalue).toContain(line);
  });

  test('in a long line of data quote the part that matters', async () => {
    const numbers = Array.from({ length: 300 }, (_, i) => i).join(',');
    const { traceback } = only(await run(`[${numbers}].nope()`), 'error');
    expect(traceback).toContainEqual(expect.stringContaining('298,299].nope()'));
    for (const line of traceback as string[]) expect(line.length).toBeLessThan(200);
  });

  test('of what has a syntax error are only about that', async () => {
    const { traceback } = only(await run('let a: number = ;\nunknownName'), 'error');
    expect(String(traceback)).not.toContain('unknownName');
  });

  test('an import of a missing package says so', async () => {
    const { evalue } = only(await run("import { a } from 'no-such-package'"), 'error');
    expect(evalue).toContain("Cannot find the package 'no-such-package'");
  });
});

describe('output', () => {
  // Only the output can make the test end these cells.
  test.each([
    ['awaits', 'await new Promise(() => {})'],
    ['is busy', 'while (true) {}'],
  ])('streams while a cell %s', async (_what, rest) => {
    let interrupted: Promise<unknown> | undefined;
    const result = await kernel.execute(`console.log('out'); ${rest}`, {
      onOutput: ({ content }) => {
        if (content.text === 'out\n') interrupted = kernel.interrupt();
      },
    });
    await interrupted;
    expect(result.reply.ename).toBe('KeyboardInterrupt');
  });

  test('goes to stdout and stderr apart, in order', async () => {
    const { outputs } = await run("console.log('a'); console.error('b'); console.log('c')");
    expect(outputs.map(({ content }) => [content.name, content.text])).toEqual([
      ['stdout', 'a\n'],
      ['stderr', 'b\n'],
      ['stdout', 'c\n'],
    ]);
  });

  test('that comes after the end of a cell belongs to that cell', async () => {
    const first = await run("setTimeout(() => console.log('afterwards'), 20); 0");
    await run('await new Promise((resolve) => setTimeout(resolve, 60)); 0');
    expect(kernel.outputsOf(first.id).stdout).toBe('afterwards\n');
  });

  test('a display is replaced by its updates', async () => {
    const { outputs } = await run(`import { display } from 'kernel-lib';
display('one', { displayId: 'bar' });
display('two', { displayId: 'bar', update: true });
display('three', { displayId: 'bar', update: true });`);
    expect(outputs.map(({ type, content }) => [type, content.data, content.transient])).toEqual([
      ['display_data', { 'text/plain': 'one' }, { display_id: 'bar' }],
      ['update_display_data', { 'text/plain': 'two' }, { display_id: 'bar' }],
      ['update_display_data', { 'text/plain': 'three' }, { display_id: 'bar' }],
    ]);
  });

  test('can be cleared', async () => {
    const { outputs } = await run(`import { notebookHost } from 'kernel-lib';
notebookHost()!.clearOutput(true);`);
    expect(outputs).toMatchObject([{ type: 'clear_output', content: { wait: true } }]);
  });

  test("tslab's own display works", async () => {
    const display = only(
      await run("import * as tslab from 'tslab'; tslab.display.html('<i>x</i>')"),
      'display_data',
    );
    expect(display.data).toMatchObject({ 'text/html': '<i>x</i>' });
  });
});

describe('interrupt', () => {
  const interruptOn = async (code: string) => {
    let sent: Promise<unknown> | undefined;
    const result = await kernel.execute(code, {
      onOutput: ({ content }) => {
        if (String(content.text).includes('go')) sent ??= kernel.interrupt();
      },
    });
    await sent;
    expect((await run('1')).reply.status).toBe('ok');
    return result;
  };

  test.each([
    ['a busy loop', "console.log('go'); while (true) {}"],
    ['a busy loop after an await', "console.log('go'); await null; for (;;) {}"],
    [
      'a loop that catches everything',
      "console.log('go'); while (true) { try { JSON.parse('{') } catch {} }",
    ],
    [
      'a recursion after an await',
      "await null; console.log('go'); const fib = (n: number): number => n < 2 ? n : fib(n - 1) + fib(n - 2);\nfib(90)",
    ],
    ['a cell that awaits for ever', "console.log('go'); await new Promise(() => {})"],
    [
      'a loop of timers',
      "for (;;) { console.log('go'); await new Promise((r) => setTimeout(r, 5)); }",
    ],
  ])('ends %s', async (_what, code) => {
    const { reply } = await interruptOn(code);
    expect(reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
  });

  test('rejects breathe(), so that finally blocks run and the place is told', async () => {
    const { reply, stdout } = await interruptOn(`import { breathe } from 'kernel-lib';
console.log('go');
try {
  for (;;) await breathe();
} finally {
  console.log('cleaned up');
}`);
    expect(stdout).toBe('go\ncleaned up\n');
    expect(String(reply.traceback)).toMatch(/line 4/);
  });

  test('silences what is left of a cell', async () => {
    const { id } = await interruptOn(
      "for (;;) { console.log('go'); await new Promise((r) => setTimeout(r, 5)); }",
    );
    const before = kernel.outputsOf(id).stdout;
    await run('await new Promise((r) => setTimeout(r, 50))');
    expect(kernel.outputsOf(id).stdout).toBe(before);
  });

  test('keeps the variables that were set', async () => {
    await interruptOn("const model = { steps: 3 }; console.log('go'); while (true) {}");
    expect(only(await run('model.steps'), 'execute_result').data).toEqual({ 'text/plain': '3' });
  });

  test('does nothing to an idle kernel', async () => {
    await kernel.interrupt();
    expect((await run('for (let i = 0; i < 3; i++) { String(i); }')).reply.status).toBe('ok');
  });

  // Windows has no signals; Jupyter sends the message there and here.
  test.skipIf(process.platform === 'win32')('by signal ends a cell, too', async () => {
    // One signal: another might find the next cell.
    const { reply } = await kernel.execute("console.log('go'); while (true) {}", {
      onOutput: ({ content }) => content.text === 'go\n' && process.kill(kernel.pid, 'SIGINT'),
    });
    expect(reply.ename).toBe('KeyboardInterrupt');
  });

  // As Node leaves a cell's script it takes its handlers back. This cell stays there until it has been
  // interrupted.
  test.skipIf(process.platform === 'win32')('by signal is heard between two handlers', async () => {
    const leaving = `void (process as NodeJS.EventEmitter).prependOnceListener('newListener', () => {
  console.log('go');
  try { for (;;); } catch { console.log('stopped'); }
});`;
    const told = kernel.execute(leaving, {
      onOutput: ({ content }) => content.text === 'go\n' && process.kill(kernel.pid, 'SIGINT'),
    });
    const stdout = told.then((result) => result.stdout);
    expect(await Promise.race([stdout, kernel.exited])).toBe('go\nstopped\n');
    expect((await run('1')).reply.status).toBe('ok');
  });
});
