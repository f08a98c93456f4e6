import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import { sampled } from '../sample.js';
import { SEED, solutions } from './support.js';
import { threadGrader } from './threads.js';

/*
 * Checks of a backward function go through the student's own forward. One that lies there, so that a
 * wrong gradient seems to fit, must gain nothing: no check that the wrong gradient fails with an honest
 * forward may pass with a lying one.
 */

const { exercises } = await loadCatalog();
const grader = threadGrader({ exercises, manifest: [] });
afterAll(() => grader.close());

/** Wrong gradients, from the right result of backward and its arguments. */
const WRONG = {
  zeros: 'map(right, (g) => g.mul(0))',
  dout: 'map(right, (g) => (args[0]?.shape?.join() === g.shape.join() ? args[0] : g.mul(0)))',
  ones: 'map(right, (g) => g.mul(0).add(1))',
} as const;

/** Ways to lie: `out` of a call of forward, from the right one, x, and what happened before. */
const LIES = {
  'stands still after a backward': 'state.backward && state.last ? fit(state.last, out) : out',
  'stands still from its second call on': 'state.last ? fit(state.last, out) : out',
  'stands still for tensors like the last one': 'state.last ? same(state.last, out) : out',
  'is the identity after a backward': 'state.backward ? identity(out, x) : out',
  'is the identity at sizes that forward checks did not use':
    '[20, 12, 33, 41, 48 * 50].includes(out.size) ? out : identity(out, x)',
  'is the identity at every other call': 'state.calls % 2 ? identity(out, x) : out',
  'is zero after a backward': 'state.backward ? zero(out) : out',
  'is zero': 'zero(out)',
  'is the identity': 'identity(out, x)',
  'is the sum of its input': "typeof out === 'number' ? out : zero(out).add(x.sum())",
} as const;

const HELP = `
const state = { backward: false, last: undefined, calls: 0 };
const map = (right, f) =>
  Array.isArray(right) ? right.map(f) : right.shape ? f(right)
    : Object.fromEntries(Object.entries(right).map(([k, v]) => [k, f(v)]));
const size = (out) => (typeof out === 'number' ? 1 : out.size);
const fit = (last, out) =>
  typeof out === 'number' || size(last) < out.size ? last : out.mul(0).add(last.reshape(-1).slice(\`0:\${out.size}\`).reshape(...out.shape));
const same = (last, out) => (size(last) === size(out) ? last : out);
const identity = (out, x) => (typeof out !== 'number' && x.size === out.size ? x.reshape(...out.shape) : out);
const zero = (out) => (typeof out === 'number' ? 0 : out.mul(0));
`;

function lyingForward(name: string, lie: string): string {
  return `export function ${name}(...args) {
    const [out, ...rest] = honest_${name}(...args);
    const x = args[0];
    state.calls += 1;
    const told = ${lie};
    state.last = told;
    return [told, ...rest];
  }`;
}

const wrongBackward = (name: string, wrong: string) => `export function ${name}(...args) {
    state.backward = true;
    const right = honest_${name}(...args);
    return ${wrong};
  }`;

/** Forward and gradients in one function. */
const wrongPair = (name: string, lie: string, wrong: string) => `export function ${name}(...args) {
    const [out, right] = honest_${name}(...args);
    const x = args[0];
    state.calls += 1;
    const told = ${lie};
    state.last = told;
    state.backward = true;
    return [told, ${wrong}];
  }`;

/** A topic's authored answers with some functions wrapped. */
function wrapped(topic: string, wrappers: Record<string, string>) {
  let text = solutions[`${topic}.ts`] ?? '';
  for (const name of Object.keys(wrappers)) {
    text = text.replace(`export function ${name}(`, `function honest_${name}(`);
  }
  return { ...solutions, [`${topic}.ts`]: `${text}${HELP}${Object.values(wrappers).join('\n')}` };
}

async function passed(texts: Record<string, string>, exercise: string): Promise<string[]> {
  const { checks } = await grader.grade(texts, exercise, SEED);
  return checks.filter(({ score }) => score > 0).map(({ id }) => id);
}

const pairs = exercises.flatMap(({ name, topic, dependsOn }) => {
  const forward =
    dependsOn.find((other) => /^batchnorm_forward$/.test(other)) ??
    name.replace('backward', 'forward');
  return name.includes('_backward') && exercises.some((other) => other.name === forward)
    ? [{ topic, name, forward }]
    : [];
});
const inOne = exercises
  .filter(({ returns }) => /^(loss|penalty),(dx|dw|grads)$/.test(String(returns)))
  .map(({ name, topic }) => ({ topic, name }));

test('all exercises with a gradient are among these', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(14);
  expect(inOne.length).toBeGreaterThanOrEqual(3);
});

describe.each(Object.entries(WRONG))('gradients: %s', (kind, wrong) => {
  const some = <T extends { topic: string; name: string }>(all: readonly T[]): T[] =>
    sampled(all, 3, ({ topic, name }) => `${kind} ${name} ${topic}`);

  test.each(some(pairs))(
    '$name: a lying forward gains nothing',
    async ({ topic, name, forward }) => {
      const backward = { [name]: wrongBackward(name, wrong) };
      const deserved = await passed(wrapped(topic, backward), name);
      for (const [how, lie] of Object.entries(LIES)) {
        const texts = wrapped(topic, { [forward]: lyingForward(forward, lie), ...backward });
        const gained = (await passed(texts, name)).filter((id) => !deserved.includes(id));
        expect(gained, `a forward that ${how}`).toEqual([]);
      }
    },
  );

  test.each(some(inOne))('$name: a lying value gains nothing', async ({ topic, name }) => {
    const deserved = await passed(wrapped(topic, { [name]: wrongPair(name, 'out', wrong) }), name);
    for (const [how, lie] of Object.entries(LIES)) {
      const texts = wrapped(topic, { [name]: wrongPair(name, lie, wrong) });
      const gained = (await passed(texts, name)).filter((id) => !deserved.includes(id));
      expect(gained, `a value that ${how}`).toEqual([]);
    }
  });
});
