// What leaves the kernel: all of it, in order, as text that can be saved, and no more than is read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KernelClient, type Message } from './client.js';

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(
    "import { display } from 'chainrule-course/notebook'; import { DISPLAY } from 'kernel-lib';",
  );
});
afterAll(() => kernel.close());

const plainOf = ({ content }: Message) => (content.data as Record<string, string>)['text/plain'];

// The client refuses every message that holds half a character.
describe('half an emoji', () => {
  test.each([
    ["console.log('😀'[0])", '\uFFFD\n'],
    [
      "process.stdout.write('a' + '😀'[0]); await 0; process.stdout.write('😀'[1] + 'b'); 0;",
      'a😀b',
    ],
    [
      "process.stdout.write('a' + '😀'[0]); display(1); process.stdout.write('😀'[1] + 'b'); 0;",
      'a😀b',
    ],
    ["process.stdout.write('a' + '😀'[0]); 0;", 'a\uFFFD'],
  ])('in %s', async (code, text) => {
    const { stdout, reply } = await kernel.execute(code);
    expect([stdout, reply.status]).toEqual([text, 'ok']);
  });

  test('in a result, in every part of a display, in an error', async () => {
    const result = await kernel.execute("'😀'[0]");
    expect(plainOf(result.outputs[0])).toBe('\uFFFD');
    const shown = await kernel.execute(
      "display({ [DISPLAY]: () => ({ 'text/plain': '😀'[0], 'text/html': '<b>😀'.slice(0, -1), 'application/json': { ['😀'[1]]: ['😀'[0]] } }) }, { displayId: '😀'[0] })",
    );
    expect(shown.outputs[0].content).toEqual({
      data: {
        'text/plain': '\uFFFD',
        'text/html': '<b>\uFFFD',
        'application/json': { '\uFFFD': ['\uFFFD'] },
      },
      metadata: {},
      transient: { display_id: '\uFFFD' },
    });
    const { reply, outputs } = await kernel.execute(
      "const e = new Error('😀'[0]); e.name = 'E' + '😀'[1]; throw e",
    );
    expect(reply).toMatchObject({ status: 'error', ename: 'E\uFFFD', evalue: '\uFFFD' });
    expect(outputs[0].content.ename).toBe('E\uFFFD');
  });

  test('in what is asked while typing, and in the history', async () => {
    const code = "const half = '\ud83d'; half.";
    const { content } = await kernel.request('complete_request', { code, cursor_pos: 26 });
    expect(content.status).toBe('ok');
    await kernel.request('inspect_request', { code, cursor_pos: 8 });
    await kernel.request('is_complete_request', { code });
    await kernel.execute("'\ud83d'");
    const history = await kernel.request('history_request', {
      hist_access_type: 'tail',
      n: 1,
      output: true,
    });
    expect(history.content.history).toMatchObject([
      [1, expect.any(Number), ["'\uFFFD'", '\uFFFD']],
    ]);
  });
});

describe('many outputs', () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => `${i}`);

  test('2,000 displays and the end of their cell', async () => {
    const { outputs } = await kernel.execute('for (let i = 0; i < 2000; i++) display(i)');
    expect(outputs.map(plainOf)).toEqual(numbers(2000));
  });

  test('3,000 pairs of two streams, in order', async () => {
    const { outputs, stdout, stderr } = await kernel.execute(
      'for (let i = 0; i < 3000; i++) { console.log(i); console.error(i) }',
    );
    expect([stdout, stderr]).toEqual(Array(2).fill(`${numbers(3000).join('\n')}\n`));
    const all = outputs.map(({ content }) => content.text).join('');
    expect(all).toBe(
      numbers(3000)
        .map((i) => `${i}\n${i}\n`)
        .join(''),
    );
  });

  test('20,000 small prints are few messages', async () => {
    const { outputs, stdout } = await kernel.execute(
      'for (let i = 0; i < 20000; i++) process.stdout.write(i + " ")',
    );
    expect(stdout).toBe(`${numbers(20000).join(' ')} `);
    expect(outputs.length).toBeLessThan(500);
  });

  test('a frontend that reads slowly gets all of them, too', async () => {
    const slow = await kernel.otherReader();
    const run = kernel.execute('for (let i = 0; i < 8000; i++) display(String(i).padEnd(2000))');
    const seen: string[] = [];
    for (let ended = false; !ended; ) {
      // Others have their turn between any two messages.
      await new Promise((resolve) => setImmediate(resolve));
      const message = await slow.next();
      if (message.type === 'display_data') seen.push(plainOf(message).trim());
      ended = seen.length > 0 && message.content.execution_state === 'idle';
    }
    slow.close();
    expect(seen).toEqual(numbers(8000));
    expect((await run).outputs).toHaveLength(8000);
  });
});

