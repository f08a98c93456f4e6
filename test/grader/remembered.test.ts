import { expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../../kernel-lib/grader/sandbox/limits.js';
import { Compilation } from '../../kernel-lib/grader/submission/compiler/compilation.js';
import { remembered } from '../../kernel-lib/grader/submission/compiler/remembered.js';

/* What the compiler was asked lately it does not work out again. */

test('an answer is worked out once for the same question, and again for another one', () => {
  const work = vi.fn((text: string, list: readonly string[]) => ({ text, list }));
  const ask = remembered(work);
  const first = ask('a', ['b']);
  expect(ask('a', ['b'])).toBe(first);
  expect(work).toHaveBeenCalledTimes(1);
  expect(ask('a', ['c'])).toEqual({ text: 'a', list: ['c'] });
  expect(ask('a', ['b'])).toBe(first);
  expect(work).toHaveBeenCalledTimes(2);
});

test('what throws, what is long and what is long ago is worked out again', () => {
  const work = vi.fn((text: string) => {
    if (text === 'bad') throw new Error(text);
    return text;
  });
  const ask = remembered(work);
  for (let i = 0; i < 2; i++) expect(() => ask('bad')).toThrow('bad');
  const long = 'a'.repeat(60_000);
  for (let i = 0; i < 2; i++) expect(ask(long)).toBe(long);
  expect(work).toHaveBeenCalledTimes(4);
  ask('old');
  for (let i = 0; i < 64; i++) ask(`new ${i}`);
  work.mockClear();
  ask('old');
  expect(work).toHaveBeenCalledTimes(1);
});

test('types are those of the files as they are now, those that are imported too', async () => {
  const compilation = new Compilation(DEFAULT_LIMITS);
  const problems = async (result: string) => {
    const texts = {
      layers: `export function f(): ${result} { throw new Error(); }\n`,
      losses: "import { f } from './layers.js';\nexport const n: number = f();\n",
    };
    const modules = await Promise.all(
      Object.entries(texts).map(([topic, text]) =>
        compilation.prepare(topic, `exercises/${topic}.ts`, text, ['layers']),
      ),
    );
    const ready = modules.flatMap((module) => ('problem' in module ? [] : [module]));
    const found = await compilation.typeProblems(ready, ['losses']);
    return found.map(({ path, line }) => `${path}:${line}`);
  };
  for (const [result, found] of [
    ['number', []],
    ['string', ['exercises/losses.ts:2']],
    ['string', ['exercises/losses.ts:2']],
    ['number', []],
  ] as const) {
    expect(await problems(result)).toEqual([...found]);
  }
});
