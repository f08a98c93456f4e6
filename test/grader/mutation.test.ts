import { resolve } from 'node:path';
import { RandomState } from 'kernel-lib/random';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import {
  type GeneratedMutant,
  generateMutants,
  judgeMutants,
  readEquivalents,
  readSolutions,
} from '../../kernel-lib/workshop/mutants/index.js';

const root = resolve(import.meta.dirname, '../..');
const solutions = readSolutions(root);
const equivalents = readEquivalents(root);

/** As a topic's file: one exercise around a body. */
const around = (body: string) =>
  `export function f(x) {\n  // BEGIN SOLUTION\n  ${body}\n  // END SOLUTION\n}\n`;

const changes = (body: string) => generateMutants('t', around(body)).map(({ to }) => to);

describe('generated mutants', () => {
  test.each([
    ['return a + b;', ['return a - b;', 'return a;', 'return b;']],
    ['return a > b;', ['return a >= b;', 'return a < b;']],
    ['return -a;', ['return a;']],
    ['return 0.5;', ['return 1;']],
    ['return x.sum(0);', ['return x.mean(0);', 'return x.sum();', 'return x.sum(1);']],
    ['return x.max(k, true);', ['return x.min(k, true);', 'return x.max(k, false);']],
    [
      'return dot(x.T, w);',
      ['return x.T;', 'return w;', 'return dot(w, x.T);', 'return dot(x, w);'],
    ],
    ['return x.exp();', ['return x;']],
    ['return [dx, dw];', ['return [dw, dx];']],
    ['x.add_(b);', ['x.sub_(b);', ';']],
    ['if (t) return a;', ['if (true) return a;', 'if (false) return a;']],
    ['return { ...config, v };', ['return { v };', 'return { ...config };']],
  ])('%s', (body, expected) => {
    expect(changes(body)).toEqual(expect.arrayContaining(expected));
  });

  test('only what a student writes is changed, and no message of an error', () => {
    const text = `export const k = 1 + 1;\n${around("throw new Error('a' + 1);")}`;
    expect(generateMutants('t', text)).toEqual([]);
  });

  test('every exercise has some, each is another text, and each excuse fits one', () => {
    const all = [...solutions].flatMap(([topic, text]) => generateMutants(topic, text));
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    for (const { exercise, from, to } of equivalents) {
      const fits = (m: GeneratedMutant) =>
        m.exercise === exercise && m.from === from && m.to === to;
      expect(all.some(fits), `${exercise}: ${to}`).toBe(true);
    }
  });
});

/** A few of each exercise's mutants, other ones whenever an answer changes. */
function sample(count: number): GeneratedMutant[] {
  return [...solutions].flatMap(([topic, text]) => {
    const mutants = generateMutants(topic, text);
    const rng = new RandomState(text.length);
    return [...new Set(mutants.map(({ exercise }) => exercise))].flatMap((name) => {
      const own = mutants.filter(({ exercise }) => exercise === name);
      const order = rng.permutation(own.length).data;
      return Array.from(order.slice(0, count), (i) => own[i] as GeneratedMutant);
    });
  });
}

// All of them: npm run mutants. A release is refused while one survives.
test('of each exercise, a sample of wrong answers loses points', async () => {
  const catalog = await loadCatalog();
  // A recipe with another number may be as good: only training tells.
  const closed = catalog.exercises.filter(({ open }) => !open).map(({ name }) => name);
  const mutants = sample(2).filter(({ exercise }) => closed.includes(exercise));
  const names = new Set(mutants.map(({ exercise }) => exercise));
  expect([...names].sort()).toEqual(closed.sort());
  const judged = await judgeMutants(mutants, { catalog, solutions, equivalents });
  const wrong = judged.filter(({ verdict }) => !/killed|equivalent/.test(verdict.status));
  expect(wrong.map(({ mutant, verdict }) => ({ ...mutant, text: '', verdict }))).toEqual([]);
});

test('the authored answers themselves pass this way, so that a kill means something', async () => {
  const catalog = await loadCatalog();
  const unchanged = catalog.exercises.map(({ name, topic }) => ({
    topic,
    exercise: name,
    kind: 'none',
    line: 1,
    from: '',
    to: '',
    text: solutions.get(topic) ?? '',
  }));
  const judged = await judgeMutants(unchanged, { catalog, solutions, equivalents: [] });
  const refused = judged.filter(({ verdict }) => verdict.status !== 'survived');
  expect(refused.map(({ mutant, verdict }) => [mutant.exercise, verdict])).toEqual([]);
});

test('an endless loop and an endless recursion are ended, and the next mutant is judged', async () => {
  const catalog = await loadCatalog();
  const [first] = generateMutants('warmup', solutions.get('warmup') ?? '');
  const body = (code: string) =>
    ({
      ...first,
      from: code,
      text: `export function standardize() { ${code} }`,
    }) as GeneratedMutant;
  const mutants = [body('for (;;);'), body('return standardize();'), first as GeneratedMutant];
  const judged = await judgeMutants(mutants, { catalog, solutions, equivalents });
  expect(judged.map(({ verdict }) => verdict.status)).toEqual(['killed', 'killed', 'killed']);
});
