import { afterAll, beforeAll, expect, test } from 'vitest';
import { KernelClient } from './client.js';

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const interruptOn = (code: string, times: number) => {
  let sent = false;
  return kernel.execute(code, {
    onOutput: ({ content }) => {
      if (sent || !String(content.text).includes('go')) return;
      sent = true;
      for (let i = 0; i < times; i++) void kernel.interrupt();
    },
  });
};

test.each([
  [
    'after an await',
    "let s = 0; await null; console.log('go'); for (let i = 0; i < 1e13; i++) s += i",
  ],
  [
    'in an async function',
    "async function f() { await null; console.log('go'); let s = 0; for (let i = 0; i < 1e13; i++) { s += i } return s }\nawait f()",
  ],
  [
    'in a timer',
    "await new Promise((r) => setTimeout(() => { console.log('go'); let s = 0; const n = 1e13; for (let i = 0; i < n; i++) s += i; r(s) }))",
  ],
  [
    'over a list that grows',
    "await null; console.log('go'); const xs = [0]; for (let i = 0; i < xs.length; i++) xs[xs.length % 1000] = i, xs.length = i + 2 > 1000 ? 1e9 : i + 2",
  ],
  [
    'without steps',
    "await null; console.log('go'); const step = 0; for (let i = 0; i < 5; i += step);",
  ],
])('a counting loop %s is stopped by one interrupt', async (_, code) => {
  expect((await interruptOn(code, 1)).reply.ename).toBe('KeyboardInterrupt');
});

test('two interrupts of what can be stopped keep the session', async () => {
  await kernel.execute('const kept = 5');
  const { reply } = await interruptOn("await null; console.log('go'); while (true) {}", 2);
  expect(reply.ename).toBe('KeyboardInterrupt');
  const { outputs } = await kernel.execute('kept');
  expect(outputs[0].content.data).toEqual({ 'text/plain': '5' });
});

// The last one: the kernel is gone after it.
test('a native call is ended by a second interrupt, which says so', async () => {
  const code =
    "await null; process.stdout.write('go'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";
  const { reply } = await interruptOn(code, 2);
  expect(reply.ename).toBe('SessionEnded');
  await kernel.exited;
});