describe('output without end', () => {
  test.each([
    'display(i++)',
    'console.log(i++)',
    'console.error(i++)',
    "process.stdout.write(i++ + ' ')",
    'if (i++ % 2) console.log(i); else console.error(i)',
    '[1, 2].forEach(() => display(i++))',
    'try { display(i++) } finally { await 0 }',
  ])('%s: an interrupt ends it, and little was waiting', async (statement) => {
    // Nothing is bounded if it is not bounded for a frontend that has stopped reading.
    const stuck = await kernel.otherReader();
    await kernel.execute('var i = 0');
    const before = kernel.published.length;
    const run = kernel.execute(`while (true) { ${statement} }`);
    await kernel.until(
      (message) =>
        ['display_data', 'stream'].includes(message.type) &&
        kernel.published.indexOf(message) >= before,
    );
    await kernel.interrupt();
    const reading = (async () => {
      while ((await stuck.next()).type !== 'error');
    })();
    const { reply, outputs } = await run;
    await reading;
    stuck.close();
    expect(reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
    expect(outputs.at(-1)?.type).toBe('error');
    const { outputs: shown } = await kernel.execute('i');
    expect(Number(plainOf(shown[0]))).toBeLessThan(200_000);
  });
});

describe('values that refuse to be read', () => {
  const thrown = 'new Proxy({ lr: 1 }, { get(_, key) { throw new Error(String(key)) } })';
  const revoked = '(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy })()';
  const failing = (key: string) =>
    `Object.defineProperty(new Error('x'), ${key}, { get() { throw new Error('no') } })`;
  const values = [
    thrown,
    revoked,
    'new Proxy({}, new Proxy({}, { get() { throw 1 } }))',
    ...[
      "'code'",
      "'message'",
      "'name'",
      "'stack'",
      "'cause'",
      "'errors'",
      'Symbol.toStringTag',
    ].map(failing),
    "Object.assign(new Error('x'), { toString() { throw 1 }, [Symbol.toPrimitive]() { throw 1 } })",
    "Object.assign(new Error('x'), { name: { toString() { throw 1 } }, message: Symbol('m') })",
    "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 } })",
    "({ [Symbol.for('Jupyter.display')]() { throw 1 } })",
    `new Error('x', { cause: ${revoked} })`,
    `new AggregateError([${revoked}, ${thrown}], 'x')`,
    `Object.assign(new Error('x'), { errors: ${revoked}, code: ${revoked} })`,
    'null',
    'undefined',
    'Object.create(null)',
    "Symbol('s')",
    "Object.setPrototypeOf(new Error('x'), null)",
    "(() => { const e = new Error('x'); e.cause = e; return e })()",
  ];

  test.each(values)('thrown: %s', async (value) => {
    const { reply, outputs } = await kernel.execute(`throw ${value}`);
    expect(reply).toMatchObject({ status: 'error', ename: expect.any(String) });
    expect(outputs.map(({ type }) => type)).toEqual(['error']);
  });

  test.each(values)('rejected, late, shown and printed: %s', async (value) => {
    const rejected = await kernel.execute(`await Promise.reject(${value})`);
    expect(rejected.reply.status).toBe('error');
    const late = await kernel.execute(
      `setTimeout(() => { throw ${value} }); Promise.reject(${value}); await new Promise((done) => setTimeout(done, 5)); 0;`,
    );
    expect(late.outputs.filter(({ type }) => type === 'error')).toHaveLength(2);
    const result = await kernel.execute(`var v: any = ${value}; v`);
    expect(result.reply.status).toBe('ok');
    for (const code of ['display(v)', 'console.log(v)', 'console.error(v)']) {
      expect((await kernel.execute(code)).reply.status).toMatch(/^(ok|error)$/);
    }
    expect((await kernel.execute('1 + 1')).outputs.map(plainOf)).toEqual(['2']);
  });
});
