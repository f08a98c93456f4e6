import { afterAll, beforeAll, expect, test } from 'vitest';
import { KernelClient } from './client.js';

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const textOf = async (code: string) =>
  JSON.stringify((await kernel.execute(code)).outputs.map(({ content }) => content));

// A cell shares the language's own objects with the kernel: what it breaks must not break later cells.
test.each([
  ['globalThis.Map = null', 'Map, which'],
  ['globalThis.Promise = undefined', 'Promise, which'],
  ['delete globalThis.JSON', 'JSON, which'],
  ['globalThis.process = {} as any', 'process, which'],
  ['Promise.prototype.then = null', 'Promise.prototype.then, which'],
  ['Array.prototype.map = (() => 7) as any', 'Array.prototype.map, which'],
  ['JSON.stringify = () => ""; Reflect.ownKeys = null', 'JSON.stringify'],
  ['Object.defineProperty = Reflect.defineProperty = null', 'Object.defineProperty'],
  ['Array.prototype[Symbol.iterator] = null', 'Array.prototype[Symbol.iterator]'],
  ['await null; globalThis.Set = null; throw 1', 'Set, which'],
])('%s: said, put back, and the next cell works', async (code, said) => {
  expect(await textOf(code)).toContain(said);
  expect(await textOf('[...new Map([[1, [2].map((x) => x + 1)]])]')).toContain('[ [ 1, [ 3 ] ] ]');
});

test('what is the notebook’s own stays, and nothing is said', async () => {
  const code =
    'const Map = 5; Error.stackTraceLimit = 20; (Array.prototype as any).last = 1; globalThis.fetch = null as any; [Map, ([] as any).last]';
  expect(await textOf(code)).toContain('[ 5, 1 ]');
  const next = await textOf('[Map, ([] as any).last, Error.stackTraceLimit, fetch]');
  expect(next).toContain('[ 5, 1, 20, null ]');
  expect(next).not.toContain('put back');
});
